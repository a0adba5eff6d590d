// The text around a match, cut to what a terminal can show: the line before, its own, the line after.
import { decode, type Encoding, unitBytes } from './encoding.ts'

/** How far an excerpt reaches on either side of the match. */
export const EXCERPT_BYTES = 400
const BREAK = /\r\n|\r|\n/
const LINES = 2

/**
 * The text on either side of the match at [start, end) of the bytes; lines are parted by a line feed. A word that the
 * excerpt's edge cuts is left out: it may be the rest of another secret, which nobody would recognise any more.
 */
export function cutExcerpt(
  bytes: Buffer,
  { start, end }: { start: number; end: number },
  encoding: Encoding,
): { before: string; after: string } {
  const unit = unitBytes(encoding)
  const aligned = (offset: number) => offset - (offset % unit)
  const from = Math.max(0, aligned(start - EXCERPT_BYTES))
  const to = Math.min(aligned(end + EXCERPT_BYTES), bytes.length)
  const before = decode(bytes.subarray(from, aligned(start)), encoding).split(BREAK)
  const after = decode(bytes.subarray(aligned(end), to), encoding).split(BREAK)
  if (before.length <= LINES && from > 0) before[0] = (before[0] ?? '').replace(/^\S+/, '…')
  if (after.length <= LINES && to < bytes.length) after.push(withoutLastWord(after.pop() ?? ''))
  return { before: before.slice(-LINES).join('\n'), after: after.slice(0, LINES).join('\n') }
}

/** By hand: an expression for the end of a text tries every place in it. */
function withoutLastWord(text: string): string {
  let end = text.length
  while (end > 0 && !/\s/.test(text.charAt(end - 1))) end--
  return `${text.slice(0, end)}…`
}
