// An event, and what the inputs ask for → what is looked at.
import { UserError } from '../errors.ts'
import { bring, bringBranch, type Clone, completeHistory, completeRange, listCommits, type Range } from './clone.ts'
import type { Event, Proposal, Push } from './event.ts'
import { Incomplete, WHOLE_CHECKOUT } from './incomplete.ts'
import type { Inputs } from './inputs.ts'

export type Scope = { readonly notices: readonly string[] } & (
  | { readonly kind: 'tree' }
  | { readonly kind: 'history' }
  | ({ readonly kind: 'range' /** Number of commits. */; readonly commits: number } & Range)
  | { readonly kind: 'nothing' }
)

/** Opens the clone when a scope needs it. */
export type Open = () => Promise<Clone>

const TREE: Scope = { kind: 'tree', notices: [] }

/** Throws UserError when the event has no range, Incomplete when its commits can't be had. */
export async function scopeOf(scan: Inputs['scan'], event: Event, open: Open): Promise<Scope> {
  if (scan === 'tree') return TREE
  if (scan === 'history') return allOf(await open())
  if (event.kind === 'proposal') return ofProposal(event, await open())
  if (event.kind === 'push') return ofPush(event, await open())
  if (event.kind === 'deletion') return { kind: 'nothing', notices: [`${event.ref} was deleted: there is nothing to scan`] }
  if (scan === 'range')
    throw new UserError(`scan: range: ${event.name || 'an unknown event'} names no range of commits; write auto, tree or history`)
  if (event.kind === 'occasion') return allOf(await open())
  const sentence = `${event.name || 'an unknown event'} names no commits: the files are scanned; scan: history audits all commits`
  return { ...TREE, notices: [sentence] }
}

async function allOf(clone: Clone, notices: readonly string[] = []): Promise<Scope> {
  await completeHistory(clone)
  return { kind: 'history', notices }
}

/** The commit whose settings count. Throws Incomplete when it can't be had. */
export async function bringTrusted(clone: Clone, { base }: Proposal): Promise<void> {
  const complaint = await bring(clone, [base])
  if (complaint !== undefined) throw lacking(`commit ${short(base)}`, complaint)
}

async function ofProposal({ base, head, number, commits }: Proposal, clone: Clone): Promise<Scope> {
  const complaint = await bringProposal(clone, [base, head], { number, expected: commits })
  if (complaint !== undefined) throw lacking(`commits ${short(base)} and ${short(head)}`, complaint)
  return rangeOf(clone, { base, head })
}

/** A remote that gives out no commits by their ids has a ref for each pull request, which may have moved on. */
async function bringProposal(
  clone: Clone,
  ids: readonly [base: string, head: string],
  { number, expected = 0 }: { readonly number: number | undefined; readonly expected: number | undefined },
): Promise<string | undefined> {
  const complaint = await bring(clone, ids, { expected })
  if (complaint === undefined || number === undefined) return complaint
  return (await bring(clone, ids, { expected, by: [`refs/pull/${number}/head`] })) && complaint
}

async function ofPush(event: Push, clone: Clone): Promise<Scope> {
  const { before, after } = event
  const complaint = await bring(clone, [after])
  if (complaint !== undefined) throw lacking(`commit ${short(after)}`, complaint)
  if (before === undefined) return sinceOthers(event, clone, [])
  if ((await bring(clone, [before, after])) === undefined) return rangeOf(clone, { base: before, head: after })
  const sentence = `commit ${short(before)}, where this push began, can't be had any more, as after a forced push`
  return sinceOthers(event, clone, [`${sentence}: what the default branch doesn't have is audited`])
}

/** What a new ref holds that no other branch has; all that it holds when it is the default branch, or there is none. */
async function sinceOthers({ after, ref, defaultBranch }: Push, clone: Clone, notices: readonly string[]): Promise<Scope> {
  const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1]
  if (defaultBranch === undefined || branch === defaultBranch)
    return allOf(clone, [...notices, `${ref} has no other branch to be compared with: the whole history is audited`])
  const base = await bringBranch(clone, defaultBranch)
  if (base === undefined) throw lacking(`the branch ${defaultBranch}`, 'the remote gives no answer, or has no such branch')
  await completeRange(clone, { base, head: after })
  return rangeOf(clone, { base: await nearestBase(clone, { base, head: after }, branch), head: after }, notices)
}

/**
 * What all other branches have is left out where one commit stands for it, as it does unless the branch grew out of several:
 * then what the default branch doesn't have is audited, which is more.
 */
async function nearestBase(clone: Clone, { base, head }: Range, branch: string | undefined): Promise<string> {
  const remotes = `refs/remotes/${clone.remote}`
  const own = branch === undefined ? [] : [`--exclude=${remotes}/${branch}`]
  const listed = await listCommits(clone, ['--boundary', head, '--not', base, ...own, `--glob=${remotes}/*`])
  if (listed.length === 0) return head
  const [only, ...more] = listed.filter((line) => line.startsWith('-')).map((line) => line.slice(1))
  return only !== undefined && more.length === 0 ? only : base
}

async function rangeOf(clone: Clone, range: Range, notices: readonly string[] = []): Promise<Scope> {
  await completeRange(clone, range)
  const commits = (await listCommits(clone, [range.head, '--not', range.base])).length
  return { kind: 'range', ...range, commits, notices }
}

function lacking(what: string, complaint: string): Incomplete {
  return new Incomplete(`${what} can't be had (${complaint}); ${WHOLE_CHECKOUT}`)
}

/** As much of an id as tells commits apart. */
function short(id: string): string {
  return id.slice(0, 12)
}
