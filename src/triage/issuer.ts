// Who issued a key of a shared format: what stood near it says it, else the file's path, else it is one of several.
import type { Match, Rule } from '../model.ts'

export interface Issuer {
  readonly rule: Rule
  /** Issuers whose format fits; empty when one is named. */
  readonly oneOf: readonly string[]
}

/** The rule that a match is reported under. `rules` by id. */
export function issuerOf(match: Match, path: string, rules: ReadonlyMap<string, Rule>): Issuer {
  const rule = rules.get(match.rule)
  if (!rule) throw new Error(`no rule ${match.rule}`)
  const variants = match.couldBe.flatMap((id) => rules.get(id) ?? [])
  const folded = path.toLowerCase()
  const named = variants.filter(({ near }) => near.some((word) => folded.includes(word.toLowerCase())))
  const [only] = named
  if (only && named.length === 1) return { rule: only, oneOf: [] }
  return { rule, oneOf: variants.map(({ provider }) => provider.title).sort() }
}
