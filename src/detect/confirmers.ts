// Rule → the confirmer for its kind.
import type { Rule } from '../model.ts'
import { type Confirmer, PatternConfirmer } from './confirm.ts'
import { AssignedConfirmer } from './confirm-assigned.ts'
import { NamedConfirmer } from './confirm-named.ts'

export function confirmerOf(rule: Rule): Confirmer {
  if (rule.least !== undefined) return new AssignedConfirmer(rule, rule.least)
  return rule.names ? new NamedConfirmer(rule, rule.names) : new PatternConfirmer(rule)
}
