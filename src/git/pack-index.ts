// Reads a pack's index (.idx), version 1 or 2: which objects the pack holds, and where. Format: gitformat-pack(5).
import {
  at,
  checkIds,
  FAN_OUT_BYTES,
  type IdBytes,
  type IndexFile,
  indexFault,
  quoted,
  readFanOut,
  readIndexFile,
  readNumbers,
  readOffsets,
} from './index-file.ts'

/** What a pack holds, in ascending order of ids. */
export interface PackIndex {
  /** Number of objects. */
  readonly count: number
  /** The ids, one behind the other. */
  readonly ids: Uint8Array
  /** Where each object's entry starts, in bytes from the pack's start, in the order of the ids. */
  readonly offsets: Float64Array
  /** CRC-32 of each entry as it is in the pack, in the order of the ids; absent in version 1. */
  readonly checksums?: Uint32Array
  /** What the pack ends with when it is the one that this index was made for. */
  readonly packChecksum: Uint8Array
}

const MAGIC = 0xff744f63
const HEADER_BYTES = 8
const CRC_BYTES = 4

/** Reads the whole index. Throws CorruptData when it isn't one; the index's own checksum is not computed. */
export function readPackIndex(file: string, idBytes: IdBytes): PackIndex {
  const index = readIndexFile(file, `git index-pack ${quoted(packOf(file))}`)
  const { bytes } = index
  if (bytes.length < HEADER_BYTES) throw indexFault(index, bytes.length, 'it is too short for an index')
  if (bytes.readUInt32BE(0) !== MAGIC) return readFirstVersion(index, idBytes)
  const version = bytes.readUInt32BE(4)
  if (version !== 2) throw indexFault(index, 4, `its version is ${version}; 1 and 2 are known`)
  return readSecondVersion(index, idBytes)
}

/** The pack that an index is named for. */
export function packOf(file: string): string {
  return file.replace(/\.idx$/, '.pack')
}

/** Header, fan-out, ids, CRCs, 32-bit offsets, 64-bit offsets, checksums of the pack and of the index. */
function readSecondVersion(index: IndexFile, idBytes: IdBytes): PackIndex {
  const fanOut = readFanOut(index, HEADER_BYTES)
  const count = at(fanOut, 255)
  const start = HEADER_BYTES + FAN_OUT_BYTES
  const small = start + count * (idBytes + CRC_BYTES)
  const large = { start: small + 4 * count, end: index.bytes.length - 2 * idBytes }
  if (large.start > large.end) throw indexFault(index, index.bytes.length, `it is too short for ${count} objects`)
  const ids = index.bytes.subarray(start, start + count * idBytes)
  checkIds(index, { ids, fanOut, idBytes, place: (id) => start + id * idBytes })
  const numbers = readNumbers(index, small, count)
  checkLength(index, numbers, large)
  const offsets = readOffsets(index, { small: numbers, place: (id) => small + 4 * id, large })
  const checksums = readNumbers(index, start + count * idBytes, count)
  return { count, ids, offsets, checksums, packChecksum: index.bytes.subarray(large.end, large.end + idBytes) }
}

/** There is one 64-bit offset for each 32-bit one that has its highest bit set. */
function checkLength(index: IndexFile, small: Uint32Array, { start, end }: { start: number; end: number }): void {
  let wanted = 0
  for (let i = 0; i < small.length; i++) wanted += at(small, i) >>> 31
  if (start + 8 * wanted === end) return
  throw indexFault(index, start, `it holds ${end - start} bytes of 64-bit offsets, not ${8 * wanted}`)
}

/** Fan-out, then a 32-bit offset and an id for each object, checksums of the pack and of the index. */
function readFirstVersion(index: IndexFile, idBytes: IdBytes): PackIndex {
  const fanOut = readFanOut(index, 0)
  const count = at(fanOut, 255)
  const end = FAN_OUT_BYTES + count * (4 + idBytes)
  const { bytes } = index
  if (end + 2 * idBytes !== bytes.length) throw indexFault(index, bytes.length, `it is too short or too long for ${count} objects`)
  const place = (id: number) => FAN_OUT_BYTES + id * (4 + idBytes)
  const ids = new Uint8Array(count * idBytes)
  const small = new Uint32Array(count)
  for (let i = 0; i < count; i++) {
    ids.set(bytes.subarray(place(i) + 4, place(i + 1)), i * idBytes)
    small[i] = bytes.readUInt32BE(place(i))
  }
  checkIds(index, { ids, fanOut, idBytes, place: (id) => place(id) + 4 })
  return { count, ids, offsets: readOffsets(index, { small, place }), packChecksum: bytes.subarray(end, end + idBytes) }
}
