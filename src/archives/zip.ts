// Zip, and so jar, war, apk, whl, nupkg and the documents of office programs: the central directory at the end says what there is.
// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
import { createInflateRaw, inflateRawSync } from 'node:zlib'
import yauzl from 'yauzl'
import { CorruptData } from '../errors.ts'
import { toRawPath } from '../files/raw-path.ts'
import type { Stored } from '../model.ts'
import type { Chunks, Entry } from './reading/container.ts'
import { bytesAt, CHUNK_BYTES, stretchOf, through, toCorrupt } from './reading/decoding.ts'

const STORED = 0
const DEFLATED = 8
/** A stream for each entry takes longer than inflating so little at once. */
const SMALL_BYTES = 1 << 18

export async function* unpack(stored: Stored): AsyncIterable<Entry> {
  try {
    const zip = await yauzl.fromRandomAccessReaderPromise(new StoredReader(stored), stored.sizeBytes, OPTIONS)
    for await (const entry of zip.eachEntry()) yield toEntry(entry, zip, stored)
  } catch (error) {
    throw toCorrupt(error)
  }
}

/** Names stay bytes; sizes are what they turn out to be. */
const OPTIONS = { decodeStrings: false, validateEntrySizes: false, autoClose: false }

function toEntry(entry: yauzl.Entry, zip: yauzl.ZipFile, stored: Stored): Entry {
  const name = toRawPath(entry.fileNameRaw)
  if (entry.isEncrypted()) return { name, isEncrypted: true }
  return entry.compressedSize === 0 ? { name } : { name, contents: contentsOf(entry, zip, stored) }
}

async function* contentsOf(entry: yauzl.Entry, zip: yauzl.ZipFile, stored: Stored): Chunks {
  const { compressedSize, compressionMethod } = entry
  const from = await startOf(entry, zip)
  const to = from + compressedSize
  if (compressionMethod === STORED) yield* stretchOf(stored, from, to)
  else if (compressionMethod !== DEFLATED)
    throw new CorruptData(`it is compressed by method ${compressionMethod}, which is not known here; unpack it and scan that`)
  else if (Math.max(compressedSize, entry.uncompressedSize) <= SMALL_BYTES) yield* inflated(bytesAt(stored, from, to))
  else yield* through(stretchOf(stored, from, to), createInflateRaw({ chunkSize: CHUNK_BYTES }))
}

async function startOf(entry: yauzl.Entry, zip: yauzl.ZipFile): Promise<number> {
  try {
    return (await zip.readLocalFileHeaderPromise(entry, { minimal: true })).fileDataStart
  } catch (error) {
    throw toCorrupt(error)
  }
}

/** At once; what is larger than its entry says comes as a stream all the same. */
async function* inflated(bytes: Buffer): Chunks {
  let whole: Buffer | undefined
  try {
    whole = inflateRawSync(bytes, { maxOutputLength: SMALL_BYTES })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') throw toCorrupt(error)
  }
  if (whole) yield whole
  else yield* through(only(bytes), createInflateRaw({ chunkSize: CHUNK_BYTES }))
}

async function* only(bytes: Buffer): Chunks {
  yield bytes
}

class StoredReader extends yauzl.RandomAccessReader {
  readonly #stored: Stored

  constructor(stored: Stored) {
    super()
    this.#stored = stored
  }

  /** Directories alone are read this way. */
  override read(buffer: Buffer, offset: number, length: number, position: number, callback: (error: Error | null) => void): void {
    try {
      bytesAt(this.#stored, position, position + length).copy(buffer, offset)
    } catch (error) {
      callback(error as Error)
      return
    }
    callback(null)
  }
}
