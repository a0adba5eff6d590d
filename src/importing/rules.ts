// Patterns of other scanners → entries of a rule file that stand the checks which all rules stand.
import { existsSync } from 'node:fs'
import { checkFault } from '../detect/checks.ts'
import { Detector } from '../detect/detector.ts'
import type { ForeignRule, Left } from '../import/contract.ts'
import { isEntry, type RuleEntry, ruleEntry } from '../import/rules/entry.ts'
import { ruleFileText } from '../import/rules/rule-text.ts'
import type { Rule } from '../model.ts'
import { failedExamples } from '../rules/examples.ts'
import { loadRules } from '../rules/load.ts'
import { type Examples, ruleFileFaults, toExamples } from '../rules/rule-file.ts'
import { hideSecretsIn } from '../scan/hide-secrets.ts'
import { readYamlFile } from '../yaml-file.ts'

export interface ImportedRules {
  /** All that the file is to hold: those that are there, and the new ones. */
  readonly entries: readonly RuleEntry[]
  readonly added: number
  readonly left: readonly Left[]
}

const SEEDS = Array.from({ length: 12 }, (_, i) => i + 1)

/** `file` holds what an earlier import wrote, which stays; `others` are the rule files beside it. */
export async function importedRules(rules: readonly ForeignRule[], file: string, others: readonly string[]): Promise<ImportedRules> {
  const before = existsSync(file) ? entriesIn(file) : []
  const left: Left[] = []
  const candidates = new Map<string, { rule: ForeignRule; entry: RuleEntry }>()
  for (const rule of rules) {
    const entry = ruleEntry(rule)
    if (!isEntry(entry)) left.push({ where: rule.where, why: entry.why })
    else if (candidates.has(entry.id)) left.push({ where: rule.where, why: `another rule became ${entry.id} already` })
    else if (!before.some(({ id }) => id === entry.id)) candidates.set(entry.id, { rule, entry })
  }
  const known = (await loadRules(others, checkFault)).rules
  const refused = await refusedOf(
    [...candidates.values()].map(({ entry }) => entry),
    known,
  )
  for (const [id, { why, rule }] of refused) {
    const where = candidates.get(id)?.rule.where ?? id
    left.push({ where: rule === undefined ? where : `${where} (${rule})`, why })
    candidates.delete(id)
  }
  const added = [...candidates.values()].map(({ entry }) => entry)
  return { entries: [...before, ...added], added: added.length, left }
}

function entriesIn(file: string): RuleEntry[] {
  const { keys } = readYamlFile(file, (value) => ruleFileFaults(value, checkFault)) as { readonly keys: readonly RuleEntry[] }
  return [...keys]
}

interface Refusal {
  readonly why: string
  /** The rule of ours that finds the same. */
  readonly rule?: string
}

/** By id. */
async function refusedOf(entries: readonly RuleEntry[], known: readonly Rule[]): Promise<Map<string, Refusal>> {
  const refused = new Map<string, Refusal>()
  const plain = new Detector([...known])
  const examples: Examples[] = []
  for (const entry of entries) {
    const file = { provider: 'imported', title: 'Imported', docs: 'https://example.com', keys: [entry] }
    const text = ruleFileText([entry])
    if (ruleFileFaults(file, checkFault).length > 0) refused.set(entry.id, { why: 'it does not fit the shape of a rule' })
    // People write values into patterns and titles.
    else if ((await hideSecretsIn(text, plain)) !== text) refused.set(entry.id, { why: 'it holds what looks like a secret itself' })
    else examples.push(...toExamples(file))
  }
  // What is refused may have claimed what another finds.
  for (let open = examples; ; ) {
    const failed = await failedOf(open, known)
    if (failed.size === 0) return refused
    for (const [id, why] of failed) refused.set(id, why)
    open = open.filter(({ rule }) => !failed.has(rule.id))
  }
}

async function failedOf(examples: readonly Examples[], known: readonly Rule[]): Promise<Map<string, Refusal>> {
  const failed = new Map<string, Refusal>()
  const detector = new Detector([...known, ...examples.map(({ rule }) => rule)])
  const find = async (text: string) => {
    const pieces = [Buffer.from(text)]
    return (await detector.detect({ read: (into) => pieces.pop()?.copy(into) ?? 0 })).matches
  }
  for (const one of examples) {
    const [sentence] = await failedExamples(one, find, SEEDS)
    if (sentence !== undefined) failed.set(one.rule.id, reasonIn(sentence, known))
  }
  return failed
}

function reasonIn(sentence: string, known: readonly Rule[]): Refusal {
  const instead = /found instead: (\S+)$/.exec(sentence)?.[1]?.replace(/,$/, '')
  const own = known.find(({ id }) => id === instead)
  if (own) return { why: 'a rule of straykey finds the same', rule: own.id }
  return { why: instead === undefined ? 'it finds placeholders' : 'examples made of it look like placeholders, or fall below its entropy' }
}
