// Runs a hook of the user's as `git commit` would: their program, with their settings and their environment. None of the
// guards of git.ts holds here, since a guarded hook would not tell what an unguarded one does. Only `straykey doctor`,
// which people start to have their hooks run, may use it.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { exitCode, type GitPlace } from './git.ts'

export interface HookCall {
  readonly name: string
  /** Absolute path of the file that git takes for the hook. */
  readonly file: string
  /** The environment is the hook's own. */
  readonly place: GitPlace
  readonly git: GitProgram
  /** Ends the hook. */
  readonly signal: AbortSignal
}

export interface GitProgram {
  /** Absolute path, so that the hook may be given another PATH. */
  readonly program: string
  /** Whether it has `git hook run`, which came with git 2.36. */
  readonly runsHooks: boolean
}

export interface HookAnswer {
  /** The hook's exit code; -1 when it could not be started, or was ended. */
  readonly code: number
  /** The last that it printed, on either stream. */
  readonly words: string
}

/** Characters: some fifty lines, enough for the reason of a failure. */
const MOST_WORDS = 4096

/** A hook that isn't there counts as one that passed. */
export async function runUserHook({ name, file, place, git, signal }: HookCall): Promise<HookAnswer> {
  const child = spawn(git.program, git.runsHooks ? ['hook', 'run', '--ignore-missing', name] : throughShell(file), {
    cwd: place.folder,
    env: { ...place.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
    signal,
  })
  let words = ''
  const keep = (text: string) => {
    words = (words + text).slice(-MOST_WORDS)
  }
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', keep)
  signal.addEventListener('abort', () => letGo(child), { once: true })
  return { code: await exitCode(child), words: words.trim() }
}

/** An alias that begins with `!` is run by git's own shell at the top of the work tree, as hooks are, on every system. */
function throughShell(file: string): string[] {
  return ['-c', `alias.straykey-hook=!'${file.replaceAll("'", String.raw`'\''`)}'`, 'straykey-hook']
}

/** What the hook has started may hold its streams open for longer than it lives. */
function letGo({ stdout, stderr }: ChildProcess): void {
  stdout?.destroy()
  stderr?.destroy()
}

/** Absolute path of a program on PATH; nothing when it isn't there. */
export function findProgram(name: string, { PATH, Path }: GitPlace['environment']): string | undefined {
  const names = path.sep === '/' ? [name] : [`${name}.exe`, `${name}.cmd`]
  const folders = (PATH ?? Path ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder))
  return folders.flatMap((folder) => names.map((one) => path.join(folder, one))).find((file) => existsSync(file))
}
