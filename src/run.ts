// Options → report: the whole story on one page. Prints nothing, exits nowhere.
import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { archiveLimits, CONFIG_NAME, type Settings } from './config.ts'
import { Detector } from './detect/detector.ts'
import { FindingStream } from './finding-stream.ts'
import { findRepository } from './git/list-files.ts'
import type { Weighing } from './hygiene/findings.ts'
import { isTelling } from './hygiene-names.ts'
import type { Kept } from './keeping.ts'
import type { Finding, Plan, Skipped, Source, Target } from './model.ts'
import type { Observer } from './observer.ts'
import { prepare, settingsBelow, unknownAllowances } from './prepare.ts'
import type { Report } from './report-model.ts'
import { hideSecrets } from './scan/hide-secrets.ts'
import type { OnProgress } from './scan/job.ts'
import { lookWith } from './scan/look.ts'
import { type Scan, type ScanOutcome, scan } from './scan/scan.ts'
import { mergeSkipped } from './scan/skipped.ts'
import type { ScanTask } from './scan/threads.ts'
import { toSlashes } from './slashes.ts'
import { type SourceName, sources } from './sources/index.ts'
import { IGNORED } from './sources/worktree.ts'
import { type Places, resolvePlaces } from './target.ts'
import type { TriageOptions } from './triage/triage.ts'
import type { TrustedSettings } from './trusted-settings.ts'

export interface ScanOptions extends Partial<Settings> {
  /** Files, folders or globs, relative to `folder`; the folder itself when absent. */
  readonly paths?: readonly string[]
  /** Absolute path of the folder that relative paths start from; the process's own when absent. */
  readonly folder?: string
  /** Scan what `git commit` would record now instead of files on disk. */
  readonly staged?: boolean
  /** Scan what a push brings instead of files: ids of commits or tags, and revisions that lead to what is there already. */
  readonly pushed?: NonNullable<Target['pushed']>
  /** Scan this stream instead of files. */
  readonly stdin?: NonNullable<Target['stdin']>
  /** A configuration file, or `false` for none; looked for upward from the first path when absent. */
  readonly config?: string | false
  /** The environment that git runs in; empty when absent. */
  readonly environment?: Target['environment']
  /** Comments don't allow what is found, unless the configuration accepts new ones. */
  readonly allIsNew?: boolean
  /** Ends the scan early: it resolves with what was found so far. */
  readonly signal?: AbortSignal
  /** The day on which entries of a baseline expire; today when absent. */
  readonly now?: Date
  /** Number of threads, from 1; the result is the same with any. As many as pay when absent. */
  readonly threads?: number
  readonly onProgress?: OnProgress
  /**
   * Called with findings as soon as they are known, file by file: a secret that stands in several files comes once for each. Keeps the
   * scan to one thread.
   */
  readonly onFindings?: (findings: readonly Finding[]) => void
  /** Milliseconds since 1970: git is asked, too, how old keys are by then, and what its history has. That takes longer. */
  readonly agesAt?: number
  /** Told what mends the ways in which keys are kept, when these are checked. */
  readonly onKept?: (kept: Kept) => void
}

/** Scans and triages. Throws UserError for settings, rules or paths that can't be used. */
export async function run(options: ScanOptions): Promise<Report> {
  return observedRun(options, {})
}

