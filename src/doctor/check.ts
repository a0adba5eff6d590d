// What a check is, and what all of them look at.
import type { Outcome } from './canary/attempt.ts'
import type { Result } from './result.ts'
import type { Situation } from './situation.ts'

export interface Check {
  readonly name: string
  /** Nothing to say gives an empty list. */
  examine(examined: Examined): Promise<readonly Result[]> | readonly Result[]
}

/** What all checks look at. */
export interface Examined {
  readonly situation: Situation
  readonly outcome: Outcome
  /** Tries the canary again with other variables; a variable that is undefined is taken away. */
  readonly tryAgain: (variables: Readonly<Record<string, string | undefined>>) => Promise<Outcome>
}
