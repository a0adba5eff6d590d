// All objects of a repository: where each is stored, and the numbers by which the walk calls them.
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import path from 'node:path'
import { CorruptData } from '../errors.ts'
import { messageOf } from '../files/open-file.ts'
import type { IdBytes } from '../git/index-file.ts'
import { readMultiPackIndex } from '../git/multi-pack-index.ts'
import { type LooseObject, listLoose, listPacks, type PackFile } from '../git/object-folder.ts'
import { numberObjects, type TableParts } from '../git/object-table.ts'
import { readEntries } from '../git/pack-entries.ts'
import { findFamilies } from '../git/pack-families.ts'
import { readPackIndex } from '../git/pack-index.ts'
import type { Problem } from '../model.ts'
import type { PackRecord, Range } from './record.ts'
import type { WalkedPack } from './walk.ts'

export interface ObjectSet {
  readonly table: TableParts
  /** All packs, and what is remembered of them. */
  readonly known: readonly KnownPack[]
  /** The packs of which nothing is remembered. */
  readonly packs: readonly WalkedPack[]
  readonly loose: readonly StoredLoose[]
  /** Bytes of the packs that are to be walked. */
  readonly packedBytes: number
  readonly problems: readonly Problem[]
}

/** A pack: it never changes, so its checksum stands for all that is in it. */
export interface KnownPack extends Range {
  readonly file: string
  /** In hexadecimal. */
  readonly checksum: string
  readonly record?: PackRecord
}

/** What is remembered of the pack with a checksum. */
export type Remembered = (checksum: string) => PackRecord | undefined

/** A loose object and its number. */
interface StoredLoose {
  readonly number: number
  readonly file: string
}

interface IndexedPack {
  readonly file: string
  readonly ids: Uint8Array
  readonly offsets: Float64Array
  /** CRC-32 of each entry, in the order of the ids. */
  readonly entryChecksums?: Uint32Array
  readonly sizeBytes: number
  readonly checksum: string
}

/** Bytes of the packs that have no record, found out before anything is read; `isRemembered` is asked by checksum. */
export function bytesToWalk(objectFolders: readonly string[], idBytes: IdBytes, isRemembered: (checksum: string) => boolean): number {
  const packs = objectFolders.flatMap((folder) => listPacks(folder).packs)
  const sizes = packs.map(({ pack }) => {
    const sizeBytes = statSync(pack, { throwIfNoEntry: false })?.size ?? 0
    const checksum = trailerIfReadable(pack, sizeBytes, idBytes)
    return checksum !== undefined && isRemembered(checksum) ? 0 : sizeBytes
  })
  return sizes.reduce((sum, bytes) => sum + bytes, 0)
}

/** In hexadecimal. That a pack can't be read is said when it is to be walked. */
function trailerIfReadable(pack: string, sizeBytes: number, idBytes: IdBytes): string | undefined {
  try {
    return readTrailer(pack, sizeBytes, idBytes).toString('hex')
  } catch {
    return undefined
  }
}

/** Finds and numbers all objects below the folders. What can't be read becomes a problem. */
export function gatherObjects(objectFolders: readonly string[], idBytes: IdBytes, remembered: Remembered): ObjectSet {
  const problems: Problem[] = []
  const indexed = objectFolders.flatMap((folder) => indexPacks(folder, idBytes, problems))
  const loose = objectFolders.flatMap((folder) => [...listLoose(folder, (problem) => problems.push(problem))])
  const fitting = loose.filter(({ id }) => id.length === 2 * idBytes)
  const table = numberObjects([...indexed.map(({ ids }) => ids), idsOf(fitting)], idBytes)
  const known = indexed.map(({ file, checksum, offsets }, i): KnownPack => {
    const record = remembered(checksum)
    return {
      file,
      checksum,
      first: table.sections[i]?.start ?? 0,
      count: offsets.length,
      ...(record?.count === offsets.length && { record }),
    }
  })
  const packs = indexed.flatMap((pack, i) => (known[i]?.record ? [] : walkable(pack, known[i]?.first ?? 0, { idBytes, problems })))
  const firstLoose = table.sections.at(-1)?.start ?? 0
  return {
    table,
    known,
    packs,
    loose: fitting.map(({ file }, i) => ({ number: firstLoose + i, file })),
    packedBytes: indexed.reduce((sum, { sizeBytes }, i) => sum + (known[i]?.record ? 0 : sizeBytes), 0),
    problems,
  }
}

