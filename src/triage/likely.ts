// Values that are judged by their likeness to secrets: what their file's path adds to the verdict, and how much they matter.
import { logOddsOf, probabilityOf } from '../likelihood.ts'
import type { BlobMatches, Match, Rule, Severity } from '../model.ts'
import { THRESHOLDS } from '../weights.generated.ts'
import { isReportedAlways } from './firmness.ts'
import { isForShow, pathFeaturesOf } from './path-features.ts'
import { isWeak } from './weak.ts'

/** The blob's matches that count where it lies, and published examples. */
export function likelyMatches(
  { matches, path }: BlobMatches,
  rules: ReadonlyMap<string, Rule>,
  isExample: (secret: string) => boolean,
): readonly Match[] {
  return matches.filter((match) => {
    const { least, disabled, names = [] } = rules.get(match.rule) ?? {}
    if (disabled || least === undefined) return !disabled
    if (least < THRESHOLDS.usual) return oddsOf(match, path) >= least || isExample(match.secret)
    const value = { words: names.join(' '), secret: match.secret }
    return isReportedAlways(oddsOf(match, path), value, path) || isExample(match.secret)
  })
}

/** The probability that it is a secret, from 0 to 1; nothing for a format, which is known. */
export function confidenceOf(match: Match, path: string): number | undefined {
  return match.features && probabilityOf(oddsOf(match, path))
}

/** What is made up for a test or an example is less bad, and a word that anybody would try even less. */
export function severityAt({ features, secret }: Match, { inTests }: Rule, path: string, usual: Severity): Severity {
  if (!features) return inTests && isForShow(path) ? inTests : usual
  if (isForShow(path)) return isWeak(secret) ? 'info' : 'low'
  return isWeak(secret) && usual !== 'low' ? 'medium' : usual
}

function oddsOf({ features }: Match, path: string): number {
  return logOddsOf(features ?? [], pathFeaturesOf(path))
}
