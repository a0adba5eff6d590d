// Why a value of a file was or wasn't reported: what is said of it in numbers, and how much each of them counts for or against it.
import { assignmentsIn, wordIn } from '../detect/candidate.ts'
import { featureNames, featuresOf } from '../detect/features.ts'
import { isPlain } from '../detect/plain.ts'
import { contributionsTo, logOddsOf, probabilityOf } from '../likelihood.ts'
import { redact } from '../redact.ts'
import { firmnessAt } from '../triage/firmness.ts'
import { pathFeatureNames, pathFeaturesOf } from '../triage/path-features.ts'
import { THRESHOLDS } from '../weights.generated.ts'

/** One value that is given to a name which speaks of a secret. */
export interface Explanation {
  readonly line: number
  readonly column: number
  readonly name: string
  readonly redacted: string
  /** From 0 to 1. */
  readonly probability: number
  /** When it is reported. */
  readonly reported: 'always' | 'with --sensitive' | 'never'
  /** Why it isn't reported always though it is likely enough: a sentence without a capital and a stop. */
  readonly why?: string
  readonly reasons: readonly Reason[]
}

export interface Reason {
  readonly what: string
  readonly weight: number
}

const SAYS_ITSELF = 'its value is what everybody tries first, or says what it is'
const REASONS = 10
const LEAST_WEIGHT = 0.05

/** All such values of the text, in their order; the path is the file's. */
export function explain(text: string, path: string): Explanation[] {
  const pathFeatures = pathFeaturesOf(path)
  return assignmentsIn(text).map((assignment) => {
    const content = featuresOf({ text, assignment })
    const logOdds = logOddsOf(content, pathFeatures)
    const secret = text.slice(assignment.start, assignment.end)
    const lines = text.slice(0, assignment.start).split('\n')
    return {
      line: lines.length,
      column: (lines.at(-1)?.length ?? 0) + 1,
      name: assignment.name,
      redacted: redact(secret, 0),
      probability: probabilityOf(logOdds),
      ...whenReported(logOdds, { name: assignment.name, secret }, path),
      reasons: reasonsFor(content, pathFeatures),
    }
  })
}

function whenReported(logOdds: number, value: { name: string; secret: string }, path: string): Pick<Explanation, 'reported' | 'why'> {
  const { name, secret } = value
  if (logOdds < THRESHOLDS.usual) return { reported: logOdds >= THRESHOLDS.sensitive ? 'with --sensitive' : 'never' }
  if (isPlain(secret, name)) return { reported: 'with --sensitive', why: SAYS_ITSELF }
  const { more = 0, why = '' } = firmnessAt({ words: wordIn(name), secret }, path) ?? {}
  return logOdds >= THRESHOLDS.usual + more ? { reported: 'always' } : { reported: 'with --sensitive', why }
}

/** What counts most, strongest first; positive numbers speak for a secret. */
export function reasonsFor(content: ArrayLike<number>, pathFeatures: ArrayLike<number>): Reason[] {
  const weights = contributionsTo(content, pathFeatures)
  const values = [...Array.from(content), ...Array.from(pathFeatures)]
  return [...featureNames, ...pathFeatureNames]
    .map((what, i) => ({ what: said(what, values[i] ?? 0), weight: weights[i] ?? 0 }))
    .filter(({ weight }) => Math.abs(weight) >= LEAST_WEIGHT)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, REASONS)
}

function said(what: string, value: number): string {
  return `${what}: ${value === 0 ? 'no' : value === 1 ? 'yes' : Number(value.toFixed(2))}`
}
