// Xz, by a decoder in WebAssembly with one memory: it takes one file at a time.
import xz from 'xz-decompress'
import { CorruptData } from '../errors.ts'
import type { Chunks, Entry } from './reading/container.ts'
import { toCorrupt } from './reading/decoding.ts'

let isBusy = false

export async function* unpack(chunks: Chunks): AsyncIterable<Entry> {
  yield { contents: decode(chunks) }
}

async function* decode(chunks: Chunks): Chunks {
  // The decoder would wait for its other file forever.
  if (isBusy) throw new CorruptData('xz inside xz is not opened; unpack the outer one and scan that')
  isBusy = true
  try {
    yield* new xz.XzReadableStream(ReadableStream.from(chunks)) as unknown as Chunks
  } catch (error) {
    throw toCorrupt(error)
  } finally {
    isBusy = false
  }
}
