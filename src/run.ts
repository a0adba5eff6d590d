// Options → report: the whole story on one page. Prints nothing, exits nowhere.
import { statSync } from 'node:fs'
import path from 'node:path'
import { archiveLimits, type Settings } from './config.ts'
import { Detector } from './detect/detector.ts'
import { findRepository } from './git/list-files.ts'
import type { Plan, Rule, Skipped, Target } from './model.ts'
import { prepare, unknownAllowances } from './prepare.ts'
import type { Report } from './report-model.ts'
import { hideSecrets } from './scan/hide-secrets.ts'
import type { OnProgress } from './scan/job.ts'
import { lookWith } from './scan/look.ts'
import { type Scan, type ScanOutcome, scan } from './scan/scan.ts'
import { mergeSkipped } from './scan/skipped.ts'
import type { ScanTask } from './scan/threads.ts'
import { toSlashes } from './slashes.ts'
import { type SourceName, sources } from './sources/index.ts'
import { type Places, resolvePlaces } from './target.ts'

export interface ScanOptions extends Partial<Settings> {
  /** Files, folders or globs, relative to `folder`; the folder itself when absent. */
  readonly paths?: readonly string[]
  /** Absolute path of the folder that relative paths start from; the process's own when absent. */
  readonly folder?: string
  /** Scan what `git commit` would record now instead of files on disk. */
  readonly staged?: boolean
  /** Scan this stream instead of files. */
  readonly stdin?: NonNullable<Target['stdin']>
  /** A configuration file, or `false` for none; looked for upward from the first path when absent. */
  readonly config?: string | false
  /** The environment that git runs in; empty when absent. */
  readonly environment?: Target['environment']
  /** Number of threads, from 1; the result is the same with any. As many as pay when absent. */
  readonly threads?: number
  readonly onProgress?: OnProgress
}

/** Scans and triages. Throws UserError for settings, rules or paths that can't be used. */
export async function run(options: ScanOptions): Promise<Report> {
  const folder = options.folder ?? path.resolve('.')
  const places = placesFor(options, await resolvePlaces(options.paths ?? [], folder))
  const { settings, rules, wants, notices } = await prepare(configFolder(places.paths, folder), options, options.config)
  const target: Target = {
    ...places,
    wants,
    ignored: settings.ignored,
    ...(options.stdin && { stdin: options.stdin }),
    environment: options.environment ?? {},
  }
  const source = sources[sourceOf(options)]
  // Git lists the files while the detector is made.
  const planned = source.plan(target)
  const detector = new Detector(rules)
  const look = lookWith(detector, archiveLimits(settings))
  const plan = await planned
  const startThreads = threadsFor(plan, options, { rules, limits: archiveLimits(settings) })
  const outcome = await scan(
    { source, target, plan, detector, look, ...(startThreads && { startThreads }) },
    options.onProgress ?? (() => {}),
  )
  const top = findRepository(places.paths[0] ?? places.root)
  const report: Report = {
    root: toSlashes(places.root),
    ...(top !== undefined && { top: toSlashes(top) }),
    subject: subjects[sourceOf(options)],
    findings: await findingsOf(outcome, rules, settings),
    problems: outcome.problems,
    skipped: mergeSkipped([...outcome.skipped, ...linksOf(places)]),
    notices: [...notices, ...unknownAllowances(outcome.blobs, rules)],
    scanned: outcome.scanned,
    rules: rules.filter(({ disabled }) => !disabled),
    failOn: settings.failOn,
  }
  return hideSecrets(report, detector)
}

/** Fewer files are scanned before a thread is ready, and its code compiled. */
const WORTH_THREADS = 6000

function threadsFor({ work, names }: Plan<unknown>, options: ScanOptions, task: Pick<ScanTask, 'rules' | 'limits'>): Scan['startThreads'] {
  const { threads = names.length < WORTH_THREADS ? 1 : undefined } = options
  if (threads === 1 || work.length < 2 || sourceOf(options) !== 'worktree') return undefined
  return async (shares) => {
    const { startThreads, usualThreads } = await import('./scan/threads.ts')
    return startThreads({ ...task, work, shares }, (threads ?? usualThreads()) - 1)
  }
}

const subjects = { worktree: 'files', staged: 'staged files', stdin: 'standard input' } as const

function sourceOf({ staged, stdin }: ScanOptions): SourceName {
  return stdin ? 'stdin' : staged ? 'staged' : 'worktree'
}

function configFolder([first]: readonly string[], folder: string): string {
  if (first === undefined) return folder
  return statSync(first).isDirectory() ? first : path.dirname(first)
}

/** What is staged is staged for the whole repository, wherever one stands in it. */
function placesFor({ staged, paths = [] }: ScanOptions, places: Places): Places {
  const top = staged ? findRepository(places.paths[0] ?? places.root) : undefined
  if (top === undefined) return places
  return { ...places, root: top, paths: paths.length === 0 ? [top] : places.paths }
}

function linksOf({ links }: Places): Skipped[] {
  return links.length > 0 ? [{ reason: 'symbolic link', paths: links }] : []
}

/** Loaded only when there is something to judge: most scans find nothing. */
async function findingsOf({ blobs, names }: ScanOutcome, rules: readonly Rule[], settings: Settings) {
  if (blobs.length === 0 && names.length === 0) return []
  const { triage } = await import('./triage/triage.ts')
  return triage(blobs, names, { ...settings, rules })
}
