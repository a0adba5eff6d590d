// A commit that is staged beside the repository, in a git folder, an index and objects of its own. What a hook does with
// git there leaves the repository as it is.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { CorruptData } from '../../errors.ts'
import { exitCode, type GitAnswer, type GitPlace, NOT_STARTED, runGit, startGit, withoutRepository } from '../../git/git.ts'
import type { Situation } from '../situation.ts'
import { makeScratchRepository } from './scratch-repository.ts'

/** The name of the staged file, at the top. Without an extension, so that few linters feel meant. */
export const CANARY = 'straykey-canary'

export interface Scratch {
  /** At the top of the work tree, with the variables that a hook gets. */
  readonly place: GitPlace
  /** Names of the hooks that `straykey hook run` was called as since then. */
  ran(): string[]
}

/** Stages a file with this text on top of HEAD, lets the work be done, and clears up. Throws CorruptData with git's reason. */
export async function withScratch<T>(situation: Situation, text: string, work: (scratch: Scratch) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'straykey-doctor-'))
  try {
    await makeScratchRepository(path.join(folder, 'git'), situation)
    const place = { ...situation.place, asTold: true, environment: environmentIn(folder, situation) }
    await stage(text, folder, place)
    return await work({ place, ran: () => namesIn(path.join(folder, 'ran')) })
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

function environmentIn(folder: string, { place, objectFolder, hooksFolder }: Situation): GitPlace['environment'] {
  const others = place.environment.GIT_ALTERNATE_OBJECT_DIRECTORIES
  return withSettings(
    {
      ...withoutRepository(place.environment),
      GIT_DIR: path.join(folder, 'git'),
      GIT_INDEX_FILE: path.join(folder, 'git', 'index'),
      ...(others && { GIT_ALTERNATE_OBJECT_DIRECTORIES: [quoted(objectFolder), others].join(path.delimiter) }),
      // Git moves no ref while this is set: what is put away, as git stash does, would go with the folder.
      GIT_QUARANTINE_PATH: path.join(folder, 'git', 'objects'),
      // Nobody waits for an editor.
      GIT_EDITOR: ':',
      STRAYKEY_DOCTOR: path.join(folder, 'ran'),
    },
    { ...SETTINGS, 'core.hooksPath': hooksFolder },
  )
}

/**
 * The first would clear the marks that keep git off the files of the work tree; the others start a program that stays,
 * need files that aren't here, or tidy up.
 */
const SETTINGS = {
  'core.sparseCheckout': 'false',
  'core.splitIndex': 'false',
  'core.fsmonitor': 'false',
  'core.untrackedCache': 'false',
  'gc.auto': '0',
  'maintenance.auto': 'false',
}

function withSettings(environment: GitPlace['environment'], settings: Readonly<Record<string, string>>): GitPlace['environment'] {
  const before = Number(environment.GIT_CONFIG_COUNT ?? 0)
  const added = Object.entries(settings).flatMap(([name, value], i) => [
    [`GIT_CONFIG_KEY_${before + i}`, name],
    [`GIT_CONFIG_VALUE_${before + i}`, value],
  ])
  return { ...environment, ...Object.fromEntries(added), GIT_CONFIG_COUNT: String(before + Object.keys(settings).length) }
}

/** As git(1) wants a path that holds what separates paths. */
function quoted(file: string): string {
  return file.includes(path.delimiter) || file.startsWith('"') ? `"${file.replace(/["\\]/g, '\\$&')}"` : file
}

async function stage(text: string, folder: string, place: GitPlace): Promise<void> {
  const hasCommits = (await runGit(['rev-parse', '--quiet', '--verify', 'HEAD'], place)).code === 0
  if (hasCommits) sure(await runGit(['read-tree', 'HEAD'], place))
  const file = path.join(folder, 'text')
  writeFileSync(file, text)
  const id = sure(await runGit(['hash-object', '-w', '--no-filters', file], place))
    .output.toString()
    .trim()
  sure(await runGit(['update-index', '--add', '--replace', '--cacheinfo', `100644,${id},${CANARY}`], place))
  await keepOffWorkTree(place)
}

/**
 * Marks all files as ones that git is not to look for in the work tree. So there is nothing unstaged that a hook (of
 * pre-commit, of lint-staged) would put away and bring back, and `git reset --hard` in a hook changes no file.
 */
async function keepOffWorkTree(place: GitPlace): Promise<void> {
  const { output } = sure(await runGit(['ls-files', '-z'], place))
  const child = startGit(['update-index', '-z', '--skip-worktree', '--stdin'], place)
  child.stdout.resume()
  child.stdin.end(output)
  if ((await exitCode(child)) !== 0) throw new CorruptData('git could not mark the files of a temporary index')
}

function sure(answer: GitAnswer): GitAnswer {
  if (answer.code !== 0) throw new CorruptData(answer.complaint.split('\n')[0] || NOT_STARTED)
  return answer
}

/** A line each: the name, and whatever else is said of it. */
function namesIn(file: string): string[] {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .map((line) => line.trim().split(/\s/)[0] ?? '')
      .filter(Boolean)
  } catch {
    return []
  }
}
