// Runs the git program, plumbing commands only, so that no setting of the user's or the repository's changes what they
// say or starts another program. See docs/decisions/0002-git-program.md.
import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { toSlashes } from '../slashes.ts'

type Environment = Readonly<Record<string, string | undefined>>

export interface GitPlace {
  /** Absolute path of the folder to run in. */
  readonly folder: string
  readonly environment: Environment
  /** Whether GIT_DIR, GIT_INDEX_FILE and their kin say which repository is meant, as they do in a hook. */
  readonly asTold: boolean
  /** The work tree, whatever the repository's own setting says. */
  readonly workTree?: string
  /** Ends git early: its answer's code is then not 0. */
  readonly signal?: AbortSignal
}

export interface GitAnswer {
  /** 0 on success; -1 when git could not be started. */
  readonly code: number
  readonly output: Buffer
  readonly complaint: string
}

/** Stands for a complaint where git had no chance to make one. */
export const NOT_STARTED = 'git could not be started; is it installed and on PATH?'

/** The command that lets git into a repository of somebody else, when that is what it complains of. */
export function ownershipRemedy(complaint: string, folder: string): string | undefined {
  if (!/dubious ownership/.test(complaint)) return undefined
  return `git config --global --add safe.directory '${toSlashes(folder)}'`
}

/** Settings that could start a program, go over the network, or answer from a cache. */
const SETTINGS = [
  'core.fsmonitor=false',
  'core.untrackedCache=false',
  'core.quotePath=false',
  'protocol.allow=never',
  'submodule.recurse=false',
].flatMap((setting) => ['-c', setting])

/** Variables that move the repository, its index or its objects elsewhere. */
const REPOSITORY_VARIABLES = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_COMMON_DIR',
  'GIT_INDEX_FILE',
  'GIT_PREFIX',
  'GIT_NAMESPACE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_CEILING_DIRECTORIES',
]

/** Runs git and waits for it. */
export async function runGit(args: readonly string[], place: GitPlace): Promise<GitAnswer> {
  const child = spawnGit(args, place, ['ignore', 'pipe', 'pipe'])
  const output: Buffer[] = []
  const complaint: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => complaint.push(chunk))
  const code = await exitCode(child)
  return { code, output: Buffer.concat(output), complaint: Buffer.concat(complaint).toString().trim() }
}

export type GitChild = ChildProcessByStdio<Writable, Readable, null>

/** Starts git to be asked questions through its input; what it complains of is dropped, its answers tell enough. */
export function startGit(args: readonly string[], place: GitPlace): GitChild {
  const child = spawnGit(args, place, ['pipe', 'pipe', 'ignore'])
  // A child that ends early must not end us.
  child.stdin.on('error', () => {})
  return child
}

type Pipes = ['pipe', 'pipe', 'ignore'] | ['ignore', 'pipe', 'pipe']

function spawnGit(args: readonly string[], place: GitPlace, stdio: ['pipe', 'pipe', 'ignore']): GitChild
function spawnGit(
  args: readonly string[],
  place: GitPlace,
  stdio: ['ignore', 'pipe', 'pipe'],
): ChildProcessByStdio<null, Readable, Readable>
function spawnGit(args: readonly string[], place: GitPlace, stdio: Pipes): ChildProcess {
  return spawn(gitProgram(place.environment), ['--no-optional-locks', '--literal-pathspecs', ...SETTINGS, ...args], {
    cwd: place.folder,
    env: gitEnvironment(place),
    stdio,
    windowsHide: true,
    ...(place.signal && { signal: place.signal }),
  })
}

/** Resolves when the child has ended and its streams are closed. */
export function exitCode(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once('error', () => resolve(-1))
    child.once('close', (code) => resolve(code ?? -1))
  })
}

function gitEnvironment(place: GitPlace): Record<string, string | undefined> {
  return {
    ...placeEnvironment(place),
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    // Grafts, too, hide what is stored: the commits of a range would be other ones.
    GIT_GRAFT_FILE: '/dev/null/none',
    GIT_NO_LAZY_FETCH: '1',
    // Git before 2.45 knows no GIT_NO_LAZY_FETCH, but asks this list before it fetches anything.
    GIT_ALLOW_PROTOCOL: 'none',
  }
}

/** The variables that don't say which repository is meant. */
export function withoutRepository(environment: Environment): Record<string, string | undefined> {
  const kept = { ...environment }
  for (const name of REPOSITORY_VARIABLES) delete kept[name]
  return kept
}

/** What says which repository is meant; git answers in English, and asks nobody for anything. */
export function placeEnvironment({ environment, asTold, workTree }: GitPlace): Record<string, string | undefined> {
  const kept = asTold ? environment : withoutRepository(environment)
  return { ...kept, ...(workTree && { GIT_WORK_TREE: workTree }), LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0' }
}

/** On Windows a program of that name in the scanned folder would be found before the real one. */
export function gitProgram(environment: Environment): string {
  if (path.sep === '/') return 'git'
  const folders = (environment.PATH ?? environment.Path ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder))
  const found = folders.map((folder) => path.join(folder, 'git.exe')).find((file) => existsSync(file))
  return found ?? 'git'
}
