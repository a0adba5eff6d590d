// The shape of a rule file: its parsed YAML → rules and examples, or all that is wrong with it. Leaves reading to load.ts.
import { type Provider, type Rule, type Severity, severities } from '../model.ts'
import { ASSIGNMENT_WINDOW, spellingsOf, VALUE_REACH } from '../names.ts'
import { seededRandom } from '../random.ts'
import { type Fault, faultsOf } from '../shape.ts'
import { THRESHOLDS } from '../weights.generated.ts'
import type { ByHand, VerifyCall } from './call.ts'
import { verifyFaults } from './call-faults.ts'
import { continuesWith, longestMatch, patternFaults } from './pattern.ts'
import type { RevokeCall } from './revoke-call.ts'
import { revokeFaults } from './revoke-faults.ts'
import { DEFAULT_WINDOW, MAX_WINDOW, ruleFileSchema } from './rule-schema.ts'
import { fillTemplate, unknownPart } from './template.ts'

const LEAST_ANCHOR = 3

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
  readonly anchors?: readonly string[]
  readonly ignoreCase?: boolean
  readonly pattern?: string
  readonly names?: readonly string[]
  readonly value?: string
  readonly window?: number
  readonly checks?: readonly string[]
  readonly near?: readonly string[]
  readonly variantOf?: string
  readonly partOf?: readonly string[]
  readonly onlyPart?: boolean
  readonly generic?: boolean
  readonly sensitive?: boolean
  readonly overHttp?: Severity
  readonly inTests?: Severity
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
  readonly verify?: readonly (VerifyCall | ByHand)[]
  readonly revoke?: readonly RevokeCall[]
}

/** Says what is wrong with a named check ("entropy 3"), or nothing. */
export type CheckFault = (check: string) => string | undefined

/** All that is wrong with the parsed file, in its order. */
export function ruleFileFaults(parsed: unknown, checkFault: CheckFault): Fault[] {
  const faults = faultsOf(parsed, ruleFileSchema)
  if (faults.length > 0) return faults
  const { keys, provider, verify = [], revoke = [] } = parsed as RuleFileData
  const ofKeys = keys.flatMap((key, i) =>
    keyFaults(key, provider, checkFault).map(([field, message]) => ({ path: ['keys', i, field], message })),
  )
  const ids = new Set(keys.map(({ id }) => id))
  return [...ofKeys, ...verifyFaults(verify, ids), ...revokeFaults(revoke, ids)]
}

/** The rules and examples of a file without faults. */
export function toExamples(parsed: unknown): Examples[] {
  const { provider: id, title, docs, keys } = parsed as RuleFileData
  return keys.map((key) => ({ rule: toRule(key, { id, title, docs }), finds: key.finds, ignores: key.ignores }))
}

function keyFaults(key: KeyEntry, provider: string, checkFault: CheckFault): [string, string][] {
  const faults: [string, string][] = []
  if (key.id !== provider && !key.id.startsWith(`${provider}-`)) faults.push(['id', `"${key.id}" must begin with "${provider}-"`])
  faults.push(...(key.names || key.value !== undefined ? valueFaults(key) : anchorFaults(key)))
  if (key.inTests && severities.indexOf(key.inTests) >= severities.indexOf(key.severity))
    faults.push(['inTests', `"${key.inTests}" must be milder than the severity`])
  if (key.onlyPart && !key.partOf) faults.push(['onlyPart', 'means nothing without partOf; name the secrets that it is a part of'])
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

function anchorFaults({ anchors, pattern, ignoreCase = false }: KeyEntry): [string, string][] {
  if (!anchors || !pattern) return [[anchors ? 'pattern' : 'anchors', 'is missing: write anchors and pattern, or names and value']]
  const short = anchors.filter((anchor) => Buffer.byteLength(anchor) < LEAST_ANCHOR)
  return [
    ...short.map((anchor): [string, string] => ['anchors', `"${anchor}" is shorter than three bytes; choose a longer text`]),
    ...patternFaults(pattern, ignoreCase, MAX_WINDOW).map((message): [string, string] => ['pattern', message]),
  ]
}

function valueFaults({ names, value, anchors, pattern, ignoreCase }: KeyEntry): [string, string][] {
  if (!names) return [['names', 'is missing: value means nothing without names']]
  const surplus = Object.entries({ anchors, pattern, ignoreCase }).find(([, given]) => given !== undefined)
  if (surplus) return [[surplus[0], 'has no meaning beside names and value; remove it']]
  const short = names.filter((name) => name.length < LEAST_ANCHOR)
  return [
    ...short.map((name): [string, string] => ['names', `"${name}" is shorter than three letters; choose a longer word`]),
    ...patternFaults(value ?? '', false, MAX_WINDOW).map((message): [string, string] => ['value', message]),
  ]
}

function templateFault(template: string, key: KeyEntry): string | undefined {
  const unknown = unknownPart(template)
  if (unknown) return `"${template}": ${unknown}`
  const { text, secret } = fillTemplate(template, seededRandom(1))
  if (secret === undefined) return `"${template}" has no {{secret}}; mark the part that must be found`
  const { ignoreCase } = anchored(key)
  const anchors = key.names?.flatMap(spellingsOf) ?? key.anchors ?? []
  const fold = (value: string) => (ignoreCase ? value.toLowerCase() : value)
  if (anchors.some((anchor) => fold(text).includes(fold(anchor)))) return undefined
  return `"${template}" holds none of the anchors ${anchors.join(', ')}; add one or correct the anchors`
}

function toRule(key: KeyEntry, provider: Provider): Rule {
  const { finds: _finds, ignores: _ignores, value: _value, ...fields } = key
  const { reach, ...search } = anchored(key)
  return {
    checks: [],
    near: [],
    generic: false,
    docs: provider.docs,
    known: [],
    ...fields,
    ...search,
    provider,
    window: Math.max(key.window ?? DEFAULT_WINDOW, reach + longestMatch(search.pattern) + 1),
    continues: continuesWith(search.pattern),
  }
}

/** Where to look, and what for; `reach` is the most bytes from an anchor's start to where the pattern begins. */
function anchored({ anchors = [], pattern = '', ignoreCase = false, names, value }: KeyEntry) {
  if (!names) return { anchors, ignoreCase, pattern, reach: 0 }
  // Any value: the model has the last word, and looks at the lines around.
  if (value === undefined)
    return { anchors: names, ignoreCase: true, pattern: '', reach: ASSIGNMENT_WINDOW, least: THRESHOLDS.usual, generic: true }
  const longest = Math.max(...names.map((name) => name.length))
  return { anchors: names, ignoreCase: true, pattern: value, reach: longest + VALUE_REACH }
}
