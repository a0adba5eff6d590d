// Bzip2, a block at a time: the package's own stream decodes all that it has before anybody can say stop.
import bitReader from 'unbzip2-stream/lib/bit_iterator.js'
import bzip2 from 'unbzip2-stream/lib/bzip2.js'
import { CorruptData } from '../errors.ts'
import type { Chunks, Entry } from './reading/container.ts'
import { toCorrupt } from './reading/decoding.ts'

/** Bytes of a block before it is compressed, for each of the nine sizes. */
const BLOCK_UNIT = 100_000
/** A block is never larger compressed than uncompressed by more than its tables. */
const MOST_OVERHEAD = 25_000

export async function* unpack(chunks: Chunks): AsyncIterable<Entry> {
  yield { contents: decode(chunks) }
}

async function* decode(chunks: Chunks): Chunks {
  const input = new Waiting(chunks[Symbol.asyncIterator]())
  try {
    await input.fill(MOST_OVERHEAD)
    const bits = bitReader(() => input.next())
    for (let stream = 0; stream === 0 || (await input.fill(1, bits.bytesRead)); stream++) {
      const most = BLOCK_UNIT * bzip2.header(bits)
      const symbols = new Int32Array(most)
      let checksum: number | null = 0
      while (checksum !== null) {
        await input.fill(most + MOST_OVERHEAD, bits.bytesRead)
        const block = new Block()
        checksum = bzip2.decompress(bits, block.add, symbols, most, checksum)
        if (block.length > 0) yield block.bytes()
      }
    }
  } catch (error) {
    throw toCorrupt(error)
  } finally {
    await input.close()
  }
}

/** Chunks that have come and were not taken: the decoder can't wait in the middle of a block. */
class Waiting {
  readonly #chunks: AsyncIterator<Uint8Array>
  readonly #queue: Uint8Array[] = []
  #received = 0
  #isDone = false

  constructor(chunks: AsyncIterator<Uint8Array>) {
    this.#chunks = chunks
  }

  /** Waits until so many bytes are there behind those that were read; false when there are none. */
  async fill(bytes: number, read = 0): Promise<boolean> {
    while (!this.#isDone && this.#received - read < bytes) {
      const next = await this.#chunks.next()
      this.#isDone = next.done ?? false
      if (next.done || next.value.length === 0) continue
      this.#queue.push(next.value)
      this.#received += next.value.length
    }
    return this.#received > read
  }

  next(): Uint8Array {
    const chunk = this.#queue.shift()
    if (!chunk) throw new CorruptData('it ends too early')
    return chunk
  }

  async close(): Promise<void> {
    await this.#chunks.return?.()
  }
}

/** Bytes that come one by one. */
class Block {
  length = 0
  #bytes = new Uint8Array(1 << 20)

  readonly add = (byte: number): void => {
    if (this.length === this.#bytes.length) {
      const larger = new Uint8Array(2 * this.length)
      larger.set(this.#bytes)
      this.#bytes = larger
    }
    this.#bytes[this.length++] = byte
  }

  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.length)
  }
}
