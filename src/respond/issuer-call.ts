// Whom to ask about a finding: the issuer whose own rule found it, or the one that a person named. A key of a format that
// several issuers share is never sent to one of them on a guess.
import type { Finding, Rule } from '../model.ts'
import type { ByHand, VerifyCall } from '../rules/call.ts'

export interface Book {
  readonly rules: ReadonlyMap<string, Rule>
  /** Id of a rule → its call. */
  readonly calls: ReadonlyMap<string, VerifyCall | ByHand>
  /** Ids of rules that bring no calls, since the scanned tree brought them. */
  readonly untrusted: ReadonlySet<string>
  /** Id of a provider that a person named. */
  readonly issuer?: string
}

/** The call to make, or why none is made. */
export function callFor(finding: Pick<Finding, 'rule' | 'secret'>, book: Book): VerifyCall | string {
  const rule = ruleOf(finding, book)
  if (typeof rule === 'string') return rule
  if (book.untrusted.has(rule.id))
    return `its rule ${rule.id} comes with the settings of what was scanned, whose calls are never made; name the rule file with --rules`
  const call = book.calls.get(rule.id)
  if (!call) return `no documented call is known for ${rule.title}; ${rule.docs} says more`
  return 'request' in call ? call : `no documented call; by hand: ${call.byHand}`
}

/** The issuer's own rule, or why nobody knows it. */
function ruleOf({ rule: id, secret }: Pick<Finding, 'rule' | 'secret'>, { rules, issuer }: Book): Rule | string {
  const rule = rules.get(id)
  if (!rule) return `there is no rule ${id}`
  const variants = [...rules.values()].filter(({ variantOf }) => variantOf === id)
  if (variants.length === 0) return rule
  const named = variants.filter(({ provider }) => provider.id === issuer)
  if (named.length === 0) return `several issuers use this format (${namesOf(variants)}); --issuer NAME says which`
  const fitting = named.find((one) => fitsWhole(one, secret?.reveal() ?? ''))
  return fitting ?? `it doesn't have the shape of a key of ${issuer}`
}

const NAMES_SHOWN = 6

function namesOf(rules: readonly Rule[]): string {
  const names = [...new Set(rules.map(({ provider }) => provider.id))].sort()
  return `${names.slice(0, NAMES_SHOWN).join(', ')}${names.length > NAMES_SHOWN ? ', …' : ''}`
}

/** Whether the value alone is what the rule's pattern finds. */
export function fitsWhole({ pattern, ignoreCase }: Pick<Rule, 'pattern' | 'ignoreCase'>, value: string): boolean {
  const found = pattern === '' ? null : new RegExp(pattern, ignoreCase ? 'i' : '').exec(value)
  return found !== null && (found.groups?.secret ?? found[0]) === value
}
