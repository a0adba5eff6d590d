// Files on disk. Git says which ones where it manages them; elsewhere every file below the folder.
import { existsSync, lstatSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import { NOT_THERE, openFile } from '../files/open-file.ts'
import { displayPath, filePath, type RawPath } from '../files/raw-path.ts'
import { walk } from '../files/walk.ts'
import { type GitPlace, ownershipRemedy } from '../git/git.ts'
import { findRepository, type ListedFile, listFiles, listIgnored } from '../git/list-files.ts'
import type { Opened, Plan, Problem, Skipped, Source, Target } from '../model.ts'
import { toSlashes } from '../slashes.ts'

/** Some files below one folder. */
export interface WorktreeWork {
  readonly folder: string
  /** What stands before each file's name in a report: nothing, or a path with `/` at its end. */
  readonly prefix: string
  readonly files: readonly RawPath[]
  /** What a file that was named through a link is called. */
  readonly shown?: string
}

const FILES_PER_WORK = 100

/** Why something was skipped that git ignores. */
export const IGNORED = 'ignored by git'

export const worktree = {
  async plan(target: Target) {
    const plans = await Promise.all(target.paths.map((place) => planPath(realpathSync(place), place, target)))
    return mergePlans(plans)
  },
  *open(work: WorktreeWork): Iterable<Opened> {
    let checkedFolder: string | undefined
    let behindLink = false
    for (const raw of work.files) {
      const folder = raw.slice(0, raw.lastIndexOf('/') + 1)
      if (folder !== checkedFolder) {
        checkedFolder = folder
        behindLink = leadsThroughLink(work.folder, folder)
      }
      yield behindLink ? skip('behind a symbolic link', work.prefix + displayPath(raw)) : openOne(work, raw)
    }
  },
} satisfies Source<WorktreeWork>

function openOne(work: WorktreeWork, raw: RawPath): Opened {
  const shown = work.shown ?? work.prefix + displayPath(raw)
  const opened = openFile(filePath(work.folder, raw))
  switch (opened.state) {
    case 'open':
      return { kind: 'blob', blob: { path: shown, read: opened.read, stored: opened.stored, close: opened.close } }
    case 'failed':
      return { kind: 'problem', problem: { where: shown, message: opened.message } }
    case 'link':
      return skip('symbolic link', shown)
    case 'gone':
      return skip(NOT_THERE, shown)
  }
}

function skip(reason: string, shown: string): Opened {
  return { kind: 'skipped', skipped: { reason, paths: [shown] } }
}

/** A tracked folder may have become a link to somewhere else since it was listed. */
function leadsThroughLink(folder: string, below: RawPath): boolean {
  for (let end = below.indexOf('/'); end >= 0; end = below.indexOf('/', end + 1)) {
    const stat = lstatSync(filePath(folder, below.slice(0, end)), { throwIfNoEntry: false })
    if (stat?.isSymbolicLink()) return true
  }
  return false
}

async function planPath(real: string, given: string, target: Target): Promise<Plan<WorktreeWork>> {
  if (statSync(real).isDirectory()) return planFolder(real, prefixOf(given, target.root), target)
  const name = Buffer.from(path.basename(real)).toString('latin1')
  const shown = prefixOf(path.dirname(given), target.root) + path.basename(given)
  return toPlan({ folder: path.dirname(real), prefix: '', files: [name], shown }, target)
}

/** How a folder's files are called in reports: relative to the root. */
function prefixOf(folder: string, root: string): string {
  const relative = toSlashes(path.relative(root, folder))
  return relative === '' ? '' : `${relative}/`
}

async function planFolder(folder: string, prefix: string, target: Target): Promise<Plan<WorktreeWork>> {
  const top = findRepository(folder)
  if (top === undefined) return planWalk(folder, prefix, target)
  const place: GitPlace = { folder, environment: target.environment, asTold: false, workTree: top }
  const [listed, ignored] = await Promise.all([listFiles(place, target.ignored), target.ignored ? [] : listIgnored(place)])
  if ('complaint' in listed)
    return mergePlans([{ ...EMPTY, problems: [unlisted(prefix, listed.complaint, folder)] }, await planWalk(folder, prefix, target)])
  // The folder itself is ignored, but it was asked for by name.
  if (!ignored) return planWalk(folder, prefix, target)
  // A tracked link may be a file by now; opening it tells.
  const files = listed.filter((file) => !isFolder(file)).map((file) => file.path)
  const nested = await Promise.all(listed.filter(isFolder).map((file) => planNested(file, folder, prefix, target)))
  const plan = toPlan({ folder, prefix, files }, target)
  return mergePlans([{ ...plan, skipped: [...plan.skipped, ...leftOut(ignored, prefix)] }, ...nested])
}

function isFolder({ kind }: ListedFile): boolean {
  return kind === 'submodule' || kind === 'repository'
}

function planNested(file: ListedFile, folder: string, prefix: string, target: Target): Promise<Plan<WorktreeWork>> | Plan<WorktreeWork> {
  const inner = filePath(folder, file.path)
  const shown = `${prefix}${displayPath(file.path)}`
  if (typeof inner !== 'string')
    return { ...EMPTY, problems: [{ where: shown, message: 'a repository whose name is no UTF-8 is not entered; rename it' }] }
  if (lstatSync(inner, { throwIfNoEntry: false })?.isSymbolicLink())
    return { ...EMPTY, skipped: [{ reason: 'symbolic link', paths: [shown] }] }
  if (existsSync(path.join(inner, '.git'))) return planFolder(inner, `${shown}/`, target)
  return planEmptySubmodule(inner, shown, target)
}

/** Whatever lies in its folder is scanned all the same. */
async function planEmptySubmodule(folder: string, shown: string, target: Target): Promise<Plan<WorktreeWork>> {
  const skipped = [{ reason: 'submodule that is not checked out', paths: [shown], remedy: 'git submodule update --init' }]
  return mergePlans([{ ...EMPTY, skipped }, existsSync(folder) ? await planWalk(folder, `${shown}/`, target) : EMPTY])
}

function leftOut(ignored: readonly string[], prefix: string): Skipped[] {
  if (ignored.length === 0) return []
  return [{ reason: IGNORED, paths: ignored.map((raw) => prefix + displayPath(raw)), remedy: '--ignored includes them' }]
}

function unlisted(prefix: string, complaint: string, folder: string): Problem {
  const [sentence = ''] = complaint.split('\n')
  const remedy = ownershipRemedy(complaint, folder)
  const message = `git could not list the files (${sentence.replace(/^fatal: /, '')}), so every file was scanned but those in dependency folders`
  return { where: prefix.replace(/\/$/, '') || '.', message: remedy ? `${message}; run: ${remedy}` : message }
}

async function planWalk(folder: string, prefix: string, target: Target): Promise<Plan<WorktreeWork>> {
  const listing = walk(folder, target)
  // In a repository this walk stands in for git, so it doesn't ask git about what is nested either.
  const inRepository = findRepository(folder) !== undefined
  const nested = inRepository
    ? listing.repositories.map((raw) => planWalk(`${folder}/${displayPath(raw)}`, `${prefix}${displayPath(raw)}/`, target))
    : listing.repositories.map((raw) => planNested({ path: raw, kind: 'repository' }, folder, prefix, target))
  const plan = toPlan({ folder, prefix, files: listing.files }, target)
  const own = {
    ...plan,
    problems: listing.problems.map(({ where, message }) => ({ where: prefix + where, message })),
    skipped: [...plan.skipped, ...listing.skipped.map((skipped) => ({ ...skipped, paths: skipped.paths.map((shown) => prefix + shown) }))],
  }
  return mergePlans([own, ...(await Promise.all(nested))])
}

const EMPTY: Plan<WorktreeWork> = { work: [], names: [], problems: [], skipped: [] }

/** Leaves out what the globs don't want, and divides the rest. */
function toPlan(all: WorktreeWork, target: Target): Plan<WorktreeWork> {
  const plan = { work: [] as WorktreeWork[], names: [] as string[], unwanted: [] as string[] }
  const wanted: RawPath[] = []
  for (const raw of all.files) {
    const shown = all.shown ?? all.prefix + displayPath(raw)
    if (target.wants(shown)) {
      wanted.push(raw)
      plan.names.push(shown)
    } else plan.unwanted.push(shown)
  }
  for (let i = 0; i < wanted.length; i += FILES_PER_WORK) plan.work.push({ ...all, files: wanted.slice(i, i + FILES_PER_WORK) })
  const skipped = plan.unwanted.length > 0 ? [{ reason: 'left out by --include or --exclude', paths: plan.unwanted }] : []
  return { work: plan.work, names: plan.names, problems: [], skipped }
}

function mergePlans(plans: readonly Plan<WorktreeWork>[]): Plan<WorktreeWork> {
  return {
    work: plans.flatMap(({ work }) => work),
    names: plans.flatMap(({ names }) => names),
    problems: plans.flatMap(({ problems }) => problems),
    skipped: plans.flatMap(({ skipped }) => skipped),
  }
}
