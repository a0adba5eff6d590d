// The text around a match, cut to what a terminal can show: the line before, its own, the line after.
import { decode, type Encoding, unitBytes } from './encoding.ts'

/** How far an excerpt reaches on either side of the match. */
export const EXCERPT_BYTES = 400
const BREAK = /\r\n|\r|\n/

/** The text on either side of the match at [start, end) of the bytes; lines are parted by a line feed. */
export function cutExcerpt(
  bytes: Buffer,
  { start, end }: { start: number; end: number },
  encoding: Encoding,
): { before: string; after: string } {
  const unit = unitBytes(encoding)
  const aligned = (offset: number) => offset - (offset % unit)
  const from = firstOfCharacter(bytes, Math.max(0, aligned(start - EXCERPT_BYTES)), encoding)
  const to = Math.min(aligned(end + EXCERPT_BYTES), bytes.length)
  const before = decode(bytes.subarray(from, aligned(start)), encoding)
    .split(BREAK)
    .slice(-2)
  const after = decode(bytes.subarray(aligned(end), to), encoding)
    .split(BREAK)
    .slice(0, 2)
  return { before: before.join('\n'), after: after.join('\n') }
}

function firstOfCharacter(bytes: Buffer, offset: number, encoding: Encoding): number {
  let from = offset
  while (encoding === 'utf8' && from > 0 && from < offset + 3 && ((bytes[from] ?? 0) & 0xc0) === 0x80) from++
  return from
}
