// What the rules with a shape of their own say of labelled values: the model isn't asked about those.
import path from 'node:path'
import { checkFault } from '../../src/detect/checks.ts'
import { Detector } from '../../src/detect/detector.ts'
import { Published } from '../../src/detect/published.ts'
import { textBlob } from '../../src/detect/text-blob.ts'
import { loadExamples } from '../../src/rules/load.ts'
import type { Example } from './labelled.ts'

/** For each example, whether a format is found on its line; what an issuer publishes is no finding. */
export async function judgeFormats(examples: readonly Example[]): Promise<boolean[]> {
  const all = await loadExamples([path.join(import.meta.dirname, '../../rules')], checkFault)
  const published = new Published(all.map(({ rule }) => rule))
  const detector = new Detector(all.map(({ rule }) => rule).filter(({ least, sensitive }) => least === undefined && !sensitive))
  const found: boolean[] = []
  for (const { row, text } of examples) {
    const { matches } = await detector.detect(textBlob(text))
    const first = row.before.length + 1
    found.push(
      matches.some(({ line, endLine, secret }) => !published.holds(secret) && line <= first + row.text.length - 1 && endLine >= first),
    )
  }
  return found
}
