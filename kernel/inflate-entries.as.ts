// What the symbols of deflate mean (RFC 1951, sections 3.2.5 and 3.2.7), in the form of table entries.
//
// An entry is a u32, laid out so that the decoder may shift by it without masking (a u64 shift takes six bits):
//   bits  0 to  5   how many bits to drop: the code and the extra bits behind it
//   bits  8 to 11   the code's length; in a link: how many bits find the place in the second table
//   bits 14 and 15  LINK and SPECIAL
//   bits 16 to 30   the byte, the least length or distance, or the second table's first entry;
//                   in the code of code lengths: the length, and from REPEATS on how often it stands at least
//   bit  31         LITERAL

/** The entry stands for a byte. */
export const LITERAL: u32 = 1 << 31
/** Neither byte nor length nor distance: a link, the end of a block, or a code that has no meaning. */
export const SPECIAL: u32 = 1 << 15
/** With SPECIAL: more bits decide. */
export const LINK: u32 = 1 << 14
/** With SPECIAL and without LINK: the block ends. */
export const END: u32 = 1 << 16
/** In the code of code lengths: the length is that of the symbol before. */
export const PREVIOUS: u32 = SPECIAL
export const REPEATS: u32 = 24
/** Times the length of a symbol's code, and added to its meaning: its entry. */
export const CODE_LENGTH: u32 = 0x101

// The meanings: u32 for each symbol.
export const LITERAL_MEANINGS: usize = memory.data(288 * 4, 16)
export const DISTANCE_MEANINGS: usize = memory.data(32 * 4, 16)
export const LENGTH_MEANINGS: usize = memory.data(32 * 4, 16)

/** Fills in the meanings. */
export function describeSymbols(): void {
  describeLiterals()
  describeDistances()
  describeLengths()
}

/** Bytes, the end of a block, and lengths; 285 stands for 258 alone, 286 and 287 for nothing. */
function describeLiterals(): void {
  for (let symbol: u32 = 0; symbol < 256; symbol++) mean(LITERAL_MEANINGS, symbol, LITERAL | (symbol << 16))
  mean(LITERAL_MEANINGS, 256, SPECIAL | END)
  let least: u32 = 3
  for (let i: u32 = 0; i < 28; i++) {
    const extra = i < 8 ? 0 : (i - 4) >> 2
    mean(LITERAL_MEANINGS, 257 + i, (least << 16) | extra)
    least += 1 << extra
  }
  mean(LITERAL_MEANINGS, 285, 258 << 16)
  mean(LITERAL_MEANINGS, 286, SPECIAL)
  mean(LITERAL_MEANINGS, 287, SPECIAL)
}

/** 30 and 31 stand for nothing. */
function describeDistances(): void {
  let least: u32 = 1
  for (let symbol: u32 = 0; symbol < 30; symbol++) {
    const extra = symbol < 4 ? 0 : (symbol - 2) >> 1
    mean(DISTANCE_MEANINGS, symbol, (least << 16) | extra)
    least += 1 << extra
  }
  mean(DISTANCE_MEANINGS, 30, SPECIAL)
  mean(DISTANCE_MEANINGS, 31, SPECIAL)
}

/** A length, the previous one 3 to 6 times, zero 3 to 10 times, zero 11 to 138 times. */
function describeLengths(): void {
  for (let length: u32 = 0; length < 16; length++) mean(LENGTH_MEANINGS, length, (1 << REPEATS) | (length << 16))
  mean(LENGTH_MEANINGS, 16, (3 << REPEATS) | PREVIOUS | 2)
  mean(LENGTH_MEANINGS, 17, (3 << REPEATS) | 3)
  mean(LENGTH_MEANINGS, 18, (11 << REPEATS) | 7)
}

function mean(meanings: usize, symbol: u32, meaning: u32): void {
  store<u32>(meanings + (symbol << 2), meaning)
}
