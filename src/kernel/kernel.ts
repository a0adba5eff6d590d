// One instance of the WebAssembly kernel with its memory: tables, hit list, and the input that callers read bytes into.
// Knows neither rules nor files.
import type { AnchorTable } from './anchor-table.ts'
import { instantiate, type KernelInstance } from './instance.ts'

/** Called with the offset in the input where an anchor starts, and the anchor's index. */
export type VisitHit = (start: number, anchor: number) => void

/** Stretches of the input are half-open: `from` included, `to` not. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** `search` loads eight bytes at once, so it looks at some behind the input. */
const READ_PAST = 16

export class Kernel {
  /** The part of linear memory that holds the text to search; fill it in place. */
  readonly input: Buffer
  readonly #exports: KernelInstance['exports']
  readonly #hits: Uint32Array
  readonly #inputAt: number

  constructor(anchors: AnchorTable, inputBytes: number) {
    const { exports, memory, hits, free } = instantiate(anchors, inputBytes + READ_PAST)
    this.#exports = exports
    this.#inputAt = free
    this.#hits = hits
    this.input = Buffer.from(memory.buffer, free, inputBytes)
  }

  /** Visits each anchor that starts in the stretch and ends by `end`, in the order of the hashed bytes' places. */
  search({ from, to }: Stretch, end: number, visit: VisitHit): void {
    const at = this.#inputAt
    let next = at + from
    while (next !== 0) {
      const count = this.#exports.search(next, at + from, at + to, at + end)
      next = this.#exports.resume()
      for (let i = 0; i < count; i++) visit((this.#hits[2 * i] ?? 0) - at, this.#hits[2 * i + 1] ?? 0)
    }
  }

  /** Puts the text position back to line 1, column 1, and saves it. */
  resetPosition(): void {
    this.#exports.resetPosition()
  }

  /** The position to which restorePosition goes back. */
  savePosition(): void {
    this.#exports.savePosition()
  }

  restorePosition(): void {
    this.#exports.restorePosition()
  }

  /** Moves the text position over a stretch of the input. */
  advanceUtf8({ from, to }: Stretch): void {
    this.#exports.advanceUtf8(this.#inputAt + from, this.#inputAt + to)
  }

  /** The same for UTF-16: both ends must lie between units. */
  advanceUtf16({ from, to }: Stretch, order: 'little' | 'big'): void {
    this.#exports.advanceUtf16(this.#inputAt + from, this.#inputAt + to, order === 'big' ? 1 : 0)
  }

  /** Line and column, both from 1; columns in UTF-16 code units. */
  get position(): { line: number; column: number } {
    return { line: this.#exports.positionLine(), column: this.#exports.positionColumn() }
  }
}
