// What happens to files: they end early, or some of their bits change.
import { writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { CorruptData } from '../../src/errors.ts'

/** The first bytes alone, or all of them with a few bits changed, often in the first kilobytes, where the structure is. */
export function damages(whole: Buffer): fc.Arbitrary<Buffer> {
  const cut = fc.nat(whole.length - 1).map((length) => whole.subarray(0, length))
  const bit = fc.oneof(fc.nat(8 * whole.length - 1), fc.nat(8 * Math.min(whole.length, 2000) - 1), fc.nat(8 * 80))
  const flipped = fc.array(bit, { minLength: 1, maxLength: 4 }).map((bits) => withFlips(whole, bits))
  return fc.oneof(cut, flipped)
}

function withFlips(whole: Buffer, bits: readonly number[]): Buffer {
  const bytes = Buffer.from(whole)
  for (const bit of bits) bytes.writeUInt8(bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
  return bytes
}

/** Writes the bytes and reads them: true, unless the reader throws anything but CorruptData. */
export function isReadOrCorrupt(file: string, bytes: Buffer, read: () => object): boolean {
  writeFileSync(file, bytes)
  try {
    return read() !== undefined
  } catch (error) {
    if (error instanceof CorruptData) return true
    throw error
  }
}
