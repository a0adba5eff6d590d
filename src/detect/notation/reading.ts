// What stands at a place of a text when its escapes are undone: character by character, no farther than somebody asks.
import { bytesOf, codeOf, escapeAt } from './escape-at.ts'
import { mayStartGap } from './rewrite.ts'

/** There is no telling: another piece may follow here, or the text ends. */
export const UNKNOWN = -1

export class Reading {
  readonly #bytes: Buffer
  readonly #to: number
  readonly #codes: number[] = []
  readonly #ends: number[] = []
  #at: number
  #isOver = false

  /** Reads [from, to) of the bytes. */
  constructor(bytes: Buffer, from: number, to: number) {
    this.#bytes = bytes
    this.#at = from
    this.#to = to
  }

  /** The character at an index, as `rejoin` would have it; UNKNOWN from where that depends on more than escapes. */
  codeAt(index: number): number {
    while (this.#codes.length <= index && !this.#isOver) this.#readOn()
    return this.#codes[index] ?? UNKNOWN
  }

  /** Where the source of a character that was read ends. */
  endOf(index: number): number {
    return this.#ends[index] ?? this.#to
  }

  #readOn(): void {
    if (this.#at >= this.#to || mayStartGap(this.#bytes, this.#at)) {
      this.#isOver = true
      return
    }
    const found = escapeAt(this.#bytes, this.#at, this.#to)
    this.#codes.push(found === 0 ? (this.#bytes[this.#at] as number) : codeOf(found))
    this.#at += found === 0 ? 1 : bytesOf(found)
    this.#ends.push(this.#at)
  }
}
