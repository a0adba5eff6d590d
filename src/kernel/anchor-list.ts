// What the kernel looks for: the bytes of all anchors, one behind the other. An object for each would take as long as the
// scan of a small file.

export interface Anchor {
  readonly bytes: Uint8Array
  /** Upper and lower case count as the same. */
  readonly caseless: boolean
}

const FIRST_BYTES = 1 << 16

export class AnchorList {
  #bytes = new Uint8Array(FIRST_BYTES)
  readonly #starts: number[] = [0]
  readonly #caseless: boolean[] = []

  static of(anchors: readonly Anchor[]): AnchorList {
    const list = new AnchorList()
    for (const { bytes, caseless } of anchors) list.add(bytes, bytes.length, caseless)
    return list
  }

  /** Adds the first `length` bytes as an anchor, which gets the next number. */
  add(bytes: Uint8Array, length: number, caseless: boolean): void {
    const start = this.byteCount
    if (start + length > this.#bytes.length) this.#grow(start + length)
    const all = this.#bytes
    for (let i = 0; i < length; i++) all[start + i] = bytes[i] as number
    this.#starts.push(start + length)
    this.#caseless.push(caseless)
  }

  #grow(least: number): void {
    const bytes = new Uint8Array(Math.max(least, this.#bytes.length * 2))
    bytes.set(this.#bytes)
    this.#bytes = bytes
  }

  get count(): number {
    return this.#caseless.length
  }

  get byteCount(): number {
    return this.#starts[this.#starts.length - 1] as number
  }

  /** The bytes of all; those of one are [startOf(id), startOf(id + 1)). */
  get bytes(): Uint8Array {
    return this.#bytes
  }

  startOf(id: number): number {
    return this.#starts[id] as number
  }

  isCaseless(id: number): boolean {
    return this.#caseless[id] as boolean
  }
}
