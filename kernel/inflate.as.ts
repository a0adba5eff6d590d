// Inflates zlib streams (RFC 1950, RFC 1951) whose output size is known, from linear memory to linear memory. What zlib
// takes is taken and what zlib refuses is refused, whatever the bytes are; nothing but this is read or written:
//   reads   [source, sourceEnd) and up to 16 bytes behind, which are loaded along with others and never count as input
//   writes  [target, target + size) and up to 64 bytes behind, which hold nothing of use afterwards
import { adler32 } from './adler32.as'
import { prepareCopying } from './copy-match.as'
import { compressedBlock, isFull, openOutput, output, outputEnd, storedBlock } from './inflate-blocks.as'
import {
  BAD_BLOCK, BAD_CHECKSUM, BAD_HEADER, DONE, ENDS_EARLY, FULL, isOverrun, openInput, position, refill, take, TOO_LITTLE,
} from './inflate-input.as'
import { readTables } from './inflate-lengths.as'
import { prepareTables, useFixedTables } from './inflate-tables.as'

/**
 * Inflates the stream that begins at `source` and has to yield exactly `size` bytes. Returns how many bytes it takes up,
 * header and checksum included, or what is wrong: -1 header, -2 block, -3 code, -4 distance too far, -5 too much output,
 * -6 too little output, -7 input ends early, -8 checksum.
 */
export function inflate(source: usize, sourceEnd: usize, target: usize, size: u32): i32 {
  openOutput(target, size, false)
  const state = inflateStream(source, sourceEnd)
  if (state != DONE) return state
  if (output != outputEnd) return TOO_LITTLE
  const trailer = position()
  if (trailer + 4 > sourceEnd) return ENDS_EARLY
  if (bswap<u32>(load<u32>(trailer)) != adler32(target, size)) return BAD_CHECKSUM
  return <i32>(trailer + 4 - source)
}

/**
 * The first `limit` bytes of the output, or all when there are less. Returns how many, or what is wrong, as above, with
 * what yields them; looks at no checksum.
 */
export function inflateHead(source: usize, sourceEnd: usize, target: usize, limit: u32): i32 {
  openOutput(target, limit, true)
  const state = inflateStream(source, sourceEnd)
  return state < DONE ? state : <i32>(output - target)
}

/** Everything between header and checksum. FULL when the output was cut off. */
function inflateStream(source: usize, sourceEnd: usize): i32 {
  if (source + 2 > sourceEnd) return ENDS_EARLY
  if (!isHeader(load<u8>(source), load<u8>(source, 1))) return BAD_HEADER
  prepare()
  openInput(source + 2, sourceEnd)
  let last: u32 = 0
  while (!last) {
    if (isFull()) return FULL
    if (!refill()) return ENDS_EARLY
    last = take(1)
    const state = inflateBlock(take(2))
    if (isOverrun()) return ENDS_EARLY // no matter what was made of bits that were not there
    if (state != DONE) return state
  }
  return DONE
}

let prepared: bool = false

function prepare(): void {
  if (prepared) return
  prepareTables()
  prepareCopying()
  prepared = true
}

/** RFC 1950, section 2.2: deflate, a window of at most 32 KiB, no preset dictionary. */
@inline
function isHeader(method: u32, flags: u32): bool {
  return (method & 15) == 8 && method >> 4 <= 7 && !(flags & 0x20) && ((method << 8) | flags) % 31 == 0
}

/** RFC 1951, section 3.2.3. */
@inline
function inflateBlock(type: u32): i32 {
  if (type == 0) return storedBlock()
  if (type == 3) return BAD_BLOCK
  if (type == 1) useFixedTables()
  else {
    const state = readTables()
    if (state != DONE) return state
  }
  return compressedBlock()
}
