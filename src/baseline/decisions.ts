// Decisions that were made elsewhere, as data: what they have to look like, and which findings they are about. Pure.
import { reasons } from '../reasons.ts'
import { type Fault, faultsOf, type Schema } from '../shape.ts'
import type { KnownAs } from './baseline.ts'
import { type Entry, isDay } from './entry.ts'
import type { Undecided } from './undecided.ts'

/** One of them. */
export type GivenDecision = Pick<Entry, 'fingerprint' | 'reason' | 'path' | 'note' | 'until'>

const schema: Schema = {
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['fingerprint', 'reason'],
    properties: {
      fingerprint: {
        type: 'string',
        pattern: '^[a-z0-9][a-z0-9-]*:[0-9a-f]{32}$',
        description: 'a fingerprint; copy one from straykey --format json',
      },
      reason: { type: 'string', enum: reasons },
      path: { type: 'string', minLength: 1, description: 'the one path, relative to the top of the repository' },
      note: { type: 'string', minLength: 1 },
      until: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'a day, such as 2027-01-31' },
    },
  },
}

/** All that is wrong with a list of decisions. `today` as `2026-11-22`. */
export function decisionFaults(value: unknown, today: string): Fault[] {
  const faults = faultsOf(value, schema)
  if (faults.length > 0) return faults
  return (value as readonly GivenDecision[]).flatMap(({ until }, index) => {
    const message = until === undefined ? undefined : dayFault(until, today)
    return message === undefined ? [] : [{ path: [index, 'until'], message }]
  })
}

/** What is wrong with the last day of a decision. */
export function dayFault(text: string, today: string): string | undefined {
  if (!isDay(text)) return 'expected a day, such as 2027-01-31'
  return text < today ? `${text} is over; the decision would count for nothing` : undefined
}

/** A decision beside what it is about, or a sentence on why it is about nothing. */
export interface Matched {
  readonly decision: GivenDecision
  readonly undecided?: Undecided
  readonly odd?: string
}

export interface Findings {
  /** Those that may be decided. */
  readonly chosen: readonly Undecided[]
  /** Those, and what the filters leave out. */
  readonly all: readonly Undecided[]
  /** What was decided before. */
  readonly known: KnownAs
}

export function matchDecisions(decisions: readonly GivenDecision[], findings: Findings): Matched[] {
  const chosen = new Map(findings.chosen.map((one) => [one.finding.fingerprint, one]))
  return decisions.map((decision) => {
    const undecided = chosen.get(decision.fingerprint)
    if (!undecided) return { decision, odd: whyNone(decision, findings) }
    const { path } = decision
    if (path !== undefined && !undecided.paths.includes(path)) return { decision, odd: `it does not stand in ${path}` }
    return { decision, undecided }
  })
}

function whyNone({ fingerprint, path = '' }: GivenDecision, { all, known }: Findings): string {
  if (all.some(({ finding }) => finding.fingerprint === fingerprint)) return 'the filters leave it out'
  return known(fingerprint, path) ? 'it is decided already' : 'nothing that is found and not yet decided has this fingerprint'
}
