// What an index of one pack and an index of several have in common: the fan-out, the sorted ids, and how a fault is told.
import { readFileSync } from 'node:fs'
import { CorruptData } from '../errors.ts'
import { reasonOf } from '../files/open-file.ts'

/** Bytes of an object's id: 20 for SHA-1, 32 for SHA-256. */
export type IdBytes = 20 | 32

/** A whole index in memory, and the command that makes it anew. */
export interface IndexFile {
  readonly file: string
  readonly remedy: string
  readonly bytes: Buffer
}

export const FAN_OUT_BYTES = 1024
/** A pack's first object stands behind the pack's header. */
const FIRST_OFFSET = 12
const HIGHEST_BIT = 0x80000000

/** Reads the file. Throws CorruptData when it can't be read. */
export function readIndexFile(file: string, remedy: string): IndexFile {
  try {
    return { file, remedy, bytes: readFileSync(file) }
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    throw new CorruptData(`${file}: ${reasonOf(code, message)}; if it is damaged, run: ${remedy}`)
  }
}

/** The error for a fault at an offset in bytes. */
export function indexFault({ file, remedy }: IndexFile, offset: number, what: string): CorruptData {
  return new CorruptData(`${file}, byte ${offset}: ${what}; run: ${remedy}`)
}

/** A text as a shell takes it. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}

/** 256 numbers: how many ids begin with this byte or a lesser one. */
export function readFanOut(index: IndexFile, start: number): Uint32Array {
  if (start + FAN_OUT_BYTES > index.bytes.length) throw indexFault(index, index.bytes.length, 'it ends before or in its fan-out')
  const counts = readNumbers(index, start, 256)
  for (let i = 1; i < 256; i++) {
    if (at(counts, i) < at(counts, i - 1)) throw indexFault(index, start + 4 * i, 'its fan-out decreases')
  }
  return counts
}

/** Big-endian numbers of 32 bits, in this machine's order. */
export function readNumbers({ bytes }: IndexFile, start: number, count: number): Uint32Array {
  const copy = new Uint8Array(4 * count)
  copy.set(bytes.subarray(start, start + copy.length))
  Buffer.from(copy.buffer).swap32()
  return new Uint32Array(copy.buffer)
}

export interface IdTable {
  readonly ids: Uint8Array
  readonly fanOut: Uint32Array
  readonly idBytes: IdBytes
  /** Offset in the file of the id with this number. */
  readonly place: (id: number) => number
}

/** Throws CorruptData unless the ids ascend and lie where the fan-out says. */
export function checkIds(index: IndexFile, table: IdTable): void {
  const { ids, fanOut, idBytes, place } = table
  const view = new DataView(ids.buffer, ids.byteOffset, ids.length)
  for (let at = idBytes, before = ids.length > 0 ? view.getUint32(0) : 0; at < ids.length; at += idBytes) {
    const head = view.getUint32(at)
    if (head <= before && !isAscending(ids, at, idBytes)) throw indexFault(index, place(at / idBytes), 'its ids are not in order')
    before = head
  }
  checkFanOut(index, { ids, fanOut, idBytes, place })
}

function isAscending(ids: Uint8Array, at: number, idBytes: number): boolean {
  return Buffer.compare(ids.subarray(at - idBytes, at), ids.subarray(at, at + idBytes)) < 0
}

/** As the ids are in order, the first and the last with each first byte tell of all. */
function checkFanOut(index: IndexFile, { ids, fanOut, idBytes, place }: IdTable): void {
  for (let byte = 0, start = 0; byte < 256; byte++) {
    const end = at(fanOut, byte)
    const wrong = end > start ? [start, end - 1].find((id) => ids[id * idBytes] !== byte) : undefined
    if (wrong !== undefined) throw indexFault(index, place(wrong), 'an id is not where the fan-out has it')
    start = end
  }
}

/** What tells offsets in a pack. */
export interface OffsetTable {
  readonly small: Uint32Array
  /** Offset in the file of the 32-bit number for the id with this number. */
  readonly place: (id: number) => number
  /** The range of the file with 64-bit offsets; a number with its highest bit set is the index of one. */
  readonly large?: { readonly start: number; readonly end: number }
}

/** Offsets in bytes in their packs. Throws CorruptData when one can't be. */
export function readOffsets(index: IndexFile, { small, place, large }: OffsetTable): Float64Array {
  const offsets = new Float64Array(small.length)
  for (let i = 0; i < small.length; i++) {
    const number = at(small, i)
    const offset = large && number >= HIGHEST_BIT ? largeOffset(index, large.start + 8 * (number - HIGHEST_BIT), large.end) : number
    if (offset === undefined) throw indexFault(index, place(i), 'it has no such 64-bit offset')
    if (offset < FIRST_OFFSET) throw indexFault(index, place(i), `an object can't start at byte ${offset} of a pack`)
    offsets[i] = offset
  }
  return offsets
}

function largeOffset({ bytes }: IndexFile, place: number, end: number): number | undefined {
  if (place + 8 > end) return undefined
  const offset = bytes.readUInt32BE(place) * 2 ** 32 + bytes.readUInt32BE(place + 4)
  return offset > Number.MAX_SAFE_INTEGER ? undefined : offset
}

/** An element of which the caller knows that it is there. */
export function at(numbers: Uint32Array, index: number): number {
  return numbers[index] ?? 0
}
