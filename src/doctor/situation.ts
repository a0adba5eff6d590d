// What git would do here at a commit: which folder its hooks come from, who says so, and what the hook holds.
import { accessSync, constants, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { UserError } from '../errors.ts'
import { type GitPlace, NOT_STARTED, ownershipRemedy, runGit } from '../git/git.ts'
import { findProgram, type GitProgram } from '../git/user-hook.ts'
import type { Result } from './result.ts'

/** A value of git's configuration, and who set it. */
export interface Setting {
  readonly name: string
  readonly value: string
  /** system, global, local, worktree or command. */
  readonly scope: string
  /** Such as `file:.git/config`. */
  readonly origin: string
}

/** The node that runs us, as the hook's most likely is the same one. */
export interface Node {
  readonly version: string
  /** Absolute path. */
  readonly program: string
}

/** Paths are absolute. */
export interface Situation {
  /** At the top of the work tree. */
  readonly place: GitPlace
  /** The folder that was asked for. */
  readonly startedIn: string
  readonly git: GitProgram
  readonly node: Node
  readonly gitFolder: string
  readonly commonFolder: string
  readonly objectFolder: string
  /** Where git looks for hooks. */
  readonly hooksFolder: string
  readonly hooksPath?: Setting
  readonly aliases: readonly Setting[]
  /** The files whose commands a pre-commit hook consists of: git's own, and husky's behind it. */
  readonly scripts: readonly Script[]
}

export interface Script {
  readonly file: string
  readonly state: 'runs' | 'missing' | 'not executable'
  /** Empty when it isn't there, or no text. */
  readonly text: string
}

/** Finds it out; gives a result instead where git lets nobody in. Throws UserError where nobody commits. */
export async function survey(asked: GitPlace, node: Node): Promise<Situation | Result> {
  const answer = await runGit(['rev-parse', '--show-toplevel'], asked)
  if (answer.code !== 0) return noEntry(answer.complaint || NOT_STARTED, asked.folder)
  const place = { ...asked, folder: path.resolve(lineOf(answer.output)) }
  const [gitFolder, commonFolder, objectFolder, hooksFolder] = await Promise.all([
    ask(['--absolute-git-dir'], place),
    ask(['--git-common-dir'], place),
    ask(['--git-path', 'objects'], place),
    ask(['--git-path', 'hooks'], place),
  ])
  const [hooksPath] = (await settingsLike('^core\\.hookspath$', place)).slice(-1)
  return {
    place,
    startedIn: asked.folder,
    node,
    git: { program: findProgram('git', place.environment) ?? 'git', runsHooks: await runsHooks(place) },
    ...{ gitFolder, commonFolder, objectFolder, hooksFolder },
    ...(hooksPath && { hooksPath }),
    aliases: await settingsLike('^alias\\.', place),
    scripts: scriptsOf('pre-commit', hooksFolder),
  }
}

function noEntry(complaint: string, folder: string): Result {
  if (/not a git repository/.test(complaint))
    throw new UserError(`${folder}: no git repository here or above; run straykey doctor inside one`)
  if (/must be run in a work tree/.test(complaint))
    throw new UserError(`${folder}: nobody commits here, as there is no work tree; see docs/hooks.md for a hook on a server`)
  const [, owned = folder] = /dubious ownership in repository at '(.+)'/.exec(complaint) ?? []
  const fix = ownershipRemedy(complaint, owned)
  const reason = complaint.split('\n')[0] ?? complaint
  if (fix === undefined) return { state: 'unknown', what: `git can't open this repository (${reason})`, where: folder }
  return { state: 'unknown', what: "git doesn't trust this repository, as it belongs to somebody else", where: owned, fix }
}

async function ask(question: readonly string[], place: GitPlace): Promise<string> {
  const { output } = await runGit(['rev-parse', ...question], place)
  return path.resolve(place.folder, lineOf(output))
}

function lineOf(output: Buffer): string {
  return output.toString().replace(/\r?\n$/, '')
}

/** Settings whose names fit, in the order in which git reads them: of one name, the last counts. */
async function settingsLike(pattern: string, place: GitPlace): Promise<Setting[]> {
  const { output } = await runGit(['config', '--null', '--show-scope', '--show-origin', '--get-regexp', pattern], place)
  const fields = output.toString().split('\0')
  const settings: Setting[] = []
  for (let i = 0; i + 2 < fields.length; i += 3) {
    const [scope = '', origin = '', record = ''] = fields.slice(i, i + 3)
    const [, name = '', value = ''] = /^(.*?)(?:\n(.*))?$/s.exec(record) ?? []
    settings.push({ name, value, scope, origin })
  }
  return settings
}

async function runsHooks(place: GitPlace): Promise<boolean> {
  const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/.exec((await runGit(['version'], place)).output.toString()) ?? []
  return Number(major) > 2 || (Number(major) === 2 && Number(minor) >= 36)
}

/** `.husky/_` holds a script for every hook, made by husky, that runs the one of that name beside the folder, if it is there. */
export function isHusky(hooksFolder: string): boolean {
  return path.basename(hooksFolder) === '_' && path.basename(path.dirname(hooksFolder)) === '.husky'
}

/** The files that a hook consists of; absent ones among them. */
export function scriptsOf(hook: string, hooksFolder: string): Script[] {
  const first = scriptAt(path.join(hooksFolder, hook), true)
  return isHusky(hooksFolder) ? [first, scriptAt(path.join(hooksFolder, '..', hook), false)] : [first]
}

function scriptAt(file: string, mustBeExecutable: boolean): Script {
  const stat = statSync(file, { throwIfNoEntry: false })
  if (!stat?.isFile()) return { file, state: 'missing', text: '' }
  return { file, state: mustBeExecutable && !isExecutable(file) ? 'not executable' : 'runs', text: textOf(file) }
}

/** On Windows every file is. */
function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function textOf(file: string): string {
  try {
    const text = readFileSync(file, 'utf8')
    return text.includes('\0') ? '' : text
  } catch {
    return ''
  }
}

/** How people name a place in the repository: from its top; elsewhere in full. */
export function shown(file: string, { place }: Pick<Situation, 'place'>): string {
  const inside = path.relative(place.folder, file)
  return inside === '' || inside.startsWith('..') || path.isAbsolute(inside) ? file : inside
}

/** The command as it has to be typed where the doctor was called. */
export function fromTop(command: string, { place, startedIn }: Pick<Situation, 'place' | 'startedIn'>): string {
  return place.folder === startedIn ? command : `cd '${place.folder}' && ${command}`
}
