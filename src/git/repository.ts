// Where a repository keeps things, whichever kind it is: with a work tree or bare, a linked worktree, a submodule, a
// partial or shallow clone, the quarantine that a hook sees.
import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { UserError } from '../errors.ts'
import type { Problem } from '../model.ts'
import { findObjectFolders } from './alternates.ts'
import { type GitPlace, NOT_STARTED, ownershipRemedy, runGit } from './git.ts'
import type { IdBytes } from './index-file.ts'
import { findRepository } from './list-files.ts'
import { hasPromisedPack } from './object-folder.ts'
import { type GitFolders, submoduleFolders } from './worktrees.ts'

/** Paths are absolute. */
export interface Repository extends GitFolders {
  /** Where to run git for it: the place that was asked for, mended where git would trip. */
  readonly place: GitPlace
  /** As git has it, which believes the repository's settings; absent when there is none. */
  readonly workTree?: string
  readonly idBytes: IdBytes
  /** Its own (in a hook the quarantine), then alternates. */
  readonly objectFolders: readonly string[]
  /** Ids of commits whose parents were left out, in hexadecimal. */
  readonly shallow: readonly string[]
  /** A remote promises objects that may not be here. */
  readonly partial: boolean
  /** Names of the remotes, the one first that objects are best fetched from. */
  readonly remotes: readonly string[]
  /** Git folders of submodules, and of theirs: each is a repository of its own. */
  readonly submodules: readonly string[]
  /** Contents that Git LFS has brought here. */
  readonly lfsFolder?: string
  /** There is a file that changes commits' parents. */
  readonly grafts: boolean
  /** Refs are not in files but in a reftable. */
  readonly reftable: boolean
  readonly problems: readonly Problem[]
}

/** Finds all there is to know of a repository before its objects are read. Throws UserError when git knows of none. */
export async function openRepository(asked: GitPlace): Promise<Repository> {
  checkFolder(asked.folder)
  const { place, found } = await locate(asked)
  const settings = await readSettings(place)
  const workTree = await findWorkTree({ asked, place, found, settings })
  const { folders, problems } = findObjectFolders(found.objectFolder, given(place))
  const lfsFolder = path.join(found.commonFolder, 'lfs', 'objects')
  return {
    place,
    gitFolder: found.gitFolder,
    commonFolder: found.commonFolder,
    ...(workTree !== undefined && { workTree }),
    idBytes: found.idBytes,
    objectFolders: folders,
    shallow: readShallow(found.commonFolder),
    partial: isPartial(settings) || folders.some(hasPromisedPack),
    remotes: remotesIn(settings),
    submodules: submoduleFolders(found.commonFolder),
    ...(existsSync(lfsFolder) && { lfsFolder }),
    grafts: existsSync(path.join(found.commonFolder, 'info', 'grafts')),
    reftable: lastValue(settings, 'extensions.refstorage')?.startsWith('reftable') ?? false,
    problems,
  }
}

function checkFolder(folder: string): void {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new UserError(`${folder}: no such folder; name one that is in a repository`)
}

interface Found extends GitFolders {
  readonly idBytes: IdBytes
  readonly bare: boolean
  readonly objectFolder: string
}

const QUESTIONS = ['--path-format=absolute', '--absolute-git-dir', '--show-object-format', '--git-common-dir', '--is-bare-repository']
const ANSWERS = /^(.+)\n(sha1|sha256)\n(.+)\n(true|false)\n(.+)\n$/s

/** Asks git where it is. A submodule that was removed names a work tree that is gone: then git is given another. */
async function locate(asked: GitPlace): Promise<{ place: GitPlace; found: Found }> {
  const answer = await runGit(['rev-parse', ...QUESTIONS, '--git-path', 'objects'], asked)
  if (answer.code === 0) return { place: asked, found: parseAnswers(answer.output.toString()) }
  if (!asked.workTree && /cannot chdir to/.test(answer.complaint)) return locate({ ...asked, workTree: asked.folder })
  throw new UserError(reasonFor(answer.complaint || NOT_STARTED, asked.folder))
}

function parseAnswers(output: string): Found {
  const [whole, gitFolder = '', format, commonFolder = '', bare, objectFolder = ''] = ANSWERS.exec(output) ?? []
  if (whole === undefined) throw new UserError(`git's answer is not understood: ${JSON.stringify(output)}; git 2.31 or newer is needed`)
  if (whole.includes('\ufffd')) throw new UserError(`${gitFolder}: the path of this repository isn't UTF-8; move it to one that is`)
  return {
    gitFolder: path.resolve(gitFolder),
    commonFolder: path.resolve(commonFolder),
    objectFolder: path.resolve(objectFolder),
    idBytes: format === 'sha256' ? 32 : 20,
    bare: bare === 'true',
  }
}

