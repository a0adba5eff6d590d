// Runs the examples of a rule file: used by `straykey rules check`, and by our own tests over the built-in files.
import { seededRandom } from '../random.ts'
import type { Examples } from './rule-file.ts'
import { fillTemplate } from './template.ts'

/** What a scan of a text found: rule ids and values in clear. Examples hold no real secrets. */
export type Find = (text: string) => Promise<readonly { readonly rule: string; readonly secret: string }[]>

/** Every example that fails, as a sentence with the seed that fails it. */
export async function failedExamples({ rule, finds, ignores }: Examples, find: Find, seeds: readonly number[]): Promise<string[]> {
  const failed: string[] = []
  for (const seed of seeds) {
    for (const template of finds) {
      const { text, secret } = fillTemplate(template, seededRandom(seed))
      const found = await find(text)
      if (found.some((match) => match.rule === rule.id && match.secret === secret)) continue
      const instead = found.map((match) => match.rule).join(', ') || 'nothing'
      failed.push(`${rule.id}: not found in '${template}' (seed ${seed}); found instead: ${instead}`)
    }
    for (const template of ignores) {
      const found = await find(fillTemplate(template, seededRandom(seed)).text)
      if (found.some((match) => match.rule === rule.id))
        failed.push(`${rule.id}: found in '${template}' (seed ${seed}), which it must ignore`)
    }
  }
  return failed
}
