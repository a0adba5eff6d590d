// The compiled kernel, with the tables of the anchors that it looks for laid out in its memory.
import { type Anchor, type AnchorTable, buildAnchorTable } from './anchor-table.ts'
import { kernelBytes } from './kernel.generated.ts'

/** What kernel/*.as.ts exports; each function is explained there. Addresses and sizes are in bytes. */
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
const ENTRY_BYTES = 24
const HIT_BYTES = 8
const SPARE_HITS = 8192
/** Positions that `search` looks at between two looks at the hit list. */
const STEP = 4

/** The kernel's code, which threads can share. */
export function compileKernel(): WebAssembly.Module {
  return new WebAssembly.Module(Buffer.from(kernelBytes, 'base64'))
}

/** A kernel of its own that looks for these anchors. */
export function instantiate(anchors: readonly Anchor[], freeBytes: number, module = compileKernel()): KernelInstance {
  const table = buildAnchorTable(anchors)
  const exports = new WebAssembly.Instance(module).exports as unknown as KernelExports
  const { memory } = exports
  const layout = layOut(exports.firstFree(), anchors, table)
  memory.grow(Math.max(0, Math.ceil((layout.free + freeBytes - memory.buffer.byteLength) / PAGE_BYTES)))
  new Uint8Array(memory.buffer).set(table.marks, exports.marks())
  writeTables(memory.buffer, layout, anchors, table)
  exports.configure(layout.buckets, layout.entries, layout.hits, SPARE_HITS, table.furthestBack)
  const hits = new Uint32Array(memory.buffer, layout.hits, (SPARE_HITS + STEP * table.densest) * 2)
  return { exports, memory, hits, free: layout.free }
}

interface Layout {
  readonly buckets: number
  readonly entries: number
  readonly bytes: number
  readonly hits: number
  readonly free: number
}

function layOut(start: number, anchors: readonly Anchor[], table: AnchorTable): Layout {
  const buckets = align(start)
  const entries = align(buckets + table.buckets.byteLength)
  const bytes = entries + table.entries.length * ENTRY_BYTES
  const hits = align(bytes + anchors.reduce((sum, anchor) => sum + anchor.bytes.length, 0))
  return { buckets, entries, bytes, hits, free: align(hits + (SPARE_HITS + STEP * table.densest) * HIT_BYTES) }
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

/** The next address that wide loads like. */
export function align(address: number): number {
  return (address + 15) & ~15
}
