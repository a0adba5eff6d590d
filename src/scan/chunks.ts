// Chunks of bytes: of something stored, and with the first ones known before the rest is read.
import type { Chunks } from '../archives/reading/container.ts'
import { HEAD_BYTES } from '../archives/recognition/signatures.ts'
import type { Stored } from '../model.ts'

const CHUNK_BYTES = 1 << 18

/** All that is stored. Each chunk is new, as readers may keep one. */
export async function* chunksOf({ read, sizeBytes }: Stored): Chunks {
  for (let at = 0; at < sizeBytes; ) {
    const into = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, sizeBytes - at))
    const count = read(into, at)
    if (count === 0) return
    yield into.subarray(0, count)
    at += count
  }
}

/** The first HEAD_BYTES, and everything from the front. What reading the head throws comes where it belongs in `all`. */
export async function peek(chunks: Chunks): Promise<{ head: Uint8Array; all: Chunks }> {
  const rest = chunks[Symbol.asyncIterator]()
  const first: Uint8Array[] = []
  let bytes = 0
  let fault: unknown
  try {
    while (bytes < HEAD_BYTES) {
      const next = await rest.next()
      if (next.done) break
      first.push(next.value)
      bytes += next.value.length
    }
  } catch (error) {
    fault = error
  }
  return { head: Buffer.concat(first).subarray(0, HEAD_BYTES), all: joined(first, rest, fault) }
}

async function* joined(first: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>, fault: unknown): Chunks {
  try {
    yield* first
    if (fault !== undefined) throw fault
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
  } finally {
    await rest.return?.()
  }
}
