// Where git looks for the hooks of a repository, and which setting says so.
import path from 'node:path'
import { UserError } from '../errors.ts'
import { type GitPlace, NOT_STARTED, ownershipRemedy, runGit } from './git.ts'

/** Paths are absolute. */
export interface HookFolders {
  readonly workTree: string
  /** Shared by all its worktrees. */
  readonly commonFolder: string
  /** Where git looks now; it may not be there. */
  readonly hooksFolder: string
  /** core.hooksPath, as it is written, and which of git's files says it. */
  readonly hooksPath?: { readonly value: string; readonly scope: string }
  readonly remoteUrls: readonly string[]
}

/** Throws UserError when the folder is in no work tree of git's. */
export async function findHookFolders(place: GitPlace): Promise<HookFolders> {
  const workTree = await askGit(['rev-parse', '--show-toplevel'], place)
  // git gives a relative core.hooksPath as it stands seen from the top, where hooks are run.
  const top = { ...place, folder: path.resolve(workTree) }
  const commonFolder = await askGit(['rev-parse', '--path-format=absolute', '--git-common-dir'], top)
  const hooksFolder = await askGit(['rev-parse', '--path-format=absolute', '--git-path', 'hooks'], top)
  const hooksPath = await readHooksPath(top)
  return {
    workTree: top.folder,
    commonFolder: path.resolve(commonFolder),
    hooksFolder: path.resolve(hooksFolder),
    ...(hooksPath && { hooksPath }),
    remoteUrls: await readRemotes(top),
  }
}

async function askGit(args: readonly string[], place: GitPlace): Promise<string> {
  const { code, output, complaint } = await runGit(args, place)
  if (code === 0) return output.toString().replace(/\n$/, '')
  throw new UserError(reasonFor(complaint || NOT_STARTED, place.folder))
}

function reasonFor(complaint: string, folder: string): string {
  if (/not a git repository/.test(complaint))
    return `${folder}: no git repository here or above, so there are no hooks to install; run git init first, or change to a folder in one`
  if (/must be run in a work tree/.test(complaint))
    return `${folder}: no work tree, so nothing is committed here; run it in a clone that has one`
  const [, owned = folder] = /dubious ownership in repository at '(.+)'/.exec(complaint) ?? []
  const remedy = ownershipRemedy(complaint, owned)
  if (remedy) return `${owned}: git doesn't trust this repository, as it belongs to somebody else; if you do, run: ${remedy}`
  return `${folder}: git can't tell where its hooks are: ${complaint}; see to that first`
}

async function readHooksPath(place: GitPlace): Promise<HookFolders['hooksPath']> {
  const answer = await runGit(['config', '--null', '--show-scope', '--get', 'core.hooksPath'], place)
  const [scope, value] = answer.output.toString().split('\0')
  return answer.code === 0 && scope && value ? { value, scope } : undefined
}

async function readRemotes(place: GitPlace): Promise<string[]> {
  const answer = await runGit(['config', '--null', '--get-regexp', String.raw`^remote\..*\.url$`], place)
  const records = answer.output.toString().split('\0').filter(Boolean)
  return records.map((record) => record.slice(record.indexOf('\n') + 1))
}

export type SettingScope = 'global' | 'system'

/** core.hooksPath for all repositories, with `~` resolved. */
export async function readSharedHooksPath(scope: SettingScope, place: GitPlace): Promise<string | undefined> {
  const answer = await runGit(['config', '--null', `--${scope}`, '--type=path', '--get', 'core.hooksPath'], place)
  return answer.code === 0 ? answer.output.toString().replace(/\0$/, '') : undefined
}

/** Sets core.hooksPath for all repositories of the user, or takes it away. Throws UserError when git can't. */
export async function writeGlobalHooksPath(folder: string | undefined, place: GitPlace): Promise<void> {
  const args = folder === undefined ? ['--unset', 'core.hooksPath'] : ['core.hooksPath', folder]
  const answer = await runGit(['config', '--global', ...args], place)
  if (answer.code === 0) return
  throw new UserError(
    `git can't write its global configuration: ${answer.complaint || NOT_STARTED}; run it yourself: git config --global ${args.join(' ')}`,
  )
}
