// Options → report on a repository's history: the whole story on one page. Prints nothing, exits nowhere.
import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import path from 'node:path'
import type { AuditOptions } from './audit-options.ts'
import { archiveLimits, type Settings } from './config.ts'
import { Detector } from './detect/detector.ts'
import { UserError } from './errors.ts'
import type { GitPlace } from './git/git.ts'
import { openRepository, type Repository } from './git/repository.ts'
import { auditRepository, type RepositoryAudit, type RepositoryOptions } from './history/audit-repository.ts'
import { unpackBundle } from './history/bundle.ts'
import { auditLfs } from './history/lfs.ts'
import { RecordStore, recordFolder } from './history/record-store.ts'
import { type AuditedRepository, historyFindings } from './history-findings.ts'
import type { Weighing } from './hygiene/findings.ts'
import type { Kept } from './keeping.ts'
import type { Finding, Rule, Skipped } from './model.ts'
import type { Observer } from './observer.ts'
import { prepare, settingsBelow, unknownAllowances } from './prepare.ts'
import type { Report } from './report-model.ts'
import { hideSecrets } from './scan/hide-secrets.ts'
import { lookWith } from './scan/look.ts'
import { matchTexts } from './scan/match-texts.ts'
import { mergeSkipped } from './scan/skipped.ts'
import { toSlashes } from './slashes.ts'
import { fingerprintOf } from './triage/triage.ts'
import { version } from './version.ts'

/** Bytes: more than any text that people write; what is larger is said. */
const MOST_OBJECT_BYTES = 2 ** 30

/** Audits a repository's whole object database, or the commits that the options name. Throws UserError for what can't be used. */
export async function audit(options: AuditOptions): Promise<Report> {
  return observedAudit(options, {})
}

/** The same, with somebody who looks on at what this thread does. */
export async function observedAudit(options: AuditOptions, observer: Observer): Promise<Report> {
  const folder = options.folder ?? path.resolve('.')
  const place = path.resolve(folder, options.repository ?? '.')
  const isFile = statSync(place, { throwIfNoEntry: false })?.isFile() ?? false
  if (!isFile)
    return auditPlace({ folder: place, environment: options.environment ?? {}, asTold: options.repository === undefined }, place, {
      ...options,
      observer,
    })
  refuseForBundles(options)
  const bundle = await unpackBundle(place, options.environment ?? {})
  try {
    return await auditPlace(bundle.place, place, { ...options, observer })
  } finally {
    bundle.remove()
  }
}

/** A bundle has commits and refs, but no remote, and no side that somebody has already. */
function refuseForBundles({ onlyNew }: AuditOptions): void {
  if (onlyNew) throw new UserError('--new asks what no remote has, and a bundle knows no remotes; leave it out, or name a repository')
}

interface Observed extends AuditOptions {
  readonly observer: Observer
}

async function auditPlace(place: GitPlace, shown: string, options: Observed): Promise<Report> {
  const { onlooker, onStage } = options.observer
  const repository = await openRepository(place)
  const { settings, rules, wants, notices, knownBelow } = await prepare(repository.workTree ?? path.dirname(shown), options, options.config)
  const detector = new Detector(rules, undefined, onlooker)
  const ownNotices: string[] = []
  const store =
    options.cache === false ? undefined : openStore(options, { rules, settings, onNotice: (sentence) => ownNotices.push(sentence) })
  const asked = repositoryOptions(options, { detector, rules, settings, wants, store })
  const audited = await auditAll(repository, asked)
  onStage?.('triage')
  const parts = audited.map(({ audit: part }) => part)
  const root = toSlashes(repository.workTree ?? shown)
  const knownAs = knownBelow?.({ root, top: root })
  const placed = { ...(await settingsBelow(settings, { root, top: root })), ...(knownAs && { knownAs }) }
  const secrets = historyFindings(audited, rules, { ...settings, ...placed, allIsNew: options.allIsNew ?? false })
  const kept = await keepingOf(secrets, repository.workTree ?? shown, options, { ...settings, ...placed, wants })
  const report: Report = {
    root,
    ...(repository.workTree !== undefined && { top: root }),
    subject: 'history',
    findings: [...secrets, ...(kept?.findings ?? [])],
    ...(kept && { checks: kept.checks }),
    problems: parts.flatMap(({ problems }) => problems),
    skipped: skippedIn(parts),
    notices: [...notices, ...ownNotices, ...parts.flatMap(({ read }) => unknownAllowances(read.blobs, rules))],
    scanned: {
      blobs: sum(parts, ({ scanned }) => scanned.blobs),
      bytes: sum(parts, ({ scanned }) => scanned.bytes),
      remembered: sum(parts, ({ scanned }) => scanned.remembered ?? 0),
    },
    rules: rules.filter(({ disabled }) => !disabled),
    failOn: settings.failOn,
    ...(parts.some(({ interrupted }) => interrupted) && { interrupted: true }),
  }
  return hideSecrets(report, detector)
}

