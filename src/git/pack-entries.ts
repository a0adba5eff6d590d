// The entries of a pack and their delta families, in flat arrays that threads can share. An entry is named by its place in
// the order of offsets. Layout of an entry's head (gitformat-pack): type and size in groups of seven bits (the first of
// four), then for a delta the distance back to its base, or the base's id.
import { closeSync, openSync, readSync } from 'node:fs'
import { CorruptData } from '../errors.ts'
import { orderByOffset } from './offset-order.ts'

export const entryTypes = { commit: 1, tree: 2, blob: 3, tag: 4, offsetDelta: 6, idDelta: 7 } as const

/** What stands in `bases` for an entry that is stored whole. */
export const WHOLE = 0xffffffff
/** What stands in `bases` for a delta whose base is not in the pack. */
const NO_BASE = 0xfffffffe
/** What stands in `sizes` for all that don't fit. */
export const HUGE = 0xffffffff

export interface PackEntries {
  readonly count: number
  /** Where each entry begins; one more at the end, where the last one ends. */
  readonly offsets: Float64Array
  /** Bytes of each entry's head. */
  readonly heads: Uint8Array
  /** As entryTypes; 0 for an entry that can't be read. */
  readonly types: Uint8Array
  /** Bytes of the object, or of the delta; HUGE from 2^32 - 1 on. */
  readonly sizes: Uint32Array
  readonly bases: Uint32Array
  /** Place of each entry's id in the index. */
  readonly places: Uint32Array
}

/** What `readEntries` needs of the pack and its index. */
export interface PackParts {
  readonly file: string
  readonly idBytes: number
  /** Ids in the order of the index, one after the other. */
  readonly ids: Uint8Array
  /** Offsets in the same order. */
  readonly offsets: Float64Array
  /** Bytes of the pack. */
  readonly sizeBytes: number
}

const WINDOW_BYTES = 1 << 20
const HEADER_BYTES = 12
/** Bytes of a number in groups of seven bits; no more are read of one that goes on. */
const LONGEST_NUMBER = 16
/** Type and size, and a base's id. */
const LONGEST_HEAD = 64

/** Reads every entry's head, in one pass over the file. Throws CorruptData where the file is no pack. */
export function readEntries(parts: PackParts): PackEntries {
  const count = parts.offsets.length
  const { places, offsets } = orderByOffset(parts.offsets, parts.sizeBytes - parts.idBytes)
  const entries: PackEntries = {
    count,
    offsets,
    heads: shared(count, Uint8Array),
    types: shared(count, Uint8Array),
    sizes: shared(4 * count, Uint32Array),
    bases: shared(4 * count, Uint32Array).fill(WHOLE),
    places,
  }
  const descriptor = openSync(parts.file, 'r')
  try {
    checkHeader(descriptor, parts)
    readHeads(descriptor, entries, parts)
  } finally {
    closeSync(descriptor)
  }
  return entries
}

function shared<A>(bytes: number, Kind: new (buffer: SharedArrayBuffer) => A): A {
  return new Kind(new SharedArrayBuffer(bytes))
}

function checkHeader(descriptor: number, { file, offsets }: PackParts): void {
  const header = Buffer.alloc(HEADER_BYTES)
  const count = readSync(descriptor, header, 0, HEADER_BYTES, 0)
  const version = header.readUInt32BE(4)
  if (count < HEADER_BYTES || header.toString('latin1', 0, 4) !== 'PACK' || (version !== 2 && version !== 3)) {
    throw new CorruptData(`${file}: it does not begin as a pack does; run: git fsck`)
  }
  const declared = header.readUInt32BE(8)
  if (declared !== offsets.length) {
    throw new CorruptData(`${file}: it holds ${declared} objects, its index ${offsets.length}; run: git index-pack ${file}`)
  }
}

function readHeads(descriptor: number, entries: PackEntries, parts: PackParts): void {
  const window = Buffer.alloc(WINDOW_BYTES)
  let start = 0
  let end = 0
  for (let i = 0; i < entries.count; i++) {
    const at = entries.offsets[i] as number
    if (at + LONGEST_HEAD > end || at < start) {
      start = at
      end = at + readSync(descriptor, window, 0, WINDOW_BYTES, at)
      window.fill(0, end - start)
    }
    readHead(window, at - start, { entries, parts, entry: i })
  }
}

interface HeadPlace {
  readonly entries: PackEntries
  readonly parts: PackParts
  readonly entry: number
}

/** Fills the entry's fields. What is no head leaves the type 0. */
function readHead(bytes: Buffer, start: number, { entries, parts, entry }: HeadPlace): void {
  let at = start
  let byte = bytes[at++] as number
  const type = (byte >> 4) & 7
  let size = byte & 15
  for (let scale = 16; byte & 0x80 && at - start < LONGEST_NUMBER; scale *= 128) {
    byte = bytes[at++] as number
    size += (byte & 0x7f) * scale
  }
  if (type === 0 || type === 5) return
  const offset = entries.offsets[entry] as number
  if (type === entryTypes.offsetDelta) {
    const { distance, next } = readDistance(bytes, at)
    entries.bases[entry] = distance > 0 ? placeOf(entries.offsets, entries.count, offset - distance) : NO_BASE
    at = next
  } else if (type === entryTypes.idDelta) {
    entries.bases[entry] = placeOfId(bytes.subarray(at, at + parts.idBytes), entries, parts)
    at += parts.idBytes
  }
  entries.heads[entry] = at - start
  entries.types[entry] = type
  entries.sizes[entry] = Math.min(size, HUGE)
}

/** Big-endian groups of seven bits; each further one adds one, so that no distance can be written in two ways. */
function readDistance(bytes: Buffer, start: number): { distance: number; next: number } {
  let at = start
  let byte = bytes[at++] as number
  let distance = byte & 0x7f
  while (byte & 0x80 && at - start < LONGEST_NUMBER) {
    byte = bytes[at++] as number
    distance = (distance + 1) * 128 + (byte & 0x7f)
  }
  return { distance, next: at }
}

/** The place of the entry that begins at the offset; NO_BASE when none does. */
function placeOf(offsets: Float64Array, count: number, offset: number): number {
  let [low, high] = [0, count - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = offsets[middle] as number
    if (found === offset) return middle
    if (found < offset) low = middle + 1
    else high = middle - 1
  }
  return NO_BASE
}

function placeOfId(id: Buffer, { offsets, count }: PackEntries, parts: PackParts): number {
  const { ids, idBytes } = parts
  const all = Buffer.from(ids.buffer, ids.byteOffset, ids.length)
  let [low, high] = [0, parts.offsets.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const order = all.compare(id, 0, idBytes, middle * idBytes, (middle + 1) * idBytes)
    if (order === 0) return placeOf(offsets, count, parts.offsets[middle] as number)
    if (order < 0) low = middle + 1
    else high = middle - 1
  }
  return NO_BASE
}
