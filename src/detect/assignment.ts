// `name = value` in any language → the name, the value, and what joins them. Judges nothing.
// Everything is read within a bounded distance of the word that was found in the name.
import { byteTable } from './byte-table.ts'

/** A value that something is given. Offsets are in the text. */
export interface Assignment {
  /** The whole name, as far as it stands in one piece: `config.db_password`, `X-Auth-Token`. */
  readonly name: string
  readonly nameStart: number
  readonly start: number
  readonly end: number
  /** What stands between the name and the value, without white space and quotes. */
  readonly sign: string
  /** The quote before the value; empty when it is bare. */
  readonly quote: string
}

/** Characters of a value that is worth a look. */
export const LEAST_VALUE = 4
const LONGEST_NAME = 64
const LONGEST_VALUE = 400
const LINE_FEED = 10
const CARRIAGE_RETURN = 13
const BACKSLASH = 92

const SCHEME = '(?:(?:bearer|basic|digest|token|ntlm|api-?key|negotiate|oauth)[ \\t]{1,3})?'
const QUOTE = '\\\\{0,3}["\'`]{1,3}|&(?:quot|#34|#39);'

const SIGN = [
  // with a type before it,
  '\\s{0,3}:\\s{0,2}[A-Za-z][\\w.?&<>*[\\]]{0,24}\\s{0,2}=\\s{0,3}(?=["\'`])',
  '(?<![\\w.$-])(?:of type|as) \\w{1,16}\\s{0,2}=',
  '={1,3}>?|!={1,2}|\\+=|\\?=|:{1,2}=?|->|=>|>|\\||;(?=s:\\d)',
  // in lists of pairs,
  ',?\\s{0,40}\\\\{0,3}["\']?(?<![\\w.$-])value\\\\{0,3}["\']?\\s{0,4}[=:]',
  // in calls and in words,
  ',|\\(|(?<![\\w.$-])(?:by|with \\w{1,40} by)(?: password)? ?(?=["\'])|(?<![\\w.$-])is:? ?(?=["\'`])',
].join('|')
/** Nothing but space stands for a sign behind a flag, and in SQL. */
const SPACE = '[ \\t]{1,24}(?=["\'`])|[ \\t]{1,2}(?=[^\\s=:(){}[\\],;&|]{3,400}={0,2}(?:[\\s"\'`\\\\]|$))'
/** A list, a call, the length of a text in PHP; an item of a list in YAML stands on a line of its own. */
const OPENED =
  '\\s{0,24}(?:[([{]\\s{0,8}|(?<=\\n[ \\t]{0,23})-[ \\t]{1,8})?(?:[A-Za-z_$[\\]][\\w.$[\\]]{0,32}\\(\\s{0,4}(?=[bru]?["\'`]))?(?:s:\\d{1,4}:)?'

/** The rest of the name and what closes it, a sign, and what opens a value. */
const JOINT = new RegExp(
  `(?<rest>[\\w.$-]{0,48})(?:${QUOTE}|[\\])}]|\\?|!){0,4}(?<sign>[ \\t]{0,24}(?:${SIGN})|${SPACE})` +
    `(?<opened>${OPENED})${SCHEME}(?:pass:(?=\\S))?(?:[bruf@$]{0,2}(?<quote>${QUOTE}))?${SCHEME}`,
  'yi',
)
/** Two quotes: an empty text where what follows them can follow a value, else what Nix, CSV and Markdown put around one. */
const PAIR = /^(["'`])\1$/
const BEHIND_VALUE = /[\s),;&|}\]:]/
/** Characters of a name, by their codes. */
export const IS_NAME = byteTable('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.$-')
/** A line end or a separator that is escaped, in addresses and in what mail servers are told. */
const CONTROL = /%(?:0[0-9A-F]|1[0-9A-F]|7F)/i
const BARE = /[^\s"'`,;<>(){}[\]\\&|]{1,400}/y

export function assignmentAt(text: string, at: number, wordEnd: number): Assignment | undefined {
  JOINT.lastIndex = wordEnd
  const joint = JOINT.exec(text)
  if (!joint?.groups) return undefined
  const start = wordEnd + joint[0].length
  const quote = joint.groups.quote ?? ''
  const sign = (joint.groups.sign ?? '').trim()
  const { opened = '' } = joint.groups
  // What is bare on the next line, unless it is an item there, or the next item of this line's list, is no value of this name.
  if (opened.includes('\n') && (sign === ',' || (quote === '' && !opened.trimEnd().endsWith('-')))) return undefined
  if (PAIR.test(quote) && (start === text.length || BEHIND_VALUE.test(text.charAt(start)))) return undefined
  const end = quote === '' ? bareEnd(text, start) : quotedEnd(text, start, quote)
  if (end <= start) return undefined
  const nameStart = nameStartOf(text, at)
  return { name: text.slice(nameStart, wordEnd) + (joint.groups.rest ?? ''), nameStart, start, end, sign, quote }
}

function nameStartOf(text: string, at: number): number {
  const least = Math.max(0, at - LONGEST_NAME)
  let start = at
  while (start > least && IS_NAME[text.charCodeAt(start - 1)] === 1) start--
  return start
}

function quotedEnd(text: string, start: number, quote: string): number {
  const last = Math.min(text.length, start + LONGEST_VALUE)
  for (let i = start; i < last; i++) {
    const code = text.charCodeAt(i)
    if (code === LINE_FEED || code === CARRIAGE_RETURN || text.startsWith(quote, i)) return i
    if (code === BACKSLASH) i++
  }
  // What is cut off would be shown beside the redacted part.
  return start
}

function bareEnd(text: string, start: number): number {
  BARE.lastIndex = start
  if (!BARE.test(text) || BARE.lastIndex - start >= LONGEST_VALUE) return start
  const end = BARE.lastIndex
  const control = text.slice(start, end).search(CONTROL)
  return control > 0 ? start + control : end
}
