// A text in memory, as the detector reads it.
import type { Blob } from '../model.ts'

export function textBlob(text: string | Buffer): Pick<Blob, 'read'> {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  let at = 0
  return {
    read(into) {
      const count = bytes.copy(into, 0, at)
      at += count
      return count
    },
  }
}
