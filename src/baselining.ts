// A baseline's life: what a scan finds becomes its entries, and what no scan finds any more goes.
import { existsSync, realpathSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { audit } from './audit.ts'
import type { AuditOptions } from './audit-options.ts'
import { type Standing, standingsOf } from './baseline/baseline.ts'
import { type Decision, entriesFor, withAdded } from './baseline/change.ts'
import type { Entry } from './baseline/entry.ts'
import { formatBaseline } from './baseline/file.ts'
import { UserError } from './errors.ts'
import { pathInTop, readEntries } from './known.ts'
import type { Finding } from './model.ts'
import type { Report } from './report-model.ts'
import { run, type ScanOptions } from './run.ts'
import { toSlashes } from './slashes.ts'

/** What is looked at: all that the baseline is for. */
export interface Looking {
  readonly options: ScanOptions & AuditOptions
  /** The repository's history, too. */
  readonly history: boolean
  readonly onScanned?: NonNullable<ScanOptions['onProgress']>
  readonly onAudited?: NonNullable<AuditOptions['onProgress']>
}

export interface Baselined {
  readonly entries: readonly Entry[]
  readonly added: readonly Entry[]
  readonly standings: readonly Standing[]
  /** Of the scans; the baseline is incomplete where there are problems. */
  readonly reports: readonly Report[]
}

/** The baseline with what the scan finds beside it. Writes nothing. */
export async function withFindings(file: string, looking: Looking, decision: Decision, today: string): Promise<Baselined> {
  const known = entriesIn(file)
  const reports = await reportsOf({ ...looking, options: { ...looking.options, ...(known.length > 0 && { baseline: file }) } })
  const [files, past] = reports.map((report, i) => entriesOf(report, { ...decision, past: i > 0 }))
  const listed = new Set((files ?? []).map(({ fingerprint }) => fingerprint))
  const added = [...(files ?? []), ...(past ?? []).filter(({ fingerprint }) => !listed.has(fingerprint))]
  const entries = withAdded(known, added)
  return { entries, added, standings: standingsIn(entries, reports, today), reports }
}

/** What has become of the entries. */
export async function examined(file: string, looking: Looking, today: string): Promise<Baselined> {
  const entries = readEntries(file)
  const reports = await reportsOf({ ...looking, options: { ...looking.options, baseline: file } })
  return { entries, added: [], standings: standingsIn(entries, reports, today), reports }
}

/** None where there is no file yet. */
export function entriesIn(file: string): Entry[] {
  return existsSync(file) ? readEntries(file) : []
}

/** A program that ends in the middle leaves the file as it was; a link stays one. Throws UserError where it can't be written. */
export function writeBaseline(file: string, entries: readonly Entry[]): void {
  try {
    const target = existsSync(file) ? realpathSync(file) : file
    const mode = statSync(target, { throwIfNoEntry: false })?.mode
    writeFileSync(`${target}.part`, formatBaseline(entries), mode === undefined ? {} : { mode })
    renameSync(`${target}.part`, target)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new UserError(`${toSlashes(file)}: the baseline can't be written (${code}); check the folder and its permissions`, {
      cause: error,
    })
  }
}

/** Of files, and of history where that is looked at, too. */
export async function reportsOf({ options, history, onScanned, onAudited }: Looking): Promise<Report[]> {
  const files = await run({ ...options, ...(onScanned && { onProgress: onScanned }) })
  if (!history || files.interrupted) return [files]
  return [files, await audit({ cache: false, ...options, ...(onAudited && { onProgress: onAudited }) })]
}

function entriesOf(report: Report, decision: Decision): Entry[] {
  return entriesFor(report.findings, decision, ({ locations }) => locations.map(({ path }) => pathInTop(path, report)))
}

/** An entry from history is no stale one when nobody looked there. */
function standingsIn(entries: readonly Entry[], reports: readonly Report[], today: string): Standing[] {
  const placed = reports.flatMap((report) => report.findings.map((finding) => placedIn(finding, report)))
  const judged = reports.length > 1 ? entries : entries.filter(({ past }) => !past)
  const rest = entries.filter((entry) => !judged.includes(entry))
  return [...standingsOf(judged, placed, today), ...rest.map((entry) => ({ entry, state: 'in force' as const, paths: [] }))]
}

function placedIn(finding: Finding, report: Report): Finding {
  return { ...finding, locations: finding.locations.map((one) => ({ ...one, path: pathInTop(one.path, report) })) }
}
