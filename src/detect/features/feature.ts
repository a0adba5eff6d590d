// One thing that can be said of a candidate: its words, and its number.
import type { Facts } from './facts.ts'

/** Yes is 1, no is 0. */
export type Feature = readonly [words: string, (facts: Facts) => number | boolean]

type Text = 'value' | 'low' | 'words' | 'last' | 'before' | 'after' | 'line' | 'above' | 'below' | 'name'

/** Whether an expression is found in one of the texts. */
export function test(words: string, expression: RegExp, of: Text): Feature {
  return [words, (facts) => expression.test(facts[of])]
}
