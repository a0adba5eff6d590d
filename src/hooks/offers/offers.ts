// The list of offers.

import { joinPlans, type Plan } from '../../plan/plan.ts'
import type { HookPlace } from '../place/hook-place.ts'
import { configuration } from './configuration.ts'
import { ignoredEnvironment } from './ignored-environment.ts'
import type { Offer, Offering } from './offer.ts'
import { workflow } from './workflow.ts'

export interface Wanted {
  readonly configuration: boolean
  readonly workflow: boolean
}

export function offersFor(place: HookPlace, wanted: Wanted): readonly Offer[] {
  const kinds: readonly Offering[] = [
    ...(wanted.configuration ? [configuration] : []),
    ignoredEnvironment,
    ...(wanted.workflow ? [workflow] : []),
  ]
  return kinds.flatMap((kind) => kind.offer(place) ?? [])
}

export function planWithdrawal(place: HookPlace): Plan {
  return joinPlans([configuration, ignoredEnvironment, workflow].map((kind) => kind.withdraw(place)))
}
