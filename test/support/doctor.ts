// Repositories with hooks, and what the doctor says of them.
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'vitest'
import { tryGit } from './commit.ts'
import { listing } from './listing.ts'
import { keyLine } from './places.ts'
import { git, gitEnvironment, repository, temporaryFolder, writeFiles } from './repo.ts'
import { cli, type Run, runCli } from './run-cli.ts'

export type Environment = Readonly<Record<string, string>>

/** Stands in a hook for the installed program: says that it ran, as `straykey hook run` does, and scans what is staged. */
export const standIn = `#!/bin/sh
[ -n "$STRAYKEY_DOCTOR" ] && echo pre-commit >> "$STRAYKEY_DOCTOR"
[ -n "$STRAYKEY_SKIP" ] && exit 0
exec '${process.execPath}' '${cli}' --staged --quiet
`

/** A folder with the program `straykey` in it, for PATH. */
function programFolder(): string {
  const folder = temporaryFolder()
  writeProgram(path.join(folder, 'straykey'), standIn)
  return folder
}

export function writeProgram(file: string, text: string): void {
  writeFiles(path.dirname(file), { [path.basename(file)]: text })
  chmodSync(file, 0o755)
}

/** Variables with which a hook finds the program. */
export const withProgram = (): Environment => ({ PATH: `${programFolder()}:${process.env.PATH}` })

export const HOOK = '#!/bin/sh\nstraykey hook run pre-commit\n'

/** A repository with a commit, a change that isn't staged, one that is, and this hook. */
export function hooked(hook = HOOK, name = 'pre-commit'): string {
  const folder = repository({ 'a.txt': 'nothing\n', 'sub/b.txt': 'nothing\n' })
  writeFiles(folder, { 'a.txt': 'changed\n', 'sub/b.txt': 'changed\n', 'new.txt': 'new\n' })
  git(folder, 'add', 'a.txt')
  writeProgram(path.join(folder, '.git/hooks', name), hook)
  return folder
}

const husky = path.join(import.meta.dirname, '../../node_modules/husky')

/** Runs husky in a repository, as npm does after an installation. */
export function installHusky(folder: string): void {
  execFileSync(process.execPath, [path.join(husky, 'bin.js')], { cwd: folder, env: gitEnvironment })
}

/** A repository with husky, its script committed, and the program where npm would put it. */
export function huskyRepository(script = 'straykey hook run pre-commit\n'): string {
  const folder = repository({ '.husky/pre-commit': script, '.gitignore': 'node_modules\n', 'a.txt': 'nothing\n' })
  mkdirSync(path.join(folder, 'node_modules/.bin'), { recursive: true })
  writeProgram(path.join(folder, 'node_modules/.bin/straykey'), standIn)
  installHusky(folder)
  return folder
}

export interface Examination extends Run {
  readonly stopped: boolean | null
  readonly checks: readonly {
    readonly check: string
    readonly state: string
    readonly what: string
    readonly where: string
    readonly fix?: string
  }[]
}

/** Runs `straykey doctor --format json`; HOME is empty, so that nobody's own husky settings count. */
export async function examine(folder: string, environment: Environment = {}, args: readonly string[] = []): Promise<Examination> {
  const run = await runCli(['doctor', '--format', 'json', ...args], { folder, environment: { HOME: temporaryFolder(), ...environment } })
  if (run.stdout === '') throw new Error(`nothing was printed: ${run.stderr}`)
  return { ...run, ...(JSON.parse(run.stdout) as Pick<Examination, 'stopped' | 'checks'>) }
}

/** A repository, and how to look at it. */
export interface Case {
  readonly name: string
  /** Makes the repository; gives the folder to run in when that isn't its top, and variables. */
  arrange(): { folder: string; in?: string; environment?: Environment }
}

export const plain = (hook?: string) => ({ folder: hooked(hook), environment: withProgram() })

/** Git renews the time of an object that somebody would write once more. */
const withoutObjectTime = (line: string) => line.replace(/^((?:\.git\/)?objects\/\S+) [\d.]+ /, '$1 ')

/** Examines, and sees to it that neither the repository nor the temporary folder shows a trace of it. */
export async function examineCase({ arrange }: Case, args: readonly string[] = []) {
  const { folder, in: place = folder, environment = {} } = arrange()
  const common = path.resolve(folder, git(folder, 'rev-parse', '--git-common-dir').trim())
  const everything = () => [...listing(folder), ...listing(common)].map(withoutObjectTime)
  const before = everything()
  const examination = await examine(place, environment, args)
  expect(everything()).toEqual(before)
  return { ...examination, folder, environment }
}

/** What a commit of a key comes to there, by git itself: whether it is refused. */
export function refusesKey(folder: string, environment: Environment): boolean {
  writeFiles(folder, { 'leak.txt': keyLine() })
  tryGit(folder, ['add', '--sparse', 'leak.txt'], environment)
  return tryGit(folder, ['commit', '--message=leak'], environment).code !== 0
}
