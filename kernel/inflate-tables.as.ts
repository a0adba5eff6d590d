// Tables for prefix codes (RFC 1951, section 3.2). A table is looked up with the next bits of the input: as many as the
// longest code has, or a few less; codes longer than that are found in a second table, to which the first one links.
import {
  CODE_LENGTH, describeSymbols, DISTANCE_MEANINGS, LENGTH_MEANINGS, LINK, LITERAL_MEANINGS, SPECIAL,
} from './inflate-entries.as'

/** Bits that find a place in a first table. Measured on git packs: 9 are slower by 4 %, 11 faster by 1 %. */
const LITERAL_BITS: u32 = 10
const DISTANCE_BITS: u32 = 7

// Room for the most entries that a complete code of 286 (or 30) symbols can need; other codes are refused.
const LITERAL_TABLE: usize = memory.data(1332 * 4, 16)
const DISTANCE_TABLE: usize = memory.data(400 * 4, 16)
const FIXED_LITERAL_TABLE: usize = memory.data(512 * 4, 16)
const FIXED_DISTANCE_TABLE: usize = memory.data(32 * 4, 16)
export const LENGTH_TABLE: usize = memory.data(128 * 4, 16)

/** The tables to decode with, and masks of as many bits as find a place in them. */
export let literals: usize = 0
export let literalMask: u32 = 0
export let distances: usize = 0
export let distanceMask: u32 = 0

/** The lengths of codes, a byte a symbol. The first has room for those of distances too, and for 16 bytes more. */
export const LITERAL_LENGTHS: usize = memory.data(336, 16)
export const DISTANCE_LENGTHS: usize = memory.data(32, 16)
export const LENGTH_LENGTHS: usize = memory.data(32, 16)

/** u16 for each number of ten bits: the same bits from last to first, as codes stand in the input. */
const REVERSED: usize = memory.data(1024 * 2, 16)
const REVERSED_BITS: u32 = 10

const USED: usize = memory.data(288 * 2, 16) // u16: the symbols that have a code
const SORTED: usize = memory.data(288 * 2, 16) // u16: the same, by their codes
const COUNTS: usize = memory.data(16 * 4, 16) // u32 for each length: how many symbols have it
const PLACES: usize = memory.data(16 * 4, 16) // u32 for each length: where in SORTED its next symbol goes
let usedEnd: usize = 0

/** The entry for the next bits. */
@inline
export function find(table: usize, mask: u32, buffer: u64): u32 {
  return load<u32>(table + (<usize>(<u32>buffer & mask) << 2))
}

/** The entry that a link leads to. */
@inline
export function follow(table: usize, link: u32, buffer: u64): u32 {
  const index = <u32>(buffer >> link) & ((1 << ((link >> 8) & 15)) - 1)
  return load<u32>(table + (<usize>((link >> 16) + index) << 2))
}

/** The number in the extra bits behind an entry's code. */
@inline
export function extraBits(buffer: u64, entry: u32): u32 {
  return <u32>((buffer & (((<u64>1) << entry) - 1)) >> (entry >> 8))
}

/** Sets `size` bytes, a multiple of 16, to 0. memory.fill would be a call out of the module. */
@inline
export function clear(at: usize, size: usize): void {
  for (let i: usize = 0; i < size; i += 16) v128.store(at + i, i8x16.splat(0))
}

/** Takes the tables of section 3.2.6. */
export function useFixedTables(): void {
  literals = FIXED_LITERAL_TABLE
  literalMask = 511
  distances = FIXED_DISTANCE_TABLE
  distanceMask = 31
}

/** Makes and takes tables of LITERAL_LENGTHS and DISTANCE_LENGTHS; false when zlib refuses such codes. */
export function useDynamicTables(): bool {
  const literalBits = fillTable(LITERAL_TABLE, LITERAL_BITS, LITERAL_LENGTHS, 288, LITERAL_MEANINGS)
  const distanceBits = fillTable(DISTANCE_TABLE, DISTANCE_BITS, DISTANCE_LENGTHS, 32, DISTANCE_MEANINGS)
  literals = LITERAL_TABLE
  literalMask = (1 << literalBits) - 1
  distances = DISTANCE_TABLE
  distanceMask = (1 << distanceBits) - 1
  return literalBits != 0 && distanceBits != 0
}

