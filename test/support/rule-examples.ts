// The examples of every built-in rule, filled, with the place of the secret in each.
import path from 'node:path'
import { checkFault } from '../../src/detect/checks.ts'
import { Detector } from '../../src/detect/detector.ts'
import type { Match, Rule } from '../../src/model.ts'
import { seededRandom } from '../../src/random.ts'
import { loadExamples } from '../../src/rules/load.ts'
import { fillTemplate } from '../../src/rules/template.ts'
import { blobOf } from './detect.ts'

/** The rules with their templates, as the files in rules/ have them. */
export const pack = await loadExamples([path.join(import.meta.dirname, '../../rules')], checkFault)
export const packRules = pack.map(({ rule }) => rule)

/** A format is known by its own shape, a named value by a name before it, a scored one by likelihood, all others by what stands around. */
export type Kind = 'format' | 'context' | 'named' | 'scored'

export function kindOf(rule: Rule): Kind {
  if (rule.least !== undefined) return 'scored'
  if (rule.names) return 'named'
  return rule.ignoreCase || rule.generic ? 'context' : 'format'
}

/** A template, filled; its secret is [start, end) of the text. */
export interface Example {
  readonly rule: Rule
  readonly template: string
  readonly seed: number
  readonly text: string
  readonly secret: string
  readonly start: number
  readonly end: number
}

export function fillExample(rule: Rule, template: string, seed: number): Example {
  const { text, secret = '' } = fillTemplate(template, seededRandom(seed))
  const start = fillTemplate(template.slice(0, template.indexOf('{{')), seededRandom(seed)).text.length
  return { rule, template, seed, text, secret, start, end: start + secret.length }
}

/** Every example that must be found, filled from the seed. */
export function findsOf(kinds: readonly Kind[], seed: number): Example[] {
  const wanted = pack.filter(({ rule }) => kinds.includes(kindOf(rule)))
  return wanted.flatMap(({ rule, finds }) => finds.map((template) => fillExample(rule, template, seed)))
}

let shared: Detector | undefined

/** What all rules together find in a text. */
export async function findAll(text: string): Promise<readonly Match[]> {
  shared ??= new Detector(packRules)
  return (await shared.detect(blobOf(Buffer.from(text)))).matches
}

/** An example and its seed, for the message of a test that failed. */
export function named({ rule, template, seed }: Example): string {
  return `${rule.id}: '${template}' (seed ${seed})`
}
