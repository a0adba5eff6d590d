// Dotenv files of every dialect → their entries, with places. Where dialects disagree the value is the one that `dotenv` reads:
//
// - docker's env files take quotes, inline comments and `export` for a part of the value or the name; here they are none;
// - docker and `dotenv` leave variables as they are, compose and direnv fill them in: `interpolates` says that there are some;
// - Node's own parser reads names with white space and ends a value at its first closing quote; `dotenv` knows no such names, and takes
//   a value that goes on behind its quotes for an unquoted one;
// - a shell reads `.envrc` and runs what is no assignment (`layout`, `use`, `source_env`): that is no entry, and several assignments behind
//   one `export` are one value.
//
// One difference is left: in a value without quotes `dotenv` looks for quotes behind each U+2028 and U+2029, which nobody writes there.
import { assignmentAt, isQuote } from './assignment.ts'
import { commentedOutAt } from './commented-out.ts'
import type { DotenvEntry, Found, Quote, Stretch } from './entry.ts'
import { LinePlaces } from './line-places.ts'
import { lineEnd, skipSpace } from './scan-text.ts'

/** All entries in their order, those in comments among them; a name may come more than once, and the last one counts. */
export function parseDotenv(text: string): readonly DotenvEntry[] {
  const places = new LinePlaces(text)
  return readDotenv(text).found.map((one) => toEntry(text, one, places))
}

export interface Reading {
  readonly found: readonly Found[]
  /** Text right behind a value, from `#` on: a comment to `dotenv`, a part of the value to others. */
  readonly glued: readonly Stretch[]
  /** Lines that are neither entries nor comments, without their ends. */
  readonly others: readonly Stretch[]
}

/** What stands where. Takes time in proportion to the text. */
export function readDotenv(text: string): Reading {
  const reading = { found: [] as Found[], glued: [] as Stretch[], others: [] as Stretch[] }
  for (let at = skipSpace(text, 0); at < text.length; at = skipSpace(text, at)) {
    const one = text[at] === '#' ? commentedOutAt(text, at) : assignmentAt(text, at)
    const end = lineEnd(text, one?.stop ?? at)
    if (one) reading.found.push(one)
    else if (text[at] !== '#') reading.others.push({ start: at, end })
    const isGlued = one !== undefined && text[one.stop] === '#' && !/\s/.test(text[one.stop - 1] ?? '')
    if (isGlued) reading.glued.push({ start: one.stop, end })
    at = one && !isGlued ? one.stop : end
  }
  return reading
}

function toEntry(text: string, found: Found, places: LinePlaces): DotenvEntry {
  const { name, exported, commentedOut, start, valueStart, valueEnd } = found
  const raw = text.slice(valueStart, valueEnd)
  const from = places.at(start)
  const to = places.at(valueEnd)
  const value = places.at(valueStart)
  return {
    name,
    value: meaningOf(commentedOut ? raw.replace(/(\r\n|[\n\r\u2028\u2029])[ \t]*#+[ \t]?/g, '$1') : raw),
    quote: quoteOf(raw),
    exported,
    ...(commentedOut && { commentedOut }),
    interpolates: quoteOf(raw) !== 'single' && /(?<!\\)\$[A-Za-z_{(]/.test(raw),
    start,
    end: valueEnd,
    valueStart,
    valueEnd,
    line: from.line,
    column: from.column,
    endLine: to.line,
    endColumn: to.column,
    valueLine: value.line,
    valueColumn: value.column,
  }
}

/** The value that `dotenv` makes of what is written. Of escapes it knows \n and \r alone, and those even where the backslash is escaped. */
function meaningOf(raw: string): string {
  const bare = (quoteOf(raw) === 'none' ? raw : raw.slice(1, -1)).replace(/\r\n?/g, '\n')
  return raw.startsWith('"') ? bare.replaceAll('\\n', '\n').replaceAll('\\r', '\r') : bare
}

const quotes: Readonly<Record<string, Quote>> = { "'": 'single', '"': 'double', '`': 'backtick' }

function quoteOf(raw: string): Quote {
  const first = raw.charAt(0)
  return raw.length > 1 && isQuote(first) && raw.endsWith(first) ? (quotes[first] ?? 'none') : 'none'
}
