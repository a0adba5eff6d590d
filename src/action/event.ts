// What happened on GitHub, read from the event's payload as data: which commits are meant. Nothing in it is trusted to be
// well-formed, and but for ids and names of branches nothing in it is used.
import { Incomplete } from './incomplete.ts'

/** Somebody proposes commits to a branch: what comes with them must not change how they are judged. */
export interface Proposal {
  readonly kind: 'proposal'
  readonly name: string
  /** Ids of commits. */
  readonly base: string
  readonly head: string
  /** Number of the pull request. */
  readonly number?: number
  /** How many commits there are, as GitHub says. */
  readonly commits?: number
}

export interface Push {
  readonly kind: 'push'
  /** What the ref named before; absent when it is new. */
  readonly before?: string
  readonly after: string
  /** The whole name: refs/heads/… or refs/tags/… */
  readonly ref: string
  /** Name of the repository's default branch, without refs/heads/. */
  readonly defaultBranch?: string
}

export type Event =
  | Proposal
  | Push
  | { readonly kind: 'deletion'; readonly ref: string }
  /** An occasion to look at everything. */
  | { readonly kind: 'occasion'; readonly name: string }
  | { readonly kind: 'other'; readonly name: string }

type Payload = Readonly<Record<string, unknown>>

const ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/
const ZEROS = /^0+$/
/** As git-check-ref-format(1) has it, as far as it matters: nothing that git could take for an option or a pattern. */
const NAME = /^(?![-/.])(?!.*(?:\.\.|@\{|\/\/|\/\.))[^\u0000-\u0020\u007f~^:?*[\\]+(?<![/.])$/
const OCCASIONS = ['schedule', 'workflow_dispatch', 'release']

/** The event of this name (GITHUB_EVENT_NAME). Throws Incomplete for a payload that doesn't say which commits are meant. */
export function toEvent(name: string, payload: unknown): Event {
  if (name === 'pull_request' || name === 'pull_request_target') return proposalOf(name, payload)
  if (name === 'merge_group')
    return { kind: 'proposal', name, base: idAt(payload, 'merge_group.base_sha'), head: idAt(payload, 'merge_group.head_sha') }
  if (name === 'push') return pushOf(payload)
  return { kind: OCCASIONS.includes(name) ? 'occasion' : 'other', name }
}

function proposalOf(name: string, payload: unknown): Proposal {
  const number = valueAt(payload, 'pull_request.number')
  const commits = valueAt(payload, 'pull_request.commits')
  return {
    kind: 'proposal',
    name,
    base: idAt(payload, 'pull_request.base.sha'),
    head: idAt(payload, 'pull_request.head.sha'),
    ...(isCount(number) && { number }),
    ...(isCount(commits) && { commits }),
  }
}

function pushOf(payload: unknown): Event {
  const ref = nameAt(payload, 'ref')
  if (ref === undefined)
    throw new Incomplete('the payload of this push names no ref; see that GITHUB_EVENT_PATH is the file that the runner wrote')
  const [before, after] = [idAt(payload, 'before'), idAt(payload, 'after')]
  if (ZEROS.test(after)) return { kind: 'deletion', ref }
  const defaultBranch = nameAt(payload, 'repository.default_branch')
  return { kind: 'push', ...(!ZEROS.test(before) && { before }), after, ref, ...(defaultBranch !== undefined && { defaultBranch }) }
}

/** What stands at the end of a way through objects, such as `pull_request.base.sha`. */
function valueAt(payload: unknown, way: string): unknown {
  return way.split('.').reduce<unknown>((value, step) => (isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined), payload)
}

function idAt(payload: unknown, way: string): string {
  const value = valueAt(payload, way)
  if (typeof value === 'string' && ID.test(value)) return value
  throw new Incomplete(`the event's payload holds no commit id at ${way}; see that GITHUB_EVENT_PATH is the file that the runner wrote`)
}

function nameAt(payload: unknown, way: string): string | undefined {
  const value = valueAt(payload, way)
  return typeof value === 'string' && NAME.test(value) ? value : undefined
}

function isObject(value: unknown): value is Payload {
  return typeof value === 'object' && value !== null
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}
