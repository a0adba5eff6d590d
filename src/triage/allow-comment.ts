// Inline allowances: a marker counts for its own line, and, when no secret stands there, for the lines next to it.
import type { Allowance, BlobMatches, Match, Rule } from '../model.ts'

/** The allowance that covers a match, if there is one. `rule` is the rule that the finding is reported under. */
export type AllowedBy = (match: Match, rule: Rule) => Allowance | undefined

/** Prepares the question for one blob, so that each answer costs a few look-ups. */
export function allowancesOf({ allowances, matches }: BlobMatches): AllowedBy {
  if (allowances.length === 0) return () => undefined
  const byLine = new Map<number, Allowance[]>()
  for (const allowance of allowances) {
    const same = byLine.get(allowance.line)
    if (same) same.push(allowance)
    else byLine.set(allowance.line, [allowance])
  }
  const occupied = new Set(matches.flatMap(({ line, endLine }) => [line, endLine]))
  return (match, rule) => {
    const found = linesFor(match, occupied)
      .flatMap((line) => byLine.get(line) ?? [])
      .filter((allowance) => names(allowance, match, rule))
    return found.find(({ isNew }) => !isNew) ?? found[0]
  }
}

/** The lines on which a marker covers the match. */
function linesFor({ line, endLine }: Match, occupied: ReadonlySet<number>): number[] {
  const own = Array.from({ length: endLine - line + 1 }, (_, i) => line + i)
  return [...own, ...[line - 1, endLine + 1].filter((next) => !occupied.has(next))]
}

function names(allowance: Allowance, match: Match, rule: Rule): boolean {
  return allowance.rule === undefined || allowance.rule === rule.id || allowance.rule === match.rule
}