/** Makes LENGTH_TABLE of LENGTH_LENGTHS; returns how many bits find a place in it, 0 when zlib refuses such a code. */
export function fillLengthTable(): u32 {
  return fillTable(LENGTH_TABLE, 7, LENGTH_LENGTHS, 32, LENGTH_MEANINGS)
}

/**
 * Makes `table` of the lengths of `symbols` codes, a multiple of 16; returns how many bits find a place in it, at most
 * `most`. Returns 0 for what zlib refuses: codes that exclude each other, and codes that leave some bits without meaning.
 * Of literals and distances, zlib takes a single code of one bit, and distances without any code.
 */
function fillTable(table: usize, most: u32, lengths: usize, symbols: u32, meanings: usize): u32 {
  const seen = countLengths(lengths, symbols)
  const longest: u32 = seen ? 31 - clz(seen) : 0
  const room = placeLengths(longest)
  if (room > 0 && longest <= 1 && meanings != LENGTH_MEANINGS) return fillPoorTable(table, longest, meanings)
  if (room != 0) return 0
  sortSymbols(lengths)
  const bits = min(longest, most)
  const code = fillFirst(table, bits, ctz(seen), meanings)
  if (longest > bits) fillSecond(table, bits, longest, meanings, code)
  return bits
}

/** Lists and counts the symbols that have a code. Returns the set of their lengths: bit n for n. */
function countLengths(lengths: usize, symbols: u32): u32 {
  clear(COUNTS, 64)
  let seen: u32 = 0
  let to = USED
  for (let base: u32 = 0; base < symbols; base += 16) {
    let some: u32 = i8x16.bitmask(i8x16.ne(v128.load(lengths + base), i8x16.splat(0)))
    for (; some; some &= some - 1) {
      const symbol = base + ctz(some)
      const length = <u32>load<u8>(lengths + symbol)
      const countAt = COUNTS + (length << 2)
      store<u32>(countAt, load<u32>(countAt) + 1)
      store<u16>(to, <u16>symbol)
      to += 2
      seen |= 1 << length
    }
  }
  usedEnd = to
  return seen
}

@inline
function countOf(length: u32): u32 {
  return load<u32>(COUNTS + (length << 2))
}

/** Finds each length's place. Returns how many codes of `longest` bits are left over; below 0 when there are too few. */
function placeLengths(longest: u32): i32 {
  let room: i32 = 1
  let place = SORTED
  for (let length: u32 = 1; length <= longest; length++) {
    room = (room << 1) - <i32>countOf(length)
    store<u32>(PLACES + (length << 2), <u32>place)
    place += countOf(length) << 1
  }
  return room
}

/** A table of one bit: that of the one code there is, if any, and one without a meaning. */
function fillPoorTable(table: usize, codes: u32, meanings: usize): u32 {
  store<u32>(table, codes ? meaningAt(USED, meanings) + CODE_LENGTH : SPECIAL + CODE_LENGTH)
  store<u32>(table, SPECIAL + CODE_LENGTH, 4)
  return 1
}

@inline
function meaningAt(symbolAt: usize, meanings: usize): u32 {
  return load<u32>(meanings + (<usize>load<u16>(symbolAt) << 2))
}

function sortSymbols(lengths: usize): void {
  for (let at = USED; at < usedEnd; at += 2) {
    const symbol = load<u16>(at)
    const place = PLACES + (<usize>load<u8>(lengths + <usize>symbol) << 2)
    const to = <usize>load<u32>(place)
    store<u16>(to, symbol)
    store<u32>(place, <u32>(to + 2))
  }
}

/**
 * Fills in the codes of up to `bits` bits: a full table of n bits, twice, is the table of n + 1 bits but for the longer
 * codes. Returns the code after the last, aligned to the left in REVERSED_BITS.
 */
