// A text in memory as a blob, so that the detector can look at names and messages, too.
import type { Blob } from '../model.ts'

export function textBlob(text: string): Pick<Blob, 'read'> {
  const bytes = Buffer.from(text)
  let at = 0
  return {
    read(into) {
      const count = bytes.copy(into, 0, at)
      at += count
      return count
    },
  }
}
