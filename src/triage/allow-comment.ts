// Inline allowances: a marker counts for its own line, and, when no secret stands there, for the lines next to it.
import type { Allowance, BlobMatches, Match, Rule, Suppression } from '../model.ts'

/** The allowance that covers the match, if there is one. `rule` is the rule that the finding is reported under. */
export function allowedBy({ allowances, matches }: BlobMatches, match: Match, rule: Rule): Suppression | undefined {
  const found = allowances.find((allowance) => covers(allowance, match, matches) && names(allowance, match, rule))
  return found && { by: 'comment', ...(found.reason && { reason: found.reason }) }
}

function covers({ line }: Allowance, match: Match, matches: readonly Match[]): boolean {
  if (line >= match.line && line <= match.endLine) return true
  if (line !== match.line - 1 && line !== match.endLine + 1) return false
  return !matches.some((other) => line >= other.line && line <= other.endLine)
}

function names(allowance: Allowance, match: Match, rule: Rule): boolean {
  return allowance.rule === undefined || allowance.rule === rule.id || allowance.rule === match.rule
}
