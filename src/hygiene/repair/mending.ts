// Repairs → what is to be done: files to change, git commands, modes. Nothing is written while this is made.
import path from 'node:path'
import type { GitPlace } from '../../git/git.ts'
import { joinPlans, type Plan } from '../../plan/plan.ts'
import { askedOf } from '../asking.ts'
import type { Repair } from '../check.ts'
import type { Facts } from '../facts.ts'
import { planAppended } from './appended.ts'
import { examplesFor } from './examples.ts'
import { ignoreLines } from './ignore-lines.ts'
import { addLine } from './lines.ts'

export interface Mending {
  readonly plan: Plan
  readonly commands: readonly GitCommand[]
  readonly modes: readonly ModeChange[]
}

interface GitCommand {
  readonly place: GitPlace
  readonly args: readonly string[]
}

interface ModeChange {
  /** Absolute. */
  readonly path: string
  readonly mode: number
}

const OWNER_ONLY = 0o600

/** What repairs ask for twice is done once. */
export async function planMending(repairs: readonly Repair[], facts: Facts): Promise<Mending> {
  const pathsOf = (kind: Repair['kind']) => [...new Set(repairs.flatMap((one) => (one.kind === kind && 'path' in one ? [one.path] : [])))]
  const examples = await examplesFor(pathsOf('example'), facts)
  const wanted = { ignore: pathsOf('ignore'), reopen: [...new Set([...pathsOf('reopen'), ...examples.made])] }
  const { lines, left } = await ignoreLines(wanted, facts)
  for (const repair of repairs) if (repair.kind === 'line') addLine(lines, repair.path, repair.line)
  const byHand = repairs.flatMap((repair) => (repair.kind === 'by hand' ? [repair.sentence] : []))
  return {
    plan: joinPlans([...planAppended(lines, facts), examples.plan, { changes: [], notes: [], left: [...left, ...byHand] }]),
    commands: pathsOf('untrack').flatMap((one) => untracking(one, facts)),
    modes: pathsOf('owner only').map((one) => ({ path: path.join(facts.root, one), mode: OWNER_ONLY })),
  }
}

/** The index forgets it; the file stays where it is. */
function untracking(one: string, facts: Facts): GitCommand[] {
  return askedOf([one], facts).map(({ place, names }) => ({ place, args: ['rm', '--cached', '--quiet', '--', names.get(one) ?? one] }))
}

export function isNothing({ plan, commands, modes }: Mending): boolean {
  return plan.changes.length + commands.length + modes.length === 0
}
