// The compiled kernel, with the tables of the anchors that it looks for laid out in its memory.
import type { AnchorTable } from './anchor-table.ts'
import { kernelBytes } from './kernel.generated.ts'

/** What kernel/*.as.ts exports; each function is explained there. Addresses and sizes are in bytes. */
interface KernelExports {
  readonly memory: WebAssembly.Memory
  firstFree(): number
  marks(): number
  configure(buckets: number, entries: number, texts: number, hits: number, full: number, back: number): void
  search(at: number, from: number, to: number, end: number): number
  resume(): number
  resetPosition(): void
  savePosition(): void
  restorePosition(): void
  advanceUtf8(from: number, to: number): void
  advanceUtf16(from: number, to: number, swapped: number): void
  positionLine(): number
  positionColumn(): number
  inflate(source: number, sourceEnd: number, target: number, size: number): number
  inflateHead(source: number, sourceEnd: number, target: number, limit: number): number
  crc32(from: number, to: number): number
  openDelta(delta: number, end: number): number
  deltaBaseSize(): number
  deltaTargetSize(): number
  countCopies(end: number): number
  applyDelta(end: number, base: number, baseSize: number, target: number, copies: number): number
  configureLayers(anchors: number, longest: number): void
  hitsAt(): number
  unjudgedHits(): number
  heldHits(): number
  listAnchors(text: number, size: number, into: number, end: number): number
  inheritAnchors(
    text: number,
    size: number,
    copies: number,
    count: number,
    baseHits: number,
    baseCount: number,
    baseSize: number,
    into: number,
    end: number,
  ): number
  listEntries(tree: number, size: number, idBytes: number, into: number, end: number): number
  listNewEntries(tree: number, size: number, idBytes: number, copies: number, count: number, into: number, end: number): number
}

export interface KernelInstance {
  readonly exports: KernelExports
  readonly memory: WebAssembly.Memory
  /** Pairs of an address and an anchor's index, written by `search`. */
  readonly hits: Uint32Array
  /** The first free address; at least `freeBytes` follow. */
  readonly free: number
}

export const PAGE_BYTES = 65_536
const HIT_BYTES = 8
const SPARE_HITS = 8192
/** Positions that `search` looks at between two looks at the hit list. */
const STEP = 4

/** The kernel's code, which threads can share. */
export function compileKernel(): WebAssembly.Module {
  return new WebAssembly.Module(Buffer.from(kernelBytes, 'base64'))
}

/** A kernel of its own that looks for these anchors. */
export function instantiate(table: AnchorTable, freeBytes: number, module = compileKernel()): KernelInstance {
  const exports = new WebAssembly.Instance(module).exports as unknown as KernelExports
  const { memory } = exports
  const layout = layOut(exports.firstFree(), table)
  memory.grow(Math.max(0, Math.ceil((layout.free + freeBytes - memory.buffer.byteLength) / PAGE_BYTES)))
  new Uint8Array(memory.buffer).set(table.marks, exports.marks())
  writeTables(memory.buffer, layout, table)
  exports.configure(layout.buckets, layout.entries, layout.texts, layout.hits, SPARE_HITS, table.furthestBack)
  const hits = new Uint32Array(memory.buffer, layout.hits, (SPARE_HITS + STEP * table.densest) * 2)
  return { exports, memory, hits, free: layout.free }
}

interface Layout {
  readonly buckets: number
  readonly entries: number
  readonly texts: number
  readonly hits: number
  readonly free: number
}

function layOut(start: number, table: AnchorTable): Layout {
  const buckets = align(start)
  const entries = align(buckets + table.buckets.byteLength)
  const texts = entries + table.entries.byteLength
  const hits = align(texts + table.texts.length)
  return { buckets, entries, texts, hits, free: align(hits + (SPARE_HITS + STEP * table.densest) * HIT_BYTES) }
}

function writeTables(memory: ArrayBuffer, layout: Layout, { buckets, entries, texts }: AnchorTable): void {
  new Uint32Array(memory, layout.buckets, buckets.length).set(buckets)
  new Uint32Array(memory, layout.entries, entries.length).set(entries)
  new Uint8Array(memory, layout.texts, texts.length).set(texts)
}

/** The next address that wide loads like. */
export function align(address: number): number {
  return (address + 15) & ~15
}
