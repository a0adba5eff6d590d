// The shape of a rule file: its parsed YAML → rules and examples, or all that is wrong with it. Leaves reading to load.ts.
import type { Provider, Rule, Severity } from '../model.ts'
import { seededRandom } from '../random.ts'
import { type Fault, faultsOf } from '../shape.ts'
import { continuesWith, longestMatch, patternFaults } from './pattern.ts'
import { DEFAULT_WINDOW, MAX_WINDOW, ruleFileSchema } from './rule-schema.ts'
import { fillTemplate, unknownPart } from './template.ts'

/** The templates of one rule. */
export interface Examples {
  readonly rule: Rule
  readonly finds: readonly string[]
  readonly ignores: readonly string[]
}

interface KeyEntry {
  readonly id: string
  readonly title: string
  readonly severity: Severity
  readonly harm: string
  readonly anchors: readonly string[]
  readonly ignoreCase?: boolean
  readonly pattern: string
  readonly window?: number
  readonly checks?: readonly string[]
  readonly near?: readonly string[]
  readonly variantOf?: string
  readonly generic?: boolean
  readonly overHttp?: Severity
  readonly note?: string
  readonly remedy: readonly string[]
  readonly docs?: string
  readonly known?: readonly string[]
  readonly finds: readonly string[]
  readonly ignores: readonly string[]
}

interface RuleFileData {
  readonly provider: string
  readonly title: string
  readonly docs: string
  readonly keys: readonly KeyEntry[]
}

/** Says what is wrong with a named check ("entropy 3"), or nothing. */
export type CheckFault = (check: string) => string | undefined

/** All that is wrong with the parsed file, in its order. */
export function ruleFileFaults(parsed: unknown, checkFault: CheckFault): Fault[] {
  const faults = faultsOf(parsed, ruleFileSchema)
  if (faults.length > 0) return faults
  const { keys, provider } = parsed as RuleFileData
  return keys.flatMap((key, i) => keyFaults(key, provider, checkFault).map(([field, message]) => ({ path: ['keys', i, field], message })))
}

/** The rules and examples of a file without faults. */
export function toExamples(parsed: unknown): Examples[] {
  const { provider: id, title, docs, keys } = parsed as RuleFileData
  return keys.map((key) => ({ rule: toRule(key, { id, title, docs }), finds: key.finds, ignores: key.ignores }))
}

function keyFaults(key: KeyEntry, provider: string, checkFault: CheckFault): [string, string][] {
  const faults: [string, string][] = []
  if (key.id !== provider && !key.id.startsWith(`${provider}-`)) faults.push(['id', `"${key.id}" must begin with "${provider}-"`])
  for (const anchor of key.anchors) {
    if (Buffer.byteLength(anchor) < 3) faults.push(['anchors', `"${anchor}" is shorter than three bytes; choose a longer text`])
  }
  for (const message of patternFaults(key.pattern, key.ignoreCase ?? false, MAX_WINDOW)) {
    faults.push(['pattern', message])
  }
  for (const check of key.checks ?? []) {
    const message = checkFault(check)
    if (message) faults.push(['checks', message])
  }
  for (const template of key.finds) {
    const message = templateFault(template, key)
    if (message) faults.push(['finds', message])
  }
  for (const template of key.ignores) {
    const message = unknownPart(template)
    if (message) faults.push(['ignores', `"${template}": ${message}`])
  }
  return faults
}

function templateFault(template: string, { anchors, ignoreCase }: KeyEntry): string | undefined {
  const unknown = unknownPart(template)
  if (unknown) return `"${template}": ${unknown}`
  const { text, secret } = fillTemplate(template, seededRandom(1))
  if (secret === undefined) return `"${template}" has no {{secret}}; mark the part that must be found`
  const fold = (value: string) => (ignoreCase ? value.toLowerCase() : value)
  if (anchors.some((anchor) => fold(text).includes(fold(anchor)))) return undefined
  return `"${template}" holds none of the anchors ${anchors.join(', ')}; add one or correct the anchors`
}

function toRule(key: KeyEntry, provider: Provider): Rule {
  const { finds: _finds, ignores: _ignores, ...fields } = key
  return {
    ignoreCase: false,
    checks: [],
    near: [],
    generic: false,
    docs: provider.docs,
    known: [],
    ...fields,
    provider,
    window: Math.max(key.window ?? DEFAULT_WINDOW, longestMatch(key.pattern) + 1),
    continues: continuesWith(key.pattern),
  }
}
