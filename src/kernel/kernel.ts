// One instance of the WebAssembly kernel with its memory: tables, hit list, and the input that callers read bytes into.
// Knows neither rules nor files.
import { type Anchor, type AnchorTable, buildAnchorTable } from './anchor-table.ts'
import { kernelBytes } from './kernel.generated.ts'

/** Called with the offset in the input where an anchor starts, and the anchor's index. */
export type VisitHit = (start: number, anchor: number) => void

/** Stretches of the input are half-open: `from` included, `to` not. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

interface KernelExports {
  readonly memory: WebAssembly.Memory
  firstFree(): number
  marks(): number
  configure(buckets: number, entries: number, hits: number, full: number, back: number): void
  search(at: number, from: number, to: number, end: number): number
  resume(): number
  resetPosition(): void
  savePosition(): void
  restorePosition(): void
  advanceUtf8(from: number, to: number): void
  advanceUtf16(from: number, to: number, swapped: number): void
  positionLine(): number
  positionColumn(): number
}

const PAGE_BYTES = 65_536
const ENTRY_BYTES = 24
const HIT_BYTES = 8
const SPARE_HITS = 8192
/** `search` loads eight bytes at once, so it looks at some behind the input. */
const READ_PAST = 16
/** Positions that `search` looks at between two looks at the hit list. */
const STEP = 4

export class Kernel {
  /** The part of linear memory that holds the text to search; fill it in place. */
  readonly input: Buffer
  readonly #exports: KernelExports
  readonly #hits: Uint32Array
  readonly #inputAt: number

  constructor(anchors: readonly Anchor[], inputBytes: number) {
    const table = buildAnchorTable(anchors)
    const exports = instantiate()
    const layout = layOut(exports.firstFree(), anchors, table, inputBytes)
    exports.memory.grow(Math.ceil((layout.end - exports.memory.buffer.byteLength) / PAGE_BYTES))
    new Uint8Array(exports.memory.buffer).set(table.marks, exports.marks())
    writeTables(exports.memory.buffer, layout, anchors, table)
    exports.configure(layout.buckets, layout.entries, layout.hits, SPARE_HITS, table.furthestBack)
    this.#exports = exports
    this.#inputAt = layout.input
    this.#hits = new Uint32Array(exports.memory.buffer, layout.hits, (SPARE_HITS + STEP * table.densest) * 2)
    this.input = Buffer.from(exports.memory.buffer, layout.input, inputBytes)
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

function instantiate(): KernelExports {
  const module = new WebAssembly.Module(Buffer.from(kernelBytes, 'base64'))
  return new WebAssembly.Instance(module).exports as unknown as KernelExports
}

interface Layout {
  readonly buckets: number
  readonly entries: number
  readonly bytes: number
  readonly hits: number
  readonly input: number
  readonly end: number
}

function layOut(start: number, anchors: readonly Anchor[], table: AnchorTable, inputBytes: number): Layout {
  const buckets = align(start)
  const entries = align(buckets + table.buckets.byteLength)
  const bytes = entries + table.entries.length * ENTRY_BYTES
  const hits = align(bytes + anchors.reduce((sum, anchor) => sum + anchor.bytes.length, 0))
  const input = align(hits + (SPARE_HITS + STEP * table.densest) * HIT_BYTES)
  return { buckets, entries, bytes, hits, input, end: input + inputBytes + READ_PAST }
}

function writeTables(memory: ArrayBuffer, layout: Layout, anchors: readonly Anchor[], table: AnchorTable): void {
  const bytes = new Uint8Array(memory)
  new Uint16Array(memory, layout.buckets, table.buckets.length).set(table.buckets)
  const addresses: number[] = []
  let address = layout.bytes
  for (const anchor of anchors) {
    bytes.set(anchor.bytes, address)
    addresses.push(address)
    address += anchor.bytes.length
  }
  const words = new Uint32Array(memory, layout.entries, (table.entries.length * ENTRY_BYTES) / 4)
  for (const [i, { word, back, id }] of table.entries.entries()) {
    const anchor = anchors[id]
    if (anchor) words.set([word, back, anchor.bytes.length, addresses[id] ?? 0, id, anchor.caseless ? 1 : 0], i * 6)
  }
}

function align(address: number): number {
  return (address + 15) & ~15
}