function idsOf(loose: readonly LooseObject[]): Uint8Array {
  return shared(Buffer.from(loose.map(({ id }) => id).join(''), 'hex'))
}

/** A copy that threads can look at. */
function shared(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length))
  copy.set(bytes)
  return copy
}

function indexPacks(folder: string, idBytes: IdBytes, problems: Problem[]): IndexedPack[] {
  const { packs, multiPackIndex, problems: found } = listPacks(folder)
  problems.push(...found)
  return packs.flatMap((pack) => {
    try {
      const { ids, offsets, checksum, checksums } = indexOf(pack, multiPackIndex, idBytes)
      const sizeBytes = statSync(pack.pack).size
      const trailer = readTrailer(pack.pack, sizeBytes, idBytes)
      // An index of another pack, or of this one before it was damaged, would lead astray.
      if (checksum && !trailer.equals(checksum))
        throw new CorruptData('the pack is cut short or does not belong to its index; run: git fsck')
      const entryChecksums =
        checksums && new Uint32Array(shared(new Uint8Array(checksums.buffer, checksums.byteOffset, checksums.byteLength)).buffer)
      return [
        {
          file: pack.pack,
          ids: shared(ids),
          offsets,
          sizeBytes,
          checksum: trailer.toString('hex'),
          ...(entryChecksums && { entryChecksums }),
        },
      ]
    } catch (error) {
      problems.push({ where: pack.pack, message: messageOf(error) })
      return []
    }
  })
}

function indexOf({ pack, index }: PackFile, multiPackIndex: string | undefined, idBytes: IdBytes) {
  if (index !== undefined) {
    const { ids, offsets, checksums, packChecksum } = readPackIndex(index, idBytes)
    return { ids, offsets, checksums, checksum: packChecksum }
  }
  const listing = multiPackIndex && readMultiPackIndex(multiPackIndex, idBytes).get(path.basename(pack))
  if (!listing) throw new CorruptData(`the pack has no index; run: git index-pack ${pack}`)
  return { ids: listing.ids, offsets: listing.offsets, checksums: undefined, checksum: undefined }
}

/** The checksum at a pack's end. */
function readTrailer(pack: string, sizeBytes: number, idBytes: IdBytes): Buffer {
  const trailer = Buffer.alloc(idBytes)
  const descriptor = openSync(pack, 'r')
  try {
    readSync(descriptor, trailer, 0, idBytes, Math.max(0, sizeBytes - idBytes))
  } finally {
    closeSync(descriptor)
  }
  return trailer
}

interface Gathering {
  readonly idBytes: IdBytes
  readonly problems: Problem[]
}

function walkable(
  { file, ids, offsets, entryChecksums, sizeBytes }: IndexedPack,
  firstNumber: number,
  { idBytes, problems }: Gathering,
): WalkedPack[] {
  try {
    const entries = readEntries({ file, idBytes, ids, offsets, sizeBytes })
    const families = findFamilies(entries)
    if (families.orphans.length > 0) problems.push(orphaned(file, families.orphans, entries.offsets))
    return [{ file, firstNumber, entries, families, ...(entryChecksums && { checksums: entryChecksums }) }]
  } catch (error) {
    problems.push({ where: file, message: messageOf(error) })
    return []
  }
}

function orphaned(file: string, orphans: readonly number[], offsets: Float64Array): Problem {
  const [first = 0] = orphans
  const number = orphans.length === 1 ? '1 object is a delta' : `${orphans.length} objects are deltas`
  return {
    where: `${file}, offset ${offsets[first]}`,
    message: `${number} of something that is not in the pack, or of each other; run: git fsck`,
  }
}