/** What an audit can tell of how keys are kept: how long they have been there. */
async function keepingOf(
  secrets: readonly Finding[],
  root: string,
  { agesAt, environment = {} }: AuditOptions,
  settings: Settings & Weighing,
): Promise<Kept | undefined> {
  const counted = secrets.filter(({ suppression }) => !suppression)
  if (agesAt === undefined || !settings.hygiene || counted.length === 0) return undefined
  const { examineKeeping } = await import('./keeping.ts')
  return examineKeeping({ mode: 'history', root, environment, files: [], ignored: [], secrets: counted, now: agesAt }, settings)
}

interface Means {
  readonly detector: Detector
  readonly rules: readonly Rule[]
  readonly settings: Settings
  readonly wants: (path: string) => boolean
  readonly store: RecordStore | undefined
}

/** What a verdict depends on, and how it is written down, names the records that may be used. */
function openStore(
  { environment = {} }: AuditOptions,
  { rules, settings, onNotice }: { rules: readonly Rule[]; settings: Settings; onNotice: (sentence: string) => void },
): RecordStore | undefined {
  const folder = recordFolder(environment)
  const ruleset = createHash('sha256')
    .update(JSON.stringify([version, settings.salt, rules, archiveLimits(settings)]))
    .digest('hex')
  return folder === undefined ? undefined : new RecordStore(folder, ruleset, onNotice)
}

function repositoryOptions(options: Observed, { detector, rules, settings, wants, store }: Means): RepositoryOptions {
  const byId = new Map(rules.map((rule) => [rule.id, rule]))
  const { range, since, branches, refs, onlyNew, tips, known, signal, onProgress } = options
  const wanted = { range, since, branches, refs, onlyNew, tips, known }
  return {
    detector,
    look: lookWith(detector, archiveLimits(settings)),
    rules,
    wants,
    ...(options.threads !== undefined && { threads: options.threads }),
    plain: options.plain ?? false,
    mostObjectBytes: options.maxObjectBytes ?? MOST_OBJECT_BYTES,
    ...(signal && { signal }),
    ...(store && { store }),
    ...(options.observer.onlooker && { onlooker: options.observer.onlooker }),
    ...(options.observer.onStage && { onStage: options.observer.onStage }),
    onProgress: onProgress ?? (() => {}),
    wanted: Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)),
    withAuthors: options.authors ?? false,
    fingerprintOf: ({ rule, secret }) => fingerprintOf(secret, byId.get(rule) as Rule, settings.salt),
    matchTexts: (texts) => matchTexts(texts, detector),
  }
}

/** The repository, and those that are stored in it: its submodules', which their commits alone say little about. */
async function auditAll(repository: Repository, options: RepositoryOptions): Promise<AuditedRepository[]> {
  const audited: AuditedRepository[] = [{ prefix: '', audit: await auditRepository(repository, options) }]
  if (Object.keys(options.wanted).length > 0) return audited
  for (const folder of repository.submodules) {
    const submodule = await openRepository({ folder, environment: repository.place.environment, asTold: false })
    audited.push({ prefix: prefixOf(submodule, repository), audit: await auditRepository(submodule, options) })
  }
  if (repository.lfsFolder !== undefined) audited.push({ prefix: '', audit: await auditLfs(repository.lfsFolder, options) })
  return audited
}

/** Where a submodule's files lie in the repository; its git folder, when they lie nowhere. */
function prefixOf({ workTree, gitFolder }: Repository, { workTree: top, commonFolder }: Repository): string {
  const inside = top !== undefined && workTree !== undefined ? path.relative(top, workTree) : ''
  return `${toSlashes(inside !== '' && !inside.startsWith('..') ? inside : path.relative(commonFolder, gitFolder))}/`
}

function skippedIn(parts: readonly RepositoryAudit[]): Skipped[] {
  const unwanted = [...new Set(parts.flatMap((part) => part.unwanted))].sort()
  const ofPaths = unwanted.length > 0 ? [{ reason: 'path of a secret left out by --include or --exclude', paths: unwanted }] : []
  return [...ofPaths, ...mergeSkipped(parts.flatMap(({ skipped }) => skipped))]
}

function sum(parts: readonly RepositoryAudit[], figure: (part: RepositoryAudit) => number): number {
  return parts.reduce((total, part) => total + figure(part), 0)
}
