// The detector on short texts in memory: names of files, sentences.
import type { Detector } from '../detect/detector.ts'
import { textBlob } from '../detect/text-blob.ts'
import type { Match } from '../model.ts'

/** What one text holds. */
export async function matchText(text: string, detector: Detector): Promise<readonly Match[]> {
  return (await detector.detect(textBlob(text))).matches
}

/** Texts that hold something, with it. All at once tell whether any does; only then are they looked at one by one. */
export async function matchTexts(texts: readonly string[], detector: Detector): Promise<ReadonlyMap<string, readonly Match[]>> {
  const found = new Map<string, readonly Match[]>()
  if ((await matchText(texts.join('\0'), detector)).length === 0) return found
  for (const text of new Set(texts)) {
    const matches = await matchText(text, detector)
    if (matches.length > 0) found.set(text, matches)
  }
  return found
}
