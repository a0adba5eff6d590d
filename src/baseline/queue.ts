// The way through findings that nobody has decided on: what was done, and what follows from it. Pure.
import type { Reason } from '../reasons.ts'
import type { Entry } from './entry.ts'

/** What somebody does with the finding before them; a note and a day belong to the decision that comes next. */
export type Step =
  | { readonly kind: 'decide'; readonly reason: Reason }
  | { readonly kind: 'skip' }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'until'; readonly day: string }

/** All that was done, first to last. Everything else follows from it, so that undoing is forgetting. */
export type Steps = readonly Step[]

type Said = Pick<Entry, 'reason' | 'note' | 'until'>

export interface Position {
  /** Index of the finding that is to be decided; as many as there are at the end. */
  readonly at: number
  /** What is said already of the decision on it. */
  readonly draft: Omit<Said, 'reason'>
  /** Index of a finding → what was decided on it. */
  readonly decided: ReadonlyMap<number, Said>
}

const START: Position = { at: 0, draft: {}, decided: new Map() }

export function positionAfter(steps: Steps): Position {
  const decided = new Map<number, Said>()
  return steps.reduce((position, step) => ({ ...moved(position, step, decided), decided }), START)
}

/** The steps without the last one: nothing happens where there is none. */
export function undone(steps: Steps): Steps {
  return steps.slice(0, -1)
}

/** `decided` is filled on the way: a copy at each of ten thousand steps would take seconds. */
function moved({ at, draft }: Position, step: Step, decided: Map<number, Said>): Omit<Position, 'decided'> {
  if (step.kind === 'note') return { at, draft: withText(draft, 'note', step.text) }
  if (step.kind === 'until') return { at, draft: withText(draft, 'until', step.day) }
  if (step.kind === 'decide') decided.set(at, { reason: step.reason, ...draft })
  return { at: at + 1, draft: {} }
}

/** An empty text takes back what was said. */
function withText(draft: Position['draft'], name: keyof Position['draft'], text: string): Position['draft'] {
  const { [name]: _before, ...rest } = draft
  return text === '' ? rest : { ...rest, [name]: text }
}
