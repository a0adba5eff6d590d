// Built-in rules, and the files and folders that a user names.
import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { UserError } from '../errors.ts'
import type { Rule } from '../model.ts'
import { toSlashes } from '../slashes.ts'
import { builtinRules } from './builtin.generated.ts'
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
  for (const { id, variantOf } of own) {
    if (variantOf && !rules.some((rule) => rule.id === variantOf)) {
      throw new UserError(`rule ${id}: variantOf names "${variantOf}", which is no rule; see straykey rules list`)
    }
  }
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

function expandFolder(file: string): string[] {
  if (!statSync(file, { throwIfNoEntry: false })?.isDirectory()) return [file]
  const names = readdirSync(file).filter((name) => /\.ya?ml$/.test(name))
  if (names.length === 0) throw new UserError(`${toSlashes(file)}: no rule files (*.yaml) in this folder`)
  return names.sort().map((name) => path.join(file, name))
}

function refuseDuplicates(examples: readonly Examples[]): void {
  const seen = new Set<string>()
  for (const { rule } of examples) {
    if (seen.has(rule.id)) throw new UserError(`rule ${rule.id} is defined twice; give one of them another id`)
    seen.add(rule.id)
  }
}
