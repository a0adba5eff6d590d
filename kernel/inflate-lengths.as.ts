// Reads the code lengths at the head of a block with its own codes (RFC 1951, section 3.2.7), and makes tables of them.
import { PREVIOUS, REPEATS } from './inflate-entries.as'
import { BAD_BLOCK, BAD_CODE, bits, DONE, drop, ENDS_EARLY, refill, take } from './inflate-input.as'
import {
  clear, DISTANCE_LENGTHS, extraBits, fillLengthTable, find, LENGTH_LENGTHS, LENGTH_TABLE, LITERAL_LENGTHS, useDynamicTables,
} from './inflate-tables.as'

const MOST_LITERALS: u32 = 286
const MOST_DISTANCES: u32 = 30
const END_OF_BLOCK: usize = 256
/** Stands for the length before the first. */
const NO_LENGTH: u32 = 0x80
/** In which order the lengths of the code of code lengths stand. */
const ORDER: usize = memory.data<u8>([16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15])

/** Takes the tables that the next bits describe. A block that could not end, having no code for that, is refused. */
export function readTables(): i32 {
  const literals = take(5) + 257
  const distances = take(5) + 1
  const lengths = take(4) + 4
  if (literals > MOST_LITERALS || distances > MOST_DISTANCES) return BAD_BLOCK
  if (!readLengthLengths(lengths)) return ENDS_EARLY
  const state = readLengths(literals + distances, fillLengthTable())
  if (state != DONE) return state
  splitLengths(literals, distances)
  return load<u8>(LITERAL_LENGTHS, END_OF_BLOCK) && useDynamicTables() ? DONE : BAD_CODE
}

@inline
function readLengthLengths(lengths: u32): bool {
  clear(LENGTH_LENGTHS, 32)
  for (let i: u32 = 0; i < lengths; i++) {
    if (i % 16 == 0 && !refill()) return false
    store<u8>(LENGTH_LENGTHS + <usize>load<u8>(ORDER + i), <u8>take(3))
  }
  return true
}

/**
 * Reads `total` lengths, of literals and of distances, to LITERAL_LENGTHS. Nothing loops over repetitions: every length
 * is stored eight times; none but zero can come more often, and zeros are there already.
 */
function readLengths(total: u32, tableBits: u32): i32 {
  if (!tableBits) return BAD_CODE
  const mask = (<u32>1 << tableBits) - 1
  clear(LITERAL_LENGTHS, 320)
  let previous = NO_LENGTH
  let i: u32 = 0
  while (i < total) {
    if (!refill()) return ENDS_EARLY
    const entry = find(LENGTH_TABLE, mask, bits)
    previous = select<u32>(previous, (entry >> 16) & 15, entry & PREVIOUS)
    store<u64>(LITERAL_LENGTHS + i, <u64>previous * 0x0101_0101_0101_0101)
    i += ((entry >> REPEATS) & 15) + extraBits(bits, entry)
    drop(entry & 63)
  }
  return i > total || load<u8>(LITERAL_LENGTHS) == NO_LENGTH ? BAD_CODE : DONE
}

/** Moves the distances' lengths to their own place, and leaves zeros behind both kinds. */
@inline
function splitLengths(literals: u32, distances: u32): void {
  const from = LITERAL_LENGTHS + literals
  store<u64>(from + distances, 0)
  v128.store(DISTANCE_LENGTHS, v128.load(from))
  v128.store(DISTANCE_LENGTHS, v128.load(from, 16), 16)
  clear(from, 32)
}
