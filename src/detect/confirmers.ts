// Rule → the confirmer for its kind.
import type { Rule } from '../model.ts'
import { type Confirmer, PatternConfirmer } from './confirm.ts'
import { AssignedConfirmer } from './confirm-assigned.ts'
import { NamedConfirmer } from './confirm-named.ts'
import { Published } from './published.ts'

/** `published` are examples that all rules together know. */
export function confirmerOf(rule: Rule, published: Published = NONE): Confirmer {
  if (rule.least !== undefined) return new AssignedConfirmer(rule, rule.least, published)
  return rule.names ? new NamedConfirmer(rule, rule.names, published) : new PatternConfirmer(rule, published)
}

const NONE = new Published([])
