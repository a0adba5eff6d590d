// What can be said of an assignment's value in numbers: the model's input. Pure, and bounded by the assignment's window.
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
export function featuresOf(candidate: Candidate): Float32Array {
  const facts = factsOf(candidate)
  const values = new Float32Array(FEATURES.length)
  for (let i = 0; i < FEATURES.length; i++) values[i] = Number((FEATURES[i] as Feature)[1](facts))
  return values
}
