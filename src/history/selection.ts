// Which commits an audit is about: all, or those that git names for a range, a date, branches, refs, or as new.
import { UserError } from '../errors.ts'
import { type GitPlace, ownershipRemedy, runGit } from '../git/git.ts'
import type { ObjectTable } from '../git/object-table.ts'
import type { Repository } from '../git/repository.ts'
import type { Problem } from '../model.ts'
import { ancestors, commitOf } from './ancestry.ts'
import type { Graph } from './graph.ts'
import { NONE } from './notes.ts'

export interface Wanted {
  readonly range?: string
  readonly since?: string
  readonly branches?: readonly string[]
  readonly refs?: readonly string[]
  readonly onlyNew?: boolean
  readonly tips?: readonly string[]
  readonly known?: readonly string[]
}

/** Bitmaps over the commits' indices. */
export interface Selection {
  readonly selected: Uint8Array
  /** Commits that these build on, and that are not selected: what they hold was there before. */
  readonly before: Uint8Array
}

/** Commits by their ids, in hexadecimal. */
export interface WantedCommits {
  readonly ids: readonly string[]
  /** With all that they build on, somebody has these already: the base of a range, what remotes have. */
  readonly known: readonly string[]
}

/** Nothing when all that is stored is wanted. Throws UserError for a branch or a glob that no ref fits. */
export async function listWanted(wanted: Wanted, repository: Repository): Promise<WantedCommits | Problem | undefined> {
  const { since } = wanted
  const revisions = revisionsOf(wanted, repository.place)
  if (!revisions) return undefined
  await refuseUnknown(wanted, repository)
  const { place } = repository
  const listed = await runGit(['rev-list', ...(since === undefined ? [] : [`--since=${since}`]), ...revisions, '--'], place)
  if (listed.code !== 0) return refusal(listed.complaint, wanted, repository)
  const base = basesOf(wanted, place)
  const known = base.length === 0 ? undefined : await runGit(['rev-list', '--no-walk', ...base, '--'], place)
  const idsIn = (output: Buffer | undefined) => output?.toString().split('\n').filter(Boolean) ?? []
  return { ids: idsIn(listed.output), known: idsIn(known?.output) }
}

/** What somebody has already. */
function basesOf({ range, onlyNew, known = [] }: Wanted, place: GitPlace): readonly string[] {
  if (range !== undefined) return [baseOf(range, place)]
  return onlyNew ? ['--remotes'] : known
}

function revisionsOf(wanted: Wanted, place: GitPlace): string[] | undefined {
  const { range, since, branches = [], refs = [], onlyNew, tips, known = [] } = wanted
  if (tips) return [...tips, ...(known.length > 0 ? ['--not', ...known] : [])]
  const named = [...branches.map(ofBranch), ...refs.map(ofRef)].flat()
  if (range !== undefined) return [range.slice(range.indexOf('..') + 2), '--not', baseOf(range, place)]
  if (named.length === 0 && !onlyNew) return since === undefined ? undefined : ['--all', 'HEAD']
  const positive = named.length > 0 ? named : ['HEAD', '--branches', '--tags']
  return onlyNew ? [...positive, '--not', '--remotes'] : positive
}

/**
 * Hooks are given zeros for the base of a ref that is new. Where commits wait in quarantine, no ref leads to them yet, and
 * all refs are the base; elsewhere their own ref may be there, and the base is what remotes have.
 */
function baseOf(range: string, { asTold, environment }: GitPlace): string {
  const base = range.slice(0, range.indexOf('..'))
  if (!/^0{40,64}$/.test(base)) return base
  return asTold && environment.GIT_QUARANTINE_PATH ? '--all' : '--remotes'
}

/** Git takes a glob without stars for a folder of refs; as a set of one character in it, it stands for itself. */
function exact(glob: string): string {
  return /[*?[]/.test(glob) ? glob : glob.replace(/[^!^\]/]/, '[$&]')
}

function ofBranch(name: string): string[] {
  return [`--glob=refs/${exact(`heads/${name}`)}`]
}

/** A ref, a folder of refs, or a glob; `refs/` may be left out. */
function ofRef(glob: string): string[] {
  const name = glob.replace(/^refs\//, '')
  return [...new Set([`--glob=refs/${exact(name)}`, `--glob=refs/${name}`])]
}

/** A commit that is not here makes the audit incomplete; the remedy depends on what kind of clone this is. */
function refusal(complaint: string, { range }: Wanted, { place, shallow, remotes }: Repository): Problem {
  const [sentence = ''] = complaint.replace(/^(?:fatal|error): /, '').split('\n')
  const [base = 'BASE'] = range?.split('..') ?? []
  const owner = remotes.find((remote) => base.startsWith(`${remote}/`))
  const wanted = owner === undefined ? base : base.slice(owner.length + 1)
  const fetch = shallow.length > 0 ? 'git fetch --unshallow' : `git fetch ${owner ?? remotes[0] ?? 'origin'} ${wanted}`
  const remedy = ownershipRemedy(complaint, place.folder) ?? fetch
  return { where: range ?? 'git rev-list', message: `git can't list these commits (${sentence}); run: ${remedy}` }
}

/** An audit of nothing would look clean. */
async function refuseUnknown({ branches = [], refs = [] }: Wanted, { place }: Repository): Promise<void> {
  const named = [...branches.map((name) => [name, ofBranch(name)] as const), ...refs.map((glob) => [glob, ofRef(glob)] as const)]
  for (const [name, globs] of named) {
    const answer = await runGit(['rev-parse', ...globs], place)
    if (answer.output.length === 0) throw new UserError(`${name}: no ref of this name; git for-each-ref lists them`)
  }
}

export function select({ ids, known }: WantedCommits, graph: Graph, table: ObjectTable): Selection {
  const toCommits = (list: readonly string[]) => list.map((id) => commitOf(graph, table.findHex(id))).filter((commit) => commit !== NONE)
  const commits = toCommits(ids)
  const selected = new Uint8Array(graph.commits.objects.length)
  for (const commit of commits) selected[commit] = 1
  const before = ancestors(graph, [...commits, ...toCommits(known)])
  for (const commit of commits) before[commit] = 0
  return { selected, before }
}
