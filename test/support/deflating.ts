// Writes deflate streams by hand (RFC 1951), with codes that zlib's deflate would never choose, and with wrong ones.
import { adler32 } from './inflating.ts'

/** The order of RFC 1951, section 3.2.7. */
const LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
/** A complete code of code lengths that has all symbols: the thirteen shorter ones have four bits. */
export const allLengths = Array.from({ length: 19 }, (_, i) => (i < 13 ? 4 : 5))
export const fixedLiterals = Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8))
export const fixedDistances = Array.from({ length: 32 }, () => 5)

const knownCodes = new WeakMap<readonly number[], readonly number[]>()

/** Canonical codes (section 3.2.2) for a list of lengths, as numbers. */
function codesOf(lengths: readonly number[]): readonly number[] {
  const known = knownCodes.get(lengths)
  if (known) return known
  const codes = lengths.map(() => 0)
  let code = 0
  for (let length = 1; length <= 15; length++) {
    code *= 2
    for (const [symbol, own] of lengths.entries()) if (own === length) codes[symbol] = code++
  }
  knownCodes.set(lengths, codes)
  return codes
}

export class BitWriter {
  readonly #bits: number[] = []

  /** A number, its lowest bit first. */
  number(value: number, bits: number): this {
    for (let i = 0; i < bits; i++) this.#bits.push((value >>> i) & 1)
    return this
  }

  /** Symbols by their codes, a code's first bit first. */
  symbols(lengths: readonly number[], ...symbols: readonly number[]): this {
    const codes = codesOf(lengths)
    for (const symbol of symbols) {
      for (let i = (lengths[symbol] ?? 0) - 1; i >= 0; i--) this.#bits.push(((codes[symbol] ?? 0) >>> i) & 1)
    }
    return this
  }

  /** The beginning of a block: whether it is the last, and its type. */
  block(last: boolean, type: number): this {
    return this.number(last ? 1 : 0, 1).number(type, 2)
  }

  /** What precedes the code lengths of a dynamic block; `own` are those of the code lengths' code. */
  head(literals: number, distances: number, own: readonly number[] = allLengths): this {
    this.block(true, 2)
      .number(literals - 257, 5)
      .number(distances - 1, 5)
      .number(15, 4)
    for (const symbol of LENGTH_ORDER) this.number(own[symbol] ?? 0, 3)
    return this
  }

  /** A last block's head with these codes; no length is given as a repetition. */
  codes(literals: readonly number[], distances: readonly number[]): this {
    return this.head(literals.length, distances.length).symbols(allLengths, ...literals, ...distances)
  }

  bytes(...bytes: readonly number[]): this {
    while (this.#bits.length % 8 > 0) this.#bits.push(0)
    for (const byte of bytes) this.number(byte, 8)
    return this
  }

  /** A zlib stream of these bits behind blocks that end at a byte, with the checksum of what all that is to yield. */
  stream(output: Uint8Array = Buffer.of(), before: Uint8Array = Buffer.of()): Buffer {
    const body = Buffer.alloc(Math.ceil(this.#bits.length / 8))
    for (const [i, bit] of this.#bits.entries()) body[i >> 3] = (body[i >> 3] ?? 0) | (bit << (i & 7))
    const trailer = Buffer.alloc(4)
    trailer.writeUInt32BE(adler32(output))
    return Buffer.concat([Buffer.of(0x78, 0x9c), before, body, trailer])
  }
}
