// The compressed streams of a PDF, as raw bytes: text in them is mostly readable. Those of other filters are images and fonts.
// ISO 32000-1, sections 7.3.8 (streams) and 7.4.4 (FlateDecode).
import { createInflate } from 'node:zlib'
import type { Stored } from '../model.ts'
import type { Chunks, Entry } from './reading/container.ts'
import { bytesAt, CHUNK_BYTES, stretchOf, through } from './reading/decoding.ts'

const WINDOW_BYTES = 1 << 20
/** Of a stream's dictionary, before the stream. */
const DICTIONARY_BYTES = 4096
/** Where a trailer stands: at the end, and at the beginning of a file made for the web. */
const TRAILER_BYTES = 4096
const STREAM = />>\s{0,16}stream\r?\n/g

export async function* unpack(stored: Stored): AsyncIterable<Entry> {
  if (isEncrypted(stored)) {
    yield { isEncrypted: true }
    return
  }
  for (const { object, start } of deflatedStreams(stored)) yield { name: `object ${object}`, contents: inflated(stored, start) }
}

/** Its streams are, all of them. */
function isEncrypted(stored: Stored): boolean {
  const { sizeBytes } = stored
  const ends = [bytesAt(stored, 0, Math.min(TRAILER_BYTES, sizeBytes)), bytesAt(stored, Math.max(0, sizeBytes - TRAILER_BYTES), sizeBytes)]
  return ends.some((bytes) => /\/Encrypt\s/.test(bytes.toString('latin1')))
}

function* deflatedStreams(stored: Stored): Iterable<{ object: string; start: number }> {
  const { sizeBytes } = stored
  let seen = 0
  for (let from = 0; from < sizeBytes; from += WINDOW_BYTES) {
    const begin = Math.max(0, from - DICTIONARY_BYTES)
    const text = bytesAt(stored, begin, Math.min(from + WINDOW_BYTES, sizeBytes)).toString('latin1')
    for (const found of text.matchAll(STREAM)) {
      const start = begin + found.index + found[0].length
      if (start <= seen) continue
      seen = start
      const object = deflatedObject(text.slice(Math.max(0, found.index - DICTIONARY_BYTES), found.index))
      if (object !== undefined) yield { object, start }
    }
  }
}

/** The number of the object whose dictionary the text ends with; none when it isn't deflated. */
function deflatedObject(text: string): string | undefined {
  const at = text.lastIndexOf(' obj')
  if (!/\/Filter\s*\[?\s*\/(?:FlateDecode|Fl)\b/.test(text.slice(Math.max(0, at)))) return undefined
  return /(\d+) \d+$/.exec(text.slice(0, Math.max(0, at)))?.[1] ?? 'unknown'
}

/** Deflate says itself where it ends. */
function inflated(stored: Stored, start: number): Chunks {
  return through(stretchOf(stored, start, stored.sizeBytes), createInflate({ chunkSize: CHUNK_BYTES }))
}
