// What init can do beside the hook, each only when asked for.

import type { Plan } from '../../plan/plan.ts'
import type { HookPlace } from '../place/hook-place.ts'

export interface Offer {
  readonly name: string
  /** What is asked at a terminal, without the question mark. */
  readonly question: string
  /** What somebody would type to take it. */
  readonly command: string
  readonly plan: Plan
}

/** One kind of offer. */
export interface Offering {
  /** Nothing when there is no need for it. */
  offer(place: HookPlace): Offer | undefined
  /** Takes out what the offer put in. */
  withdraw(place: HookPlace): Plan
}
