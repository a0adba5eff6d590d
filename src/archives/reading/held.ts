// Bytes that are kept in memory, for what can't be read twice.
import type { Stored } from '../../model.ts'
import type { Chunks } from './container.ts'

/** Kept of one thing at most: what is larger has to be a file. */
export const MOST_HELD_BYTES = 1 << 28
const PAGE_BYTES = 1 << 20

export class Held {
  readonly #pages: Buffer[] = []
  #bytes = 0

  /** A copy is kept, as long as all fits. */
  add(chunk: Uint8Array): void {
    if (this.#bytes + chunk.length > MOST_HELD_BYTES) this.#pages.length = 0
    for (let from = 0; from < chunk.length && this.#bytes + chunk.length <= MOST_HELD_BYTES; ) {
      const at = (this.#bytes + from) % PAGE_BYTES
      if (at === 0) this.#pages.push(Buffer.allocUnsafe(PAGE_BYTES))
      const part = chunk.subarray(from, from + PAGE_BYTES - at)
      this.#pages.at(-1)?.set(part, at)
      from += part.length
    }
    this.#bytes += chunk.length
  }

  /** Nothing when it didn't fit. */
  stored(): Stored | undefined {
    if (this.#bytes > MOST_HELD_BYTES) return undefined
    return { sizeBytes: this.#bytes, read: (into, position) => this.#read(into, position) }
  }

  /** To the end of a page at most. */
  #read(into: Uint8Array, position: number): number {
    const count = Math.min(into.length, this.#bytes - position, PAGE_BYTES - (position % PAGE_BYTES))
    const page = this.#pages[Math.floor(position / PAGE_BYTES)]
    return count > 0 && page ? page.copy(into, 0, position % PAGE_BYTES, (position % PAGE_BYTES) + count) : 0
  }
}

/** All chunks; nothing when they don't fit. Throws what the chunks throw. */
export async function hold(chunks: Chunks): Promise<Stored | undefined> {
  const held = new Held()
  for await (const chunk of chunks) held.add(chunk)
  return held.stored()
}
