// The one place where git goes over the network: for the action alone, which may find a clone that lacks the commits it is
// about. Brings exactly what is named, with the credentials that the checkout left; writes no ref that isn't asked for.
import { spawn } from 'node:child_process'
import { exitCode, type GitPlace, gitProgram, NOT_STARTED, placeEnvironment, runGit } from './git.ts'

/** How much history comes along; only for clones that are shallow. */
export type Depth =
  /** So many commits behind each of what is fetched. */
  | { readonly kind: 'tips'; readonly commits: number }
  /** So many commits more than there are now. */
  | { readonly kind: 'more'; readonly commits: number }
  | { readonly kind: 'all' }

export interface Wish {
  readonly remote: string
  /** Ids of commits, or refspecs. */
  readonly objects: readonly string[]
  readonly depth: Depth
}

export interface Fetched {
  readonly isThere: boolean
  /** What git complained of, without addresses' credentials; empty when it didn't. */
  readonly complaint: string
  /** What git printed. */
  readonly output: string
}

/** No hooks, no maintenance, no prompts; a connection on which nothing happens for a minute ends. */
const SETTINGS = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'credential.interactive=false',
  'fetch.writeCommitGraph=false',
  'gc.auto=0',
  'http.lowSpeedLimit=1',
  'http.lowSpeedTime=60',
  'maintenance.auto=false',
].flatMap((setting) => ['-c', setting])

/** Nothing that starts a program of somebody's choice, as `ext::` does. */
const PROTOCOLS = 'https:http:ssh:git:file'

const OPTIONS = ['--quiet', '--no-tags', '--no-prune', '--no-recurse-submodules', '--no-write-fetch-head', '--no-filter']

export async function isShallow(place: GitPlace): Promise<boolean> {
  return (await runGit(['rev-parse', '--is-shallow-repository'], place)).output.toString().trim() === 'true'
}

/** Fetches what is wished for. In a clone that isn't shallow a depth would cut its history off, so there it counts for nothing. */
export async function fetchCommits(place: GitPlace, { remote, objects, depth }: Wish): Promise<Fetched> {
  const deepening = (await isShallow(place)) ? [optionFor(depth)] : []
  return overNetwork(place, ['fetch', ...OPTIONS, ...deepening, '--', remote, ...objects])
}

function optionFor(depth: Depth): string {
  if (depth.kind === 'all') return '--unshallow'
  return depth.kind === 'tips' ? `--depth=${depth.commits}` : `--deepen=${depth.commits}`
}

/** The id of a branch's last commit as the remote has it now; nothing when it can't be asked, or has none of this name. */
export async function remoteTip(place: GitPlace, remote: string, branch: string): Promise<string | undefined> {
  const { output } = await overNetwork(place, ['ls-remote', '--refs', '--', remote, `refs/heads/${branch}`])
  const line = output.split('\n').find((one) => one.endsWith(`\trefs/heads/${branch}`))
  return line && /^[0-9a-f]{40,64}(?=\t)/.exec(line)?.[0]
}

async function overNetwork(place: GitPlace, args: readonly string[]): Promise<Fetched> {
  const child = spawn(gitProgram(place.environment), [...SETTINGS, ...args], {
    cwd: place.folder,
    env: { ...placeEnvironment(place), GIT_ALLOW_PROTOCOL: PROTOCOLS },
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  })
  const texts = { output: '', complaint: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (texts.output += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (texts.complaint += text))
  const code = await exitCode(child)
  return { isThere: code === 0, output: texts.output, complaint: code === -1 ? NOT_STARTED : complaintIn(texts.complaint) }
}

/** The sentences of git and of the remote; a trace that somebody turned on may hold more than they should read. */
function complaintIn(text: string): string {
  const lines = text.split(/[\r\n]+/).filter((line) => /^(?:fatal|error|remote): /.test(line))
  return lines.join('; ').replace(/\/\/[^/@\s]*@/g, '//')
}
