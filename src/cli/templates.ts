// The templates that a rule's file gives as examples. The built-in files lie beside the program, where it is installed whole.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { checkFault } from '../detect/checks.ts'
import type { Rule } from '../model.ts'
import { loadExamples } from '../rules/load.ts'
import type { Terminal } from './command.ts'

/** What the rule must find; `files` are those of the user's. None where no file has it. */
export async function examplesOf(rule: Rule, files: readonly string[], { program }: Pick<Terminal, 'program'>): Promise<readonly string[]> {
  const builtin = path.join(path.dirname(program), '../rules', `${rule.provider.id}.yaml`)
  const named = rule.number === undefined ? files : [builtin].filter((file) => existsSync(file))
  const examples = await loadExamples(named, checkFault)
  return examples.find((one) => one.rule.id === rule.id)?.finds ?? []
}
