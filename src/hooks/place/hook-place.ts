// All that a plan asks of a repository and of the machine, found out before a plan is made.
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { GitPlace } from '../../git/git.ts'
import { findHookFolders, type HookFolders } from '../../git/hook-folders.ts'
import { ignoredNames } from '../../git/ignored-names.ts'
import { toSlashes } from '../../slashes.ts'
import type { HookName } from '../place/hook-name.ts'
import { findPrograms, type Programs, type Seeker } from './programs.ts'

export interface HookPlace extends HookFolders {
  /** Where straykey was called: absolute, in the work tree. */
  readonly folder: string
  readonly programs: Programs
  /** Those of `envNames` that the repository's .gitignore files ignore. */
  readonly ignored: ReadonlySet<string>
}

/** Names that tell whether environment files are ignored, and the example isn't. */
const envNames = ['.env', '.env.local', '.env.production', '.env.example'] as const

/** Throws UserError when the folder is in no repository with a work tree. */
export async function findHookPlace(git: GitPlace, seeker: Seeker): Promise<HookPlace> {
  const folders = await findHookFolders(git)
  return {
    ...folders,
    folder: git.folder,
    programs: findPrograms(seeker, folders.workTree),
    ignored: await ignoredNames(envNames, { ...git, folder: folders.workTree }),
  }
}

/** The file that git runs for a hook. */
export function hookFile({ hooksFolder }: HookFolders, hook: HookName): string {
  return path.join(hooksFolder, hook)
}

/** core.hooksPath is set, by this repository or by one of its worktrees. */
export function hasOwnHooksPath({ hooksPath }: HookFolders): boolean {
  return hooksPath?.scope === 'local' || hooksPath?.scope === 'worktree'
}

/** A path as people read it: relative to the work tree when it is in there. */
export function shownPath(file: string, workTree: string): string {
  const relative = path.relative(workTree, file)
  return toSlashes(relative.startsWith('..') || path.isAbsolute(relative) ? file : relative)
}

/** How to call a program that npm may have brought: through npx, when the repository has it. */
export function toolCommand(place: HookPlace, tool: string): string {
  return existsSync(path.join(place.workTree, 'node_modules/.bin', tool)) ? `npx ${tool}` : tool
}
