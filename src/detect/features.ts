// What can be said of an assignment's value in numbers: the model's input. Pure, and bounded by the assignment's window.
import type { Content } from '../likelihood.ts'
import { type Candidate, factsOf } from './features/facts.ts'
import type { Feature } from './features/feature.ts'
import { looks } from './features/looks.ts'
import { makeUp } from './features/make-up.ts'
import { nameSays } from './features/name.ts'
import { around } from './features/place.ts'

const FEATURES: readonly Feature[] = [...makeUp, ...looks, ...nameSays, ...around]

/** What each number says, in words. */
export const featureNames: readonly string[] = FEATURES.map(([words]) => words)

/** A number for each feature, in the order of their names. */
export function featuresOf(candidate: Candidate): number[] {
  return allOf(askedOf(candidate))
}

/** The same of what was asked for in part. */
export function allOf(content: Content): number[] {
  return FEATURES.map((_, feature) => content.ask(feature))
}

/** The same, each worked out when it is asked for: most candidates are told from secrets by a third of them. */
export function askedOf(candidate: Candidate): Content {
  const facts = factsOf(candidate)
  const values = new Float32Array(FEATURES.length).fill(Number.NaN)
  return {
    count: FEATURES.length,
    ask(feature) {
      const known = values[feature] as number
      if (!Number.isNaN(known)) return known
      const value = Math.fround(Number((FEATURES[feature] as Feature)[1](facts)))
      values[feature] = value
      return value
    },
  }
}
