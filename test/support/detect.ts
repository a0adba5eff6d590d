// Detection on bytes in memory, for tests of the core.
import { Detector } from '../../src/detect/detector.ts'
import { builtinRules } from '../../src/rules/builtin.ts'

/** A blob that gives its bytes in pieces of at most `pieceBytes`. */
export function blobOf(bytes: Uint8Array, pieceBytes = Number.POSITIVE_INFINITY): { read(into: Uint8Array): number } {
  let at = 0
  return {
    read(into) {
      const count = Math.min(bytes.length - at, into.length, pieceBytes)
      into.set(bytes.subarray(at, at + count))
      at += count
      return count
    },
  }
}

let shared: Detector | undefined

/** What the built-in rules find in a text or in bytes. */
export async function detect(content: string | Uint8Array) {
  shared ??= new Detector(builtinRules())
  return shared.detect(blobOf(typeof content === 'string' ? Buffer.from(content) : content))
}
