// Bytes that come in chunks, as a blob reads them.
import type { Blob } from '../model.ts'

/** Reads on in the chunks, whatever their size. */
export function readChunks(chunks: AsyncIterator<Uint8Array>): Blob['read'] {
  let rest: Uint8Array = new Uint8Array()
  return async (into) => {
    while (rest.length === 0) {
      const next = await chunks.next()
      if (next.done) return 0
      rest = next.value
    }
    const count = Math.min(rest.length, into.length)
    into.set(rest.subarray(0, count))
    rest = rest.subarray(count)
    return count
  }
}
