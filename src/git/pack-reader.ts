// Bytes of a pack by offset, through blocks that are kept for a while: a family's entries lie near each other, mostly.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

/** A family's entries lie anywhere in a large pack: larger blocks read ten times what is needed. */
const BLOCK_BYTES = 1 << 15
const FEWEST = 2

export class PackReader {
  readonly #descriptor: number
  /** Blocks side by side: thousands of buffers would keep the garbage collector busy. */
  readonly #memory: Buffer
  /** Bytes in each place for a block; fewer than a block's at the file's end. */
  readonly #lengths: Int32Array
  /** Number of a block → its place, the one that was used longest ago first. */
  readonly #places = new Map<number, number>()
  #lastNumber = -1
  #lastPlace = 0

  /** Keeps at most `cacheBytes` in memory. */
  constructor(file: string, cacheBytes: number) {
    this.#descriptor = openSync(file, 'r')
    const blocks = Math.ceil(fstatSync(this.#descriptor).size / BLOCK_BYTES)
    const count = Math.max(FEWEST, Math.min(blocks, Math.floor(cacheBytes / BLOCK_BYTES)))
    this.#memory = Buffer.allocUnsafeSlow(count * BLOCK_BYTES)
    this.#lengths = new Int32Array(count)
  }

  close(): void {
    closeSync(this.#descriptor)
  }

  /** Copies the bytes [from, to) of the file to `at` in `into`; false when the file ends before. */
  read(from: number, to: number, into: Uint8Array, at: number): boolean {
    let next = from
    let target = at
    while (next < to) {
      const number = Math.floor(next / BLOCK_BYTES)
      const place = number === this.#lastNumber ? this.#lastPlace : this.#placeOf(number)
      const start = next - number * BLOCK_BYTES
      const count = Math.min((this.#lengths[place] as number) - start, to - next)
      if (count <= 0) return false
      const source = place * BLOCK_BYTES + start
      this.#memory.copy(into, target, source, source + count)
      next += count
      target += count
    }
    return true
  }

  #placeOf(number: number): number {
    const place = this.#places.get(number) ?? this.#load(number)
    this.#places.delete(number)
    this.#places.set(number, place)
    this.#lastNumber = number
    this.#lastPlace = place
    return place
  }

  #load(number: number): number {
    const place = this.#free()
    this.#lengths[place] = readSync(this.#descriptor, this.#memory, place * BLOCK_BYTES, BLOCK_BYTES, number * BLOCK_BYTES)
    return place
  }

  /** A place that is free, or that of the block which was used longest ago. */
  #free(): number {
    if (this.#places.size < this.#lengths.length) return this.#places.size
    const [[number, place] = [0, 0]] = this.#places
    this.#places.delete(number)
    return place
  }
}