/** The same, with somebody who looks on at what this thread does. */
export async function observedRun(options: ScanOptions, { onlooker, onStage, source: observed }: Observer): Promise<Report> {
  const folder = options.folder ?? path.resolve('.')
  const places = placesFor(options, await resolvePlaces(options.paths ?? [], folder))
  const trusted = await trustedFor(places, options)
  const config = trusted?.config ?? options.config
  const { settings, rules, wants, notices, knownBelow } = await prepare(configFolder(places.paths, folder), options, config).finally(
    trusted?.remove,
  )
  const target: Target = {
    ...places,
    wants,
    ignored: settings.ignored,
    ...(options.stdin && { stdin: options.stdin }),
    ...(options.pushed && { pushed: options.pushed }),
    environment: options.environment ?? {},
  }
  onStage?.('listing')
  const asked: Source<unknown> = sources[sourceOf(options)]
  const source = observed?.(asked) ?? asked
  // Git lists the files while the detector is made.
  const planned = source.plan(target)
  const detector = new Detector(rules, undefined, onlooker)
  const look = lookWith(detector, archiveLimits(settings))
  const plan = await planned
  const startThreads = threadsFor(plan, options, { rules, limits: archiveLimits(settings) })
  const top = findRepository(places.paths[0] ?? places.root)
  const place = { root: places.root, ...(top !== undefined && { top }) }
  const knownAs = knownBelow?.(place)
  const placed = { ...(await settingsBelow(settings, place)), ...(knownAs && { knownAs }) }
  const weighing = { ...settings, ...placed, rules, allIsNew: options.allIsNew ?? false }
  const stream = options.onFindings && new FindingStream((seen) => findingsOf(seen, weighing), detector, options.onFindings)
  onStage?.('scanning')
  const outcome = await scan(
    {
      ...{ source, target, plan, detector, look },
      ...(startThreads && { startThreads }),
      ...(options.signal && { signal: options.signal }),
      ...(stream && { onSeen: (seen) => stream.take(seen) }),
    },
    options.onProgress ?? (() => {}),
  )
  await stream?.ended()
  onStage?.('triage')
  const secrets = await findingsOf(outcome, weighing)
  onStage?.('hygiene')
  const kept = await keepingOf({ target, plan, secrets, ...(top !== undefined && { top }) }, options, {
    ...settings,
    ...placed,
    wants,
  })
  const report: Report = {
    root: toSlashes(places.root),
    ...(top !== undefined && { top: toSlashes(top) }),
    subject: subjects[sourceOf(options)],
    findings: [...secrets, ...(kept?.findings ?? [])],
    ...(kept && { checks: kept.checks }),
    problems: outcome.problems,
    skipped: mergeSkipped([...outcome.skipped, ...linksOf(places)]),
    notices: [...(trusted?.notices ?? []), ...notices, ...unknownAllowances(outcome.blobs, rules)],
    scanned: outcome.scanned,
    rules: rules.filter(({ disabled }) => !disabled),
    failOn: settings.failOn,
    ...(options.signal?.aborted && { interrupted: true }),
  }
  return hideSecrets(report, detector)
}

/** How keys are kept can be told of files, and of a commit; most commits bring nothing that it could be told by. */
async function keepingOf(
  { target, plan, secrets, top }: Seen,
  options: ScanOptions,
  settings: Settings & Weighing,
): Promise<Kept | undefined> {
  const source = sourceOf(options)
  if (!settings.hygiene || options.signal?.aborted || (source !== 'worktree' && source !== 'staged')) return undefined
  if (source === 'staged' && secrets.length === 0 && !plan.names.some(isTelling)) return undefined
  const { examineKeeping } = await import('./keeping.ts')
  const gathered = {
    mode: source === 'staged' ? 'staged' : 'tree',
    root: target.root,
    ...(top !== undefined && { top }),
    environment: target.environment,
    files: plan.names,
    ignored: plan.skipped.filter(({ reason }) => reason === IGNORED).flatMap(({ paths }) => paths),
    secrets: secrets.filter(({ suppression }) => !suppression),
    ...(options.agesAt !== undefined && { now: options.agesAt }),
  } as const
  const kept = await examineKeeping(gathered, settings)
  options.onKept?.(kept)
  return kept
}

interface Seen {
  readonly target: Target
  readonly plan: Plan<unknown>
  readonly secrets: readonly Finding[]
  readonly top?: string
}

/** What is about to be committed is judged by the configuration that is committed already. */
async function trustedFor({ root }: Places, options: ScanOptions): Promise<TrustedSettings | undefined> {
  if (!options.staged || options.config !== undefined || !existsSync(path.join(root, CONFIG_NAME))) return undefined
  const { trustedSettings } = await import('./trusted-settings.ts')
  const place = { folder: root, environment: options.environment ?? {}, asTold: true }
  return trustedSettings(place, { trusted: 'HEAD', changed: '' })
}

/** Fewer files are scanned before a thread is ready, and its code compiled. */
const WORTH_THREADS = 6000

function threadsFor({ work, names }: Plan<unknown>, options: ScanOptions, task: Pick<ScanTask, 'rules' | 'limits'>): Scan['startThreads'] {
  const { threads = names.length < WORTH_THREADS || options.onFindings ? 1 : undefined } = options
  if (threads === 1 || work.length < 2 || sourceOf(options) !== 'worktree') return undefined
  return async (shares) => {
    const { startThreads, usualThreads } = await import('./scan/threads.ts')
    return startThreads({ ...task, work, shares }, (threads ?? usualThreads()) - 1)
  }
}

const subjects = { worktree: 'files', staged: 'staged files', stdin: 'standard input', pushed: 'history' } as const

function sourceOf({ staged, stdin, pushed }: ScanOptions): SourceName {
  if (pushed) return 'pushed'
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
async function findingsOf({ blobs, names }: Pick<ScanOutcome, 'blobs' | 'names'>, options: TriageOptions) {
  if (blobs.length === 0 && names.length === 0) return []
  const { triage } = await import('./triage/triage.ts')
  return triage(blobs, names, options)
}
