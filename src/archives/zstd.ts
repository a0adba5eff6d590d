// Zstandard (RFC 8878), by a decoder that is given little at a time.
import { Decompress } from 'fzstd'
import { CorruptData } from '../errors.ts'
import type { Chunks, Entry } from './reading/container.ts'
import { toCorrupt } from './reading/decoding.ts'

/** Given to the decoder at once: of four bytes it may make a block of 128 KiB before anybody can say stop. */
const PUSHED_BYTES = 1 << 13
/** Taken from it at once; no text that people write shrinks to so little. */
const MOST_AT_ONCE = 1 << 26

export async function* unpack(chunks: Chunks): AsyncIterable<Entry> {
  yield { contents: decode(chunks) }
}

async function* decode(chunks: Chunks): Chunks {
  const decoder = new BoundedDecoder()
  try {
    for await (const chunk of chunks) {
      for (let at = 0; at < chunk.length; at += PUSHED_BYTES) yield* decoder.push(chunk.subarray(at, at + PUSHED_BYTES), false)
    }
    yield* decoder.push(new Uint8Array(), true)
  } catch (error) {
    throw toCorrupt(error)
  }
}

class BoundedDecoder {
  #ready: Uint8Array[] = []
  #bytes = 0
  readonly #decoder = new Decompress((chunk) => this.#take(chunk))

  push(bytes: Uint8Array, isLast: boolean): Uint8Array[] {
    this.#ready = []
    this.#bytes = 0
    this.#decoder.push(bytes, isLast)
    return this.#ready
  }

  #take(chunk: Uint8Array): void {
    this.#bytes += chunk.length
    if (this.#bytes > MOST_AT_ONCE) throw new CorruptData('unpacks to thousands of times its size; unpack it and scan that')
    this.#ready.push(chunk)
  }
}
