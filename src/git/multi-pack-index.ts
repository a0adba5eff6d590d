// Reads a multi-pack-index: one list of the objects of several packs. Format: gitformat-pack(5). An object that stands in
// several of the packs is listed for one of them only, so what it says of a pack may be less than the pack holds.
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
import { type PackIndex, packOf } from './pack-index.ts'

/** What the index says of one pack. */
export type PackListing = Pick<PackIndex, 'count' | 'ids' | 'offsets'>

const MAGIC = 0x4d494458
const HEADER_BYTES = 12
const CHUNK_BYTES = 12
const ID_BYTES = [undefined, 20, 32]

/** Ranges of bytes in the file, by their names of four letters. */
type Chunks = ReadonlyMap<string, { readonly start: number; readonly end: number }>

/** Lists objects by the file names of the packs (`….pack`). Throws CorruptData when it isn't such an index. */
export function readMultiPackIndex(file: string, idBytes: IdBytes): ReadonlyMap<string, PackListing> {
  const index = openIndex(file)
  if (ID_BYTES[index.bytes[5] ?? 0] !== idBytes) throw indexFault(index, 5, `its ids are not of ${idBytes} bytes, as the repository's are`)
  const chunks = readChunks(index)
  const packs = readNames(index, chunks)
  const { start } = chunkOf(index, chunks, 'OIDF', FAN_OUT_BYTES)
  const fanOut = readFanOut(index, start)
  const count = at(fanOut, 255)
  const table = chunkOf(index, chunks, 'OIDL', count * idBytes)
  const ids = index.bytes.subarray(table.start, table.end)
  checkIds(index, { ids, fanOut, idBytes, place: (id) => table.start + id * idBytes })
  return divide(readPlaces(index, chunks, count), { ids, idBytes, packs, index })
}

/** File names of the packs that it lists. Throws CorruptData when it isn't such an index. */
export function multiPackNames(file: string): readonly string[] {
  const index = openIndex(file)
  return readNames(index, readChunks(index))
}

function openIndex(file: string): IndexFile {
  const index = readIndexFile(file, `rm ${quoted(file)} && git multi-pack-index write`)
  const { bytes } = index
  if (bytes.length < HEADER_BYTES) throw indexFault(index, bytes.length, 'it is too short for a multi-pack-index')
  if (bytes.readUInt32BE(0) !== MAGIC) throw indexFault(index, 0, 'it does not start with MIDX')
  if (bytes[4] !== 1) throw indexFault(index, 4, `its version is ${bytes[4]}; 1 is known`)
  if (ID_BYTES[bytes[5] ?? 0] === undefined) throw indexFault(index, 5, 'its kind of ids is unknown')
  return index
}

/** Each row: a name and a 64-bit offset; a chunk ends where the next one starts, and the last row has no name. */
function readChunks(index: IndexFile): Chunks {
  const { bytes } = index
  const count = bytes[6] ?? 0
  const first = HEADER_BYTES + (count + 1) * CHUNK_BYTES
  if (first > bytes.length) throw indexFault(index, bytes.length, 'it ends in its list of chunks')
  const chunks = new Map<string, { start: number; end: number }>()
  for (let row = HEADER_BYTES, least = first; row < first - CHUNK_BYTES; row += CHUNK_BYTES) {
    const [start, end] = [row, row + CHUNK_BYTES].map((place) => bytes.readUInt32BE(place + 4) * 2 ** 32 + bytes.readUInt32BE(place + 8))
    if (start === undefined || end === undefined || start < least || end < start || end > bytes.length) {
      throw indexFault(index, row, 'a chunk does not lie in the file')
    }
    chunks.set(bytes.toString('latin1', row, row + 4), { start, end })
    least = end
  }
  return chunks
}

/** A chunk that must be there, of this size. */
function chunkOf(index: IndexFile, chunks: Chunks, name: string, size?: number): { start: number; end: number } {
  const chunk = chunks.get(name)
  if (!chunk) throw indexFault(index, HEADER_BYTES, `it has no chunk ${name}`)
  if (size === undefined || chunk.end - chunk.start === size) return chunk
  throw indexFault(index, chunk.start, `its chunk ${name} has ${chunk.end - chunk.start} bytes, not ${size}`)
}

/** Names of `.idx` files, each ends with a zero byte; then zero bytes up to the chunk's end. */
function readNames(index: IndexFile, chunks: Chunks): string[] {
  const { start, end } = chunkOf(index, chunks, 'PNAM')
  const count = index.bytes.readUInt32BE(8)
  const names = index.bytes.toString('utf8', start, end).split('\0').slice(0, -1)
  const packs = names.filter((name) => name !== '').map(packOf)
  if (new Set(packs).size !== packs.length) throw indexFault(index, start, 'it names a pack twice')
  if (packs.length !== count) throw indexFault(index, start, `it names ${packs.length} packs, not ${count}`)
  return packs
}

interface Places {
  /** Number of the pack that holds each object. */
  readonly owners: Uint32Array
  readonly offsets: Float64Array
  /** Offset in the file of what it says of the object with this number. */
  readonly place: (id: number) => number
}

/** For each object the number of its pack and its offset there, 32 bits each. */
function readPlaces(index: IndexFile, chunks: Chunks, count: number): Places {
  const { start } = chunkOf(index, chunks, 'OOFF', 8 * count)
  const pairs = readNumbers(index, start, 2 * count)
  const owners = pairs.filter((_, i) => i % 2 === 0)
  const small = pairs.filter((_, i) => i % 2 === 1)
  const place = (id: number) => start + 8 * id
  const large = chunks.get('LOFF')
  return { owners, offsets: readOffsets(index, { small, place: (id) => place(id) + 4, ...(large && { large }) }), place }
}

interface Listed {
  readonly index: IndexFile
  readonly ids: Uint8Array
  readonly idBytes: number
  readonly packs: readonly string[]
}

/** One list for each pack; the ids stay in order. */
function divide(places: Places, { index, ids, idBytes, packs }: Listed): ReadonlyMap<string, PackListing> {
  const { owners, offsets } = places
  const sizes = new Uint32Array(packs.length)
  owners.forEach((owner, id) => {
    if (owner >= packs.length) throw indexFault(index, places.place(id), `it has no pack ${owner}`)
    sizes[owner] = at(sizes, owner) + 1
  })
  const lists = [...sizes].map((count) => ({ count, ids: new Uint8Array(count * idBytes), offsets: new Float64Array(count) }))
  const filled = new Uint32Array(packs.length)
  owners.forEach((owner, id) => {
    const [list, to] = [lists[owner], at(filled, owner)]
    if (!list) return
    list.ids.set(ids.subarray(id * idBytes, (id + 1) * idBytes), to * idBytes)
    list.offsets[to] = offsets[id] ?? 0
    filled[owner] = to + 1
  })
  return new Map(lists.map((list, pack) => [packs[pack] ?? '', list]))
}
