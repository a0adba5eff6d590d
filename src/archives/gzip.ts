import { createGunzip } from 'node:zlib'
import type { Chunks, Entry } from './reading/container.ts'
import { CHUNK_BYTES, through } from './reading/decoding.ts'

export async function* unpack(chunks: Chunks): AsyncIterable<Entry> {
  yield { contents: through(chunks, createGunzip({ chunkSize: CHUNK_BYTES })) }
}
