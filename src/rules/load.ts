// Built-in rules, and the files and folders that a user names.
import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { UserError } from '../errors.ts'
import type { Rule } from '../model.ts'
import { toSlashes } from '../slashes.ts'
import { builtinRules } from './builtin.ts'
import type { CheckFault, Examples } from './rule-file.ts'

export interface LoadedRules {
  readonly rules: readonly Rule[]
  /** Ids of built-in rules that others took the place of. */
  readonly replaced: readonly string[]
}

/**
 * Built-in rules and those of the named files and folders; a rule of the same id replaces the built-in one.
 * Throws UserError for a file that can't be read or has faults.
 */
export async function loadRules(files: readonly string[], checkFault: CheckFault): Promise<LoadedRules> {
  const builtin = builtinRules()
  if (files.length === 0) return { rules: builtin, replaced: [] }
  const own = (await loadExamples(files, checkFault)).map(({ rule }) => rule)
  const ids = new Set(own.map(({ id }) => id))
  const rules = [...builtin.filter(({ id }) => !ids.has(id)), ...own]
  refuseLostNames(own, rules)
  return { rules, replaced: builtin.filter(({ id }) => ids.has(id)).map(({ id }) => id) }
}

/** The rules of the named files with their examples. */
export async function loadExamples(files: readonly string[], checkFault: CheckFault): Promise<Examples[]> {
  const [{ readYamlFile }, { ruleFileFaults, toExamples }] = await Promise.all([import('../yaml-file.ts'), import('./rule-file.ts')])
  const faultsOf = (value: unknown) => ruleFileFaults(value, checkFault)
  const examples = files.flatMap(expandFolder).flatMap((file) => toExamples(readYamlFile(file, faultsOf)))
  refuseDuplicates(examples)
  return examples
}

/** A folder's rule files, or the file itself. Throws UserError for a folder without any. */
export function expandFolder(file: string): string[] {
  if (!statSync(file, { throwIfNoEntry: false })?.isDirectory()) return [file]
  const names = readdirSync(file).filter((name) => /\.ya?ml$/.test(name))
  if (names.length === 0) throw new UserError(`${toSlashes(file)}: no rule files (*.yaml) in this folder`)
  return names.sort().map((name) => path.join(file, name))
}

function refuseLostNames(own: readonly Rule[], rules: readonly Rule[]): void {
  const byId = new Map(rules.map((rule) => [rule.id, rule]))
  for (const { id, variantOf, partOf = [] } of own) {
    if (variantOf && !byId.has(variantOf)) {
      throw new UserError(`rule ${id}: variantOf names "${variantOf}", which is no rule; see straykey rules list`)
    }
    const lost = partOf.find((name) => !byId.has(name))
    if (lost !== undefined) throw new UserError(`rule ${id}: partOf names "${lost}", which is no rule; see straykey rules list`)
  }
  refuseHalvesOfHalves(rules)
}

/** Each would vanish into the other, and nobody would say where. */
function refuseHalvesOfHalves(rules: readonly Rule[]): void {
  const halves = new Set(rules.flatMap(({ id, partOf }) => (partOf ? [id] : [])))
  for (const { id, partOf = [] } of rules) {
    const half = partOf.find((name) => halves.has(name))
    if (half !== undefined)
      throw new UserError(`rule ${id}: partOf names "${half}", which is itself a part; name the secret that both belong to`)
  }
}

function refuseDuplicates(examples: readonly Examples[]): void {
  const seen = new Set<string>()
  for (const { rule } of examples) {
    if (seen.has(rule.id)) throw new UserError(`rule ${rule.id} is defined twice; give one of them another id`)
    seen.add(rule.id)
  }
}
