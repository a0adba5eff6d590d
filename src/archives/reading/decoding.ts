// What the kinds share: bytes through one of Node's decoders, stretches of what is stored, and what a library throws.
import { pipeline, Readable, type Transform } from 'node:stream'
import { CorruptData } from '../../errors.ts'
import type { Stored } from '../../model.ts'
import type { Chunks } from './container.ts'

export const CHUNK_BYTES = 1 << 16

/** The chunks, as the transform gives them. Stops reading when nobody asks any more. */
export async function* through(chunks: Chunks, transform: Transform): Chunks {
  try {
    // The error comes out of the loop.
    pipeline(Readable.from(chunks), transform, () => {})
    for await (const chunk of transform) yield chunk as Uint8Array
  } catch (error) {
    throw toCorrupt(error)
  }
}

/** The bytes of [from, to). */
export async function* stretchOf(stored: Stored, from: number, to: number): Chunks {
  for (let at = from; at < to; ) {
    const into = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, to - at))
    const count = stored.read(into, at)
    if (count === 0) throw new CorruptData('it ends too early')
    yield into.subarray(0, count)
    at += count
  }
}

/** All bytes of [from, to), which are few. */
export function bytesAt(stored: Stored, from: number, to: number): Buffer {
  const bytes = Buffer.allocUnsafe(to - from)
  let filled = 0
  while (filled < bytes.length) {
    const count = stored.read(bytes.subarray(filled), from + filled)
    if (count === 0) throw new CorruptData('it ends too early')
    filled += count
  }
  return bytes
}

/** What a decoder throws says that its input is damaged; what reading the input threw goes on as it is. */
export function toCorrupt(error: unknown): Error {
  const { message, syscall } = error as NodeJS.ErrnoException
  if (error instanceof CorruptData || syscall !== undefined) return error as Error
  return new CorruptData(`is damaged (${message}), so not all of it was looked at; mend it, or leave it out with --exclude`, {
    cause: error,
  })
}
