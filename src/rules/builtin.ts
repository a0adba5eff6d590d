// The built-in rules, as scripts/generate.ts made them of rules/*.yaml.
import { builtinData } from '../builtin-data.ts'
import type { Rule } from '../model.ts'

/** In the order of their numbers; fresh objects each time. */
export function builtinRules(): Rule[] {
  return JSON.parse(builtinData('rules.json').toString()) as Rule[]
}
