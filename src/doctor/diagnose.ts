// Situation, attempt, checks → what is so, and whether a commit would be stopped.
import type { GitPlace } from '../git/git.ts'
import { type Attempt, attempt } from './canary/attempt.ts'
import { checks } from './checks/index.ts'
import type { Result } from './result.ts'
import { type Node, survey } from './situation.ts'

export interface Diagnosis {
  /** Whether a commit with a key in it would be stopped by straykey; absent when it could not be found out. */
  readonly stopped?: boolean
  /** The verdict's own first. */
  readonly results: readonly NamedResult[]
}

export interface NamedResult extends Result {
  /** The check's name. */
  readonly check: string
}

export interface Question extends Pick<Attempt, 'seed' | 'finds' | 'signal'> {
  /** Somewhere in a repository; `asTold`, as `git commit` would be run there. */
  readonly place: GitPlace
  readonly node: Node
}

/** Runs the repository's pre-commit hook, several times. Throws UserError where nobody commits. */
export async function diagnose({ place, node, ...asked }: Question): Promise<Diagnosis> {
  const situation = await survey(place, node)
  if ('state' in situation) return { results: [{ check: 'repository', ...situation }] }
  const outcome = await attempt({ ...asked, situation })
  const tryAgain = (variables: Attempt['variables'] = {}) => attempt({ ...asked, situation, variables })
  const results: NamedResult[] = []
  for (const { name, examine } of checks)
    for (const result of await examine({ situation, outcome, tryAgain })) results.push({ check: name, ...result })
  if (outcome.kind === 'unknown') return { results }
  const stopped = outcome.kind === 'stopped'
  return { stopped, results: stopped ? results.map(milder) : withoutRepetition(results) }
}

/** What would explain a failure is worth a warning where there is none. */
function milder(result: NamedResult): NamedResult {
  return result.state === 'failed' ? { ...result, state: 'warning' } : result
}

/** Where a check says why a commit isn't stopped, what it advises is better than what can be said in general. */
function withoutRepetition([verdict, ...others]: readonly NamedResult[]): NamedResult[] {
  if (verdict === undefined) return []
  const { fix: _general, ...bare } = verdict
  return [others.some(({ state, fix }) => state === 'failed' && fix !== undefined) ? bare : verdict, ...others]
}
