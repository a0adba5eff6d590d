// `# NAME=value`: an entry that somebody turned off, and whose value may be as secret as any.

import { isQuote } from './assignment.ts'
import type { Found } from './entry.ts'
import { lineEnd, matchAt, quotedEnd, trimmed } from './scan-text.ts'

const HASHES = /(?:#|[^\S\n\r\u2028\u2029])*/y
const ENTRY = /(?<exported>export[ \t]+)?(?<name>[A-Za-z_][\w.-]*)[ \t]*=/y
/** With a colon only what looks like the name of a variable: people write `Note: …`. */
const WITH_COLON = /(?<exported>export[ \t]+)?(?!(?:CAUTION|FIXME|HACK|IMPORTANT|NOTE|TODO|WARNING|XXX):)(?<name>[A-Z][A-Z\d_]+):(?=[ \t])/y
/** The start of a line that is a comment too. */
const NEXT_COMMENT = /(?:\r\n|[\n\r\u2028\u2029])[ \t]*#/y

/** The entry in the comment that begins at `hash`. */
export function commentedOutAt(text: string, hash: number): Found | undefined {
  const start = afterHashes(text, hash)
  const sign = entryAt(text, start)
  if (!sign?.groups) return undefined
  const { name = '', exported } = sign.groups
  return { name, exported: exported !== undefined, commentedOut: true, start, ...valueAt(text, start + sign[0].length) }
}

const afterHashes = (text: string, hash: number) => hash + (matchAt(text, HASHES, hash)?.[0].length ?? 0)
const entryAt = (text: string, start: number) => matchAt(text, ENTRY, start) ?? matchAt(text, WITH_COLON, start)

function valueAt(text: string, offset: number): Pick<Found, 'valueStart' | 'valueEnd' | 'stop'> {
  const end = lineEnd(text, offset)
  const { start: open } = trimmed(text, offset, end)
  const closed = isQuote(text[open]) ? quotedEndInComments(text, open) : undefined
  if (closed !== undefined) return { valueStart: open, valueEnd: closed, stop: closed }
  const stop = offset + innerComment(text.slice(offset, end))
  const value = trimmed(text, offset, stop)
  return { valueStart: value.start, valueEnd: value.end, stop }
}

/** Where a comment in the comment begins. A `#` in the middle of a word begins none here: it may belong to a password. */
function innerComment(rest: string): number {
  const at = rest.search(/(?<=\s)#/)
  return at === -1 ? rest.length : at
}

/** A quoted value may go on over the next lines of the comment. */
function quotedEndInComments(text: string, open: number): number | undefined {
  const block = text.slice(0, blockEnd(text, open))
  return quotedEnd(block, open, (end) => /^(?:\s*$|[^\S\n\r\u2028\u2029]+#)/.test(block.slice(end, lineEnd(block, end))))
}

/** The end of the last line in a row that is a comment and no other entry. */
function blockEnd(text: string, offset: number): number {
  let end = lineEnd(text, offset)
  for (let next = matchAt(text, NEXT_COMMENT, end); next; next = matchAt(text, NEXT_COMMENT, end)) {
    const start = afterHashes(text, end + next[0].length)
    if (entryAt(text, start)) break
    end = lineEnd(text, start)
  }
  return end
}