function reasonFor(complaint: string, folder: string): string {
  if (complaint === NOT_STARTED) return NOT_STARTED
  if (/not a git repository \(or any/.test(complaint)) return noRepository(folder)
  const [, owned = folder] = /dubious ownership in repository at '(.+)'/.exec(complaint) ?? []
  const remedy = ownershipRemedy(complaint, owned)
  if (remedy) return `${owned}: git doesn't trust this repository, as it belongs to somebody else; if you do, run: ${remedy}`
  return `${folder}: git can't open this repository: ${complaint}`
}

function noRepository(folder: string): string {
  const damaged = findRepository(folder)
  if (damaged === undefined) return `${folder}: no git repository here or above; name a folder that is in one`
  return `${damaged}: there is a .git, but git doesn't take it for a repository; see that its HEAD, objects and refs are whole`
}

/** Names in lower case, but for the middle part, and values; the last one of a name counts. */
type Settings = readonly (readonly [name: string, value: string])[]

const SETTINGS = String.raw`^(extensions\.(partialclone|refstorage)|remote\..*\.(promisor|url)|core\.worktree)$`

async function readSettings(place: GitPlace): Promise<Settings> {
  const answer = await runGit(['config', '--null', '--get-regexp', SETTINGS], place)
  const records = answer.output.toString().split('\0').filter(Boolean)
  return records.map((record) => {
    const [, name = '', value = 'true'] = /^(.*?)(?:\n(.*))?$/s.exec(record) ?? []
    return [name, value]
  })
}

function lastValue(settings: Settings, wanted: string): string | undefined {
  return settings.findLast(([name]) => name === wanted)?.[1]
}

function isPartial(settings: Settings): boolean {
  return promisors(settings).length > 0
}

/** Remotes that promise what they left out. */
function promisors(settings: Settings): string[] {
  const named = lastValue(settings, 'extensions.partialclone')
  const marked = settings.filter(([name, value]) => name.endsWith('.promisor') && /^(?:true|yes|on|[1-9]\d*)$/i.test(value))
  return [...(named ? [named] : []), ...marked.map(([name]) => remoteOf(name))]
}

/** `remote.NAME.url` → NAME */
function remoteOf(setting: string): string {
  return setting.slice(setting.indexOf('.') + 1, setting.lastIndexOf('.'))
}

function remotesIn(settings: Settings): string[] {
  const named = settings.filter(([name]) => /^remote\..*\.url$/.test(name)).map(([name]) => remoteOf(name))
  return [...new Set([...promisors(settings), ...named.filter((name) => name === 'origin'), ...named])]
}

/** In a hook, where objects wait in quarantine, the repository's own objects are an alternate. */
function given({ asTold, environment, folder }: GitPlace): { list: string; folder: string } | undefined {
  const list = asTold ? environment.GIT_ALTERNATE_OBJECT_DIRECTORIES : undefined
  return list ? { list, folder } : undefined
}

interface Located {
  readonly asked: GitPlace
  readonly place: GitPlace
  readonly found: Found
  readonly settings: Settings
}

/** Inside a git folder git doesn't tell; then it's what the folder itself says, if that is there. */
async function findWorkTree({ asked, place, found, settings }: Located): Promise<string | undefined> {
  if (found.bare || asked !== place) return undefined
  const answer = await runGit(['rev-parse', '--show-toplevel'], place)
  if (answer.code === 0) return path.resolve(answer.output.toString().replace(/\n$/, ''))
  const named = lastValue(settings, 'core.worktree') ?? linkedTo(found.gitFolder) ?? usual(found.gitFolder)
  const workTree = named === undefined ? undefined : path.resolve(found.gitFolder, named)
  return workTree !== undefined && existsSync(workTree) ? workTree : undefined
}

/** A linked worktree's git folder holds the path of the `.git` file in the work tree. */
function linkedTo(gitFolder: string): string | undefined {
  const text = readIfThere(path.join(gitFolder, 'gitdir'))
  return text === undefined ? undefined : path.dirname(text.trimEnd())
}

function usual(gitFolder: string): string | undefined {
  return path.basename(gitFolder) === '.git' ? path.dirname(gitFolder) : undefined
}

function readShallow(commonFolder: string): string[] {
  const lines = readIfThere(path.join(commonFolder, 'shallow'))?.split('\n') ?? []
  return lines.filter((line) => /^[0-9a-f]{40,64}$/.test(line))
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
