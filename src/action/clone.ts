// The clone that actions/checkout left, which holds one commit unless it was asked for more. Brings what an audit of a range
// needs, and no more.
import { UserError } from '../errors.ts'
import { type Depth, type Fetched, fetchCommits, isShallow, remoteTip } from '../git/fetch.ts'
import { type GitPlace, runGit } from '../git/git.ts'
import { findRepository } from '../git/list-files.ts'
import { openRepository } from '../git/repository.ts'
import { Incomplete, WHOLE_CHECKOUT } from './incomplete.ts'

export interface Clone {
  readonly place: GitPlace
  /** Name of the remote that commits are fetched from. */
  readonly remote: string
}

/** What HEAD has and BASE has not; ids of commits. */
export interface Range {
  readonly base: string
  readonly head: string
}

/** Commits that are fetched at first, beside those that are known to be needed. */
const FIRST = 32
/** How many commits more are fetched when these are too few; each time twice as many. */
const MORE = 64
const MOST = 2 ** 16

/** The repository that all the paths are in. Throws UserError when there is none, or more than one. */
export async function openClone(paths: readonly string[], environment: GitPlace['environment']): Promise<Clone> {
  const tops = paths.map((one) => ({ one, top: findRepository(one) }))
  const [top] = tops.flatMap((found) => found.top ?? [])
  const lost = tops.find((found) => found.top !== top || top === undefined)
  if (top === undefined || lost)
    throw new UserError(`${lost?.one}: no git repository that holds all of path; check it out with actions/checkout, or write scan: tree`)
  const place: GitPlace = { folder: top, environment, asTold: false }
  const { remotes } = await openRepository(place)
  return { place, remote: remotes[0] ?? 'origin' }
}

async function hasCommit({ place }: Clone, id: string): Promise<boolean> {
  return (await runGit(['cat-file', '-e', `${id}^{commit}`], place)).code === 0
}

/** What git rev-list prints for the arguments: ids of commits, one a line. */
export async function listCommits({ place }: Clone, args: readonly string[]): Promise<string[]> {
  const { code, output, complaint } = await runGit(['rev-list', ...args, '--'], place)
  if (code !== 0) throw new Incomplete(`git can't list these commits (${complaint}); ${WHOLE_CHECKOUT}`)
  return output.toString().split('\n').filter(Boolean)
}

export interface Bringing {
  /** How many commits they are likely to bring. */
  readonly expected?: number
  /** What to ask the remote for; the ids themselves when absent. */
  readonly by?: readonly string[]
}

/** Fetches commits that aren't here. Gives what git complained of; nothing when all are here now. */
export async function bring(clone: Clone, ids: readonly string[], { expected = 0, by = ids }: Bringing = {}): Promise<string | undefined> {
  if ((await lackingOf(clone, ids)).length === 0) return undefined
  // No less than what is here already: a smaller depth would shorten that.
  const here = (await listCommits(clone, ['--all', 'HEAD'])).length
  const fetched = await fetchFrom(clone, by, { kind: 'tips', commits: 2 * here + expected + FIRST })
  const [lost] = await lackingOf(clone, ids)
  return lost === undefined ? undefined : fetched.complaint || `the remote has no commit ${lost}`
}

async function lackingOf(clone: Clone, ids: readonly string[]): Promise<string[]> {
  const lacking: string[] = []
  for (const id of new Set(ids)) if (!(await hasCommit(clone, id))) lacking.push(id)
  return lacking
}

/** The id of a branch's last commit, which is then here; nothing when nobody can tell. */
export async function bringBranch(clone: Clone, branch: string): Promise<string | undefined> {
  const known = await runGit(['rev-parse', '--verify', '--quiet', `refs/remotes/${clone.remote}/${branch}^{commit}`], clone.place)
  if (known.code === 0) return known.output.toString().trim()
  const tip = await remoteTip(clone.place, clone.remote, branch)
  return tip !== undefined && (await bring(clone, [tip])) === undefined ? tip : undefined
}

/** Brings all commits of a range whose two ends are here, and where they leave its base. Throws Incomplete when that fails. */
export async function completeRange(clone: Clone, range: Range): Promise<void> {
  for (let more = MORE; !(await isWhole(clone, range)); more *= 2) {
    const depth: Depth = more > MOST ? { kind: 'all' } : { kind: 'more', commits: more }
    const fetched = await fetchFrom(clone, [range.base, range.head], depth)
    if (!fetched.isThere || (more > MOST && !(await isWhole(clone, range)))) throw cutOff(fetched.complaint)
  }
}

/**
 * Whether the range is what it would be in a whole clone: all its commits have their parents, and what was left out of the
 * base's history is older than any of them, so that none of them can be in there.
 */
async function isWhole(clone: Clone, { base, head }: Range): Promise<boolean> {
  const shallow = new Set((await openRepository(clone.place)).shallow)
  if (shallow.size === 0) return true
  const own = await listTimed(clone, [head, '--not', base])
  const cut = (await listTimed(clone, ['--max-parents=0', base])).filter(({ id }) => shallow.has(id))
  const oldest = own.reduce((least, { seconds }) => Math.min(least, seconds), Number.POSITIVE_INFINITY)
  return !own.some(({ id }) => shallow.has(id)) && cut.every(({ seconds }) => seconds < oldest)
}

/** Commits with their committers' times, in seconds since 1970. */
async function listTimed(clone: Clone, args: readonly string[]): Promise<{ readonly id: string; readonly seconds: number }[]> {
  const lines = await listCommits(clone, ['--timestamp', ...args])
  return lines.map((line) => line.split(' ')).map(([seconds, id = '']) => ({ id, seconds: Number(seconds) }))
}

/** Brings all branches and tags with all of their history. Throws Incomplete when that fails. */
export async function completeHistory(clone: Clone): Promise<void> {
  if (!(await isShallow(clone.place))) return
  const refspecs = [`+refs/heads/*:refs/remotes/${clone.remote}/*`, '+refs/tags/*:refs/tags/*']
  const fetched = await fetchFrom(clone, refspecs, { kind: 'all' })
  if (!fetched.isThere) throw cutOff(fetched.complaint)
}

function fetchFrom({ place, remote }: Clone, objects: readonly string[], depth: Depth): Promise<Fetched> {
  return fetchCommits(place, { remote, objects: [...new Set(objects)], depth })
}

function cutOff(complaint: string): Incomplete {
  return new Incomplete(
    `this clone is shallow, and the rest of its history can't be fetched (${complaint || 'the remote has no more'}); ${WHOLE_CHECKOUT}`,
  )
}
