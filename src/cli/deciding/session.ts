// One finding after the other is shown, and a key decides. What is decided is kept at once.
import { dayFault } from '../../baseline/decisions.ts'
import { type Position, positionAfter, type Step, type Steps, undone } from '../../baseline/queue.ts'
import { entriesOf, type Undecided } from '../../baseline/undecided.ts'
import type { Recording } from '../../deciding.ts'
import type { Reason } from '../../reasons.ts'
import { count } from '../../report/human/amounts.ts'
import { decisionLines } from '../../report/human/decision.ts'
import { printable } from '../../report/human/printable.ts'
import type { Report, Style } from '../../report-model.ts'
import type { Choice, Person } from './person.ts'

export interface Session {
  readonly queue: readonly Undecided[]
  readonly reports: readonly Report[]
  readonly person: Person
  readonly recording: Recording
  /** Called whenever something was written. */
  readonly onKept: () => void
  /** What is said of every decision. */
  readonly said: { readonly who?: string; readonly scope: 'value' | 'path' }
  readonly style: Style
  /** `2026-11-22`. */
  readonly today: string
  /** Since when it stands in its first place, if that can be told soon. */
  readonly sinceOf: (undecided: Undecided) => Promise<string | undefined>
  /** What is wrong with a note on a finding. */
  readonly noteFault: (note: string, undecided: Undecided) => Promise<string | undefined>
}

export interface Outcome {
  readonly steps: Steps
  /** By Ctrl-C. */
  readonly interrupted: boolean
}

const REASONS: Readonly<Record<string, Reason>> = {
  f: 'false_positive',
  t: 'used_in_tests',
  w: 'wont_fix',
  r: 'revoked',
  l: 'will_fix_later',
}

export async function decideInTurn(session: Session): Promise<Outcome> {
  let steps: Steps = []
  let shown: { at?: number; allPlaces: boolean } = { allPlaces: false }
  for (;;) {
    const position = positionAfter(steps)
    const undecided = session.queue[position.at]
    if (shown.at !== position.at) {
      shown = { at: position.at, allPlaces: false }
      if (undecided) await show(undecided, shown, session)
    }
    const answer = await session.person.choose(questionFor(position, session), choicesFor(position, { steps, shown, undecided }))
    if (typeof answer === 'string') return { steps, interrupted: answer === 'interrupted' }
    if (answer.text === 'q') return { steps, interrupted: false }
    if (answer.text === 'o' && undecided) {
      shown = { ...shown, allPlaces: true }
      await show(undecided, shown, session)
      continue
    }
    const next = await after(answer.text, steps, { undecided, session })
    if (next === 'interrupted') return { steps, interrupted: true }
    steps = next
    if (Object.hasOwn(REASONS, answer.text) || answer.text === 'u') keep(steps, session)
  }
}

/** The steps with what a key adds to them, or takes from them. */
async function after(
  key: string,
  steps: Steps,
  { undecided, session }: { undecided: Undecided | undefined; session: Session },
): Promise<Steps | 'interrupted'> {
  if (key === 'u') return undone(steps)
  if (!undecided) return steps
  const reason = Object.hasOwn(REASONS, key) ? REASONS[key] : undefined
  if (reason) return [...steps, { kind: 'decide', reason }]
  if (key === 's') return [...steps, { kind: 'skip' }]
  const step = key === 'n' ? await askForNote(undecided, session) : await askForDay(session)
  if (step === 'interrupted') return step
  return step === undefined ? steps : [...steps, step]
}

async function askForNote(undecided: Undecided, { person, noteFault }: Session): Promise<Step | 'interrupted' | undefined> {
  const answer = await person.write('A sentence on why (empty: none)', (text) => noteFault(text, undecided))
  if (answer === 'left') return undefined
  return answer === 'interrupted' ? answer : { kind: 'note', text: answer.text.trim() }
}

async function askForDay({ person, today }: Session): Promise<Step | 'interrupted' | undefined> {
  const faultOf = async (text: string) => (text.trim() === '' ? undefined : dayFault(text.trim(), today))
  const answer = await person.write('The last day on which it counts, such as 2027-01-31 (empty: for good)', faultOf)
  if (answer === 'left') return undefined
  return answer === 'interrupted' ? answer : { kind: 'until', day: answer.text.trim() }
}

function keep(steps: Steps, { queue, recording, said, onKept }: Session): void {
  const decided = [...positionAfter(steps).decided].flatMap(([at, decision]) => {
    const undecided = queue[at]
    return undecided ? entriesOf(undecided, { ...said, ...decision }) : []
  })
  if (recording.keep(decided)) onKept()
}

async function show(undecided: Undecided, { at = 0, allPlaces }: { at?: number; allPlaces: boolean }, session: Session): Promise<void> {
  const { queue, reports, style, person } = session
  const since = undecided.finding.timeline ? undefined : await session.sinceOf(undecided)
  const shown = {
    finding: undecided.finding,
    root: reports[undecided.report]?.root ?? '',
    heading: `${at + 1} of ${queue.length}`,
    ...(since !== undefined && { since }),
    allPlaces,
    isHeard: person.isHeard,
  }
  person.show(['', ...decisionLines(shown, style)])
}

function questionFor({ at, draft }: Position, { queue }: Session): string {
  if (at >= queue.length) return 'That was the last one.'
  const words = [
    ...(draft.note === undefined ? [] : [`note: ${printable(draft.note)}`]),
    ...(draft.until === undefined ? [] : [`until ${draft.until}`]),
  ]
  return `What becomes of ${at + 1} of ${queue.length}?${words.length > 0 ? ` (${words.join('; ')})` : ''}`
}

interface Circumstances {
  readonly steps: Steps
  readonly shown: { readonly allPlaces: boolean }
  readonly undecided: Undecided | undefined
}

/** The first is what Enter does, so it decides nothing. */
function choicesFor({ at }: Position, { steps, shown, undecided }: Circumstances): [Choice, ...Choice[]] {
  const undo = steps.length > 0 ? [{ key: 'u', label: 'undo', hint: undoneText(steps, at) }] : []
  if (!undecided) return [{ key: 'q', label: 'end' }, ...undo]
  const places = undecided.finding.locations.length
  return [
    { key: 's', label: 'skip', hint: 'it stays undecided' },
    { key: 'f', label: 'false positive', hint: 'no secret at all' },
    { key: 't', label: 'used in tests' },
    { key: 'w', label: "won't fix", hint: 'the risk is taken' },
    { key: 'r', label: 'revoked', hint: 'it works no more' },
    { key: 'l', label: 'will fix later' },
    { key: 'n', label: 'note', hint: 'a sentence on why, before you decide' },
    { key: 'd', label: 'day', hint: 'until which the decision counts' },
    ...undo,
    ...(places > 1 && !shown.allPlaces ? [{ key: 'o', label: `show all ${count(places, 'place')}`, hint: 'each with its lines' }] : []),
    { key: 'q', label: 'quit', hint: 'what was decided is kept' },
  ]
}

function undoneText(steps: Steps, at: number): string {
  const kind = steps.at(-1)?.kind
  return kind === 'note' || kind === 'until' ? `takes back the ${kind === 'note' ? 'note' : 'day'}` : `back to ${at}`
}
