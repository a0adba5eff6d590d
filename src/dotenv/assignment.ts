// `NAME=value` as `dotenv` reads it, which is not always as one would think: a line may end before `=`, and before a quoted value.
import type { Found } from './entry.ts'
import { lineIsDone, matchAt, quotedEnd, skipSpace, trimmed } from './scan-text.ts'

const EXPORT = /export\s+(?=[\w.-])/y
const NAME = /[\w.-]+/y
/** A colon stands at the name and has white space behind it, which may be the line's end. */
const SIGN = /\s*=|:(?:\r\n|\s)/y
const UNQUOTED = /[^#\n\r]*/y

/** The entry that begins at an offset. */
export function assignmentAt(text: string, start: number): Found | undefined {
  const exported = matchAt(text, EXPORT, start)?.[0].length ?? 0
  const name = matchAt(text, NAME, start + exported)?.[0]
  if (name === undefined) return undefined
  const nameEnd = start + exported + name.length
  const sign = matchAt(text, SIGN, nameEnd)?.[0]
  if (sign === undefined) return undefined
  return { name, exported: exported > 0, commentedOut: false, start, ...valueAt(text, nameEnd + sign.length) }
}

function valueAt(text: string, offset: number): Pick<Found, 'valueStart' | 'valueEnd' | 'stop'> {
  const open = skipSpace(text, offset)
  const closed = isQuote(text[open]) ? quotedEnd(text, open, (end) => lineIsDone(text, end)) : undefined
  if (closed !== undefined) return { valueStart: open, valueEnd: closed, stop: closed }
  const stop = offset + (matchAt(text, UNQUOTED, offset)?.[0].length ?? 0)
  const { start, end } = trimmed(text, offset, stop)
  return { valueStart: start, valueEnd: end, stop }
}

export function isQuote(sign: string | undefined): boolean {
  return sign === '"' || sign === "'" || sign === '`'
}
