// A bare repository as the host has it, and checkouts of it as actions/checkout makes them.
import path from 'node:path'
import { commit, idOf, type PlannedCommit } from './history.ts'
import { git, repository, temporaryFolder } from './repo.ts'

export interface Origin {
  /** Where people work; its remote is the bare repository. */
  readonly work: string
  readonly bare: string
}

/** With one clean commit on main, pushed. */
export function origin(files: Readonly<Record<string, string>> = { 'readme.txt': 'nothing\n' }): Origin {
  const work = repository(files)
  const bare = path.join(temporaryFolder(), 'origin.git')
  git(path.dirname(bare), 'init', '--quiet', '--bare', '--initial-branch=main', bare)
  git(work, 'remote', 'add', 'origin', bare)
  git(work, 'push', '--quiet', 'origin', 'main')
  return { work, bare }
}

/** Switches to the branch, which is made where there is none, and makes the commits; gives their ids. */
export function commitOn({ work }: Origin, branch: string, commits: readonly PlannedCommit[]): string[] {
  const known = git(work, 'branch', '--list', branch) !== ''
  git(work, 'switch', '--quiet', ...(known ? [] : ['--create']), branch)
  return commits.map((planned) => commit(work, planned))
}

/** Puts a commit where the ref of the bare repository is to be, whatever was there. */
export function publish({ work }: Origin, revision: string, ref: string): void {
  git(work, 'push', '--quiet', '--force', 'origin', `${revision}:${ref}`)
}

export interface PullRequest {
  readonly base: string
  readonly head: string
  /** What the host makes of both, for checks. */
  readonly merged: string
}

/** Proposes the branch to main as pull request 1: its head and its merge get refs, as the host does it; the branch gets none. */
export function propose(place: Origin, branch: string): PullRequest {
  const { work } = place
  const [base, head] = [idOf(work, 'main'), idOf(work, branch)]
  git(work, 'switch', '--quiet', '--detach', 'main')
  git(work, 'merge', '--quiet', '--no-ff', '--message=merged', branch)
  const merged = idOf(work, 'HEAD')
  publish(place, 'main', 'refs/heads/main')
  publish(place, head, 'refs/pull/1/head')
  publish(place, merged, 'refs/pull/1/merge')
  return { base, head, merged }
}

/** The event's payload of a pull request; from a fork, with what a fork has. */
export function pullRequestPayload({ base, head }: PullRequest, more: object = {}): object {
  return {
    action: 'synchronize',
    number: 1,
    pull_request: { number: 1, base: { sha: base, ref: 'main' }, head: { sha: head, ref: 'work', repo: { fork: true } }, ...more },
    repository: { default_branch: 'main' },
  }
}

export interface Checkout {
  readonly commit: string
  /** Where the commit is put, such as refs/remotes/origin/main. */
  readonly ref: string
  /** Number of commits; 0 for all, with all branches and tags. */
  readonly depth: number
}

/** What actions/checkout does; gives the folder. */
export function checkOut({ bare }: Origin, { commit: id, ref, depth }: Checkout): string {
  const folder = temporaryFolder()
  git(folder, 'init', '--quiet', '--initial-branch=main')
  git(folder, 'remote', 'add', 'origin', bare)
  const fetch = ['-c', 'protocol.version=2', 'fetch', '--quiet', '--no-prune', '--no-recurse-submodules']
  if (depth === 0) git(folder, ...fetch, '--tags', 'origin', '+refs/heads/*:refs/remotes/origin/*')
  const options = depth === 0 ? [] : [`--depth=${depth}`]
  git(folder, ...fetch, '--no-tags', ...options, 'origin', `+${id}:${ref}`)
  git(folder, 'checkout', '--quiet', '--force', '--detach', ref)
  return folder
}

/** Number of commits that can be reached in the checkout, and whether it is shallow. */
export function depthOf(folder: string): { commits: number; shallow: boolean } {
  const commits = git(folder, 'rev-list', '--all', 'HEAD').split('\n').filter(Boolean).length
  return { commits, shallow: git(folder, 'rev-parse', '--is-shallow-repository').trim() === 'true' }
}
