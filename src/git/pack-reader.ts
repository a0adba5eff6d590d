// Bytes of a pack by offset, through blocks that are kept for a while: a family's entries lie near each other, mostly.
import { closeSync, openSync, readSync } from 'node:fs'

/** A family's entries lie anywhere in a large pack: larger blocks read ten times what is needed. */
const BLOCK_BYTES = 1 << 15

export class PackReader {
  readonly #descriptor: number
  readonly #most: number
  /** By number, the one that was used longest ago first. */
  readonly #blocks = new Map<number, Buffer>()
  #lastNumber = -1
  #last: Buffer = Buffer.alloc(0)

  /** Keeps at most `cacheBytes` in memory. */
  constructor(file: string, cacheBytes: number) {
    this.#descriptor = openSync(file, 'r')
    this.#most = Math.max(2, Math.floor(cacheBytes / BLOCK_BYTES))
  }

  close(): void {
    closeSync(this.#descriptor)
  }

  /** Copies the bytes [from, to) of the file to `at` in `into`; false when the file ends before. */
  read(from: number, to: number, into: Uint8Array, at: number): boolean {
    let [next, place] = [from, at]
    while (next < to) {
      const number = Math.floor(next / BLOCK_BYTES)
      const block = number === this.#lastNumber ? this.#last : this.#block(number)
      const start = next - number * BLOCK_BYTES
      const count = Math.min(block.length - start, to - next)
      if (count <= 0) return false
      block.copy(into, place, start, start + count)
      next += count
      place += count
    }
    return true
  }

  #block(number: number): Buffer {
    const block = this.#blocks.get(number) ?? this.#load(number)
    this.#blocks.delete(number)
    this.#blocks.set(number, block)
    this.#lastNumber = number
    this.#last = block
    return block
  }

  #load(number: number): Buffer {
    let block: Buffer | undefined
    if (this.#blocks.size >= this.#most) {
      const [oldest] = this.#blocks.keys()
      if (oldest !== undefined) {
        block = this.#blocks.get(oldest)
        this.#blocks.delete(oldest)
      }
    }
    const buffer = block?.length === BLOCK_BYTES ? block : Buffer.allocUnsafeSlow(BLOCK_BYTES)
    const count = readSync(this.#descriptor, buffer, 0, BLOCK_BYTES, number * BLOCK_BYTES)
    return count === BLOCK_BYTES ? buffer : buffer.subarray(0, count)
  }
}