function fillFirst(table: usize, bits: u32, shortest: u32, meanings: usize): u32 {
  let code: u32 = 0
  let at = SORTED
  for (let length = shortest; length <= bits; length++) {
    for (const end = <usize>load<u32>(PLACES + (length << 2)); at < end; at += 2) {
      store<u32>(table + (<usize>reverse(code) << 2), meaningAt(at, meanings) + length * CODE_LENGTH)
      code += 1 << (REVERSED_BITS - length)
    }
    if (length < bits) double(table, 4 << length)
  }
  return code
}

@inline
function reverse(code: u32): u32 {
  return <u32>load<u16>(REVERSED + (<usize>code << 1))
}

/** Copies the first `size` bytes of a table behind them; when these are less than 16, some more, to be overwritten. */
@inline
function double(table: usize, size: usize): void {
  for (let i: usize = 0; i < size; i += 16) v128.store(table + size + i, v128.load(table + i))
}

/** Fills in the codes of more than `bits` bits from `code` on: one second table for those that begin alike. */
function fillSecond(table: usize, bits: u32, longest: u32, meanings: usize, code: u32): void {
  let wide = code << REVERSED_BITS // the code, aligned to the left in twice as many bits
  let at = <usize>load<u32>(PLACES + (bits << 2))
  let head: u32 = u32.MAX_VALUE
  let second = table
  let size: u32 = 0
  let free: u32 = 1 << bits
  for (let length = bits + 1; length <= longest; length++) {
    for (let left = countOf(length); left; left--) {
      const reversed = reverse(wide >> REVERSED_BITS) | (reverse(wide & ((1 << REVERSED_BITS) - 1)) << REVERSED_BITS)
      if (head != (reversed & ((1 << bits) - 1))) {
        head = reversed & ((1 << bits) - 1)
        const sizeBits = bitsOfSecond(length, left, bits, longest)
        store<u32>(table + (<usize>head << 2), SPECIAL | LINK | (free << 16) | (sizeBits << 8) | bits)
        second = table + (<usize>free << 2)
        size = 1 << sizeBits
        free += size
      }
      const entry = meaningAt(at, meanings) + length * CODE_LENGTH
      for (let i = reversed >> bits; i < size; i += 1 << (length - bits)) store<u32>(second + (<usize>i << 2), entry)
      at += 2
      wide += 1 << (2 * REVERSED_BITS - length)
    }
  }
}

/** Bits of a second table that begins where `left` codes of `length` bits are to come: until its part of the code is full. */
function bitsOfSecond(length: u32, left: u32, bits: u32, longest: u32): u32 {
  let room = (<i32>1 << (length - bits)) - <i32>left
  let end = length
  while (room > 0 && end < longest) {
    end++
    room = (room << 1) - <i32>countOf(end)
  }
  return end - bits
}

/** Fills, once, what never changes. */
export function prepareTables(): void {
  for (let i: u32 = 1; i < 1 << REVERSED_BITS; i++) {
    store<u16>(REVERSED + (i << 1), <u16>((reverse(i >> 1) >> 1) | ((i & 1) << (REVERSED_BITS - 1))))
  }
  describeSymbols()
  fillFixedTables()
}

/** Section 3.2.6. */
function fillFixedTables(): void {
  memory.fill(LITERAL_LENGTHS, 8, 144)
  memory.fill(LITERAL_LENGTHS + 144, 9, 112)
  memory.fill(LITERAL_LENGTHS + 256, 7, 24)
  memory.fill(LITERAL_LENGTHS + 280, 8, 8)
  memory.fill(DISTANCE_LENGTHS, 5, 32)
  fillTable(FIXED_LITERAL_TABLE, 9, LITERAL_LENGTHS, 288, LITERAL_MEANINGS)
  fillTable(FIXED_DISTANCE_TABLE, 5, DISTANCE_LENGTHS, 32, DISTANCE_MEANINGS)
}
