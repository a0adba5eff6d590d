// The scans that find again what others have accepted: of the files as they are, of single files in old commits, and of all history.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { audit } from '../audit.ts'
import type { AuditOptions } from '../audit-options.ts'
import { UserError } from '../errors.ts'
import { type MarkerName, markerNames } from '../foreign-markers.ts'
import type { GitPlace } from '../git/git.ts'
import type { Accepted } from '../import/contract.ts'
import type { RuleEntry } from '../import/rules/entry.ts'
import { ruleFileText } from '../import/rules/rule-text.ts'
import type { Report } from '../report-model.ts'
import { run, type ScanOptions } from '../run.ts'
import { writeFilesAt } from '../settings-at.ts'
import { type Found, foundIn } from './findings.ts'

export interface Looking {
  readonly top: string
  /** With the settings as they will be. */
  readonly options: ScanOptions & AuditOptions
  readonly rules: readonly RuleEntry[]
  readonly history: boolean
}

export interface Looked {
  readonly found: readonly Found[]
  /** Whose markers silence something that is found. */
  readonly markers: readonly MarkerName[]
  /** Commits that are not here. */
  readonly missing: ReadonlySet<string>
  readonly reports: readonly Report[]
}

export async function look(looking: Looking, accepted: readonly Accepted[]): Promise<Looked> {
  const scratch = mkdtempSync(path.join(tmpdir(), 'straykey-import-'))
  try {
    return await lookWith(scratch, looking, accepted)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

async function lookWith(scratch: string, { top, options, rules, history }: Looking, accepted: readonly Accepted[]): Promise<Looked> {
  const file = path.join(scratch, 'imported.yaml')
  if (rules.length > 0) writeFileSync(file, ruleFileText(rules))
  const all: ScanOptions & AuditOptions = {
    ...options,
    folder: top,
    hygiene: false,
    rules: [...(options.rules ?? []), ...(rules.length > 0 ? [file] : [])],
  }
  const files = await run(all)
  const past = history ? [await audit({ ...all, cache: false })] : []
  const old = await inCommits(scratch, all, accepted)
  return {
    found: [...[files, ...past].flatMap((report) => foundIn(report)), ...old.found],
    markers: markersIn(files),
    missing: old.missing,
    reports: [files, ...past, ...old.reports],
  }
}

function markersIn({ findings }: Report): MarkerName[] {
  return markerNames.filter((tool) => findings.some(({ suppression }) => suppression?.reason === `${tool}'s marker`))
}

/** Commit → paths in it. */
function pathsByCommit(accepted: readonly Accepted[]): Map<string, Set<string>> {
  const commits = new Map<string, Set<string>>()
  for (const { wanted } of accepted) {
    if (wanted.kind !== 'place' || wanted.commit === undefined) continue
    commits.set(wanted.commit, (commits.get(wanted.commit) ?? new Set()).add(wanted.path))
  }
  return commits
}

async function inCommits(
  scratch: string,
  options: ScanOptions,
  accepted: readonly Accepted[],
): Promise<Pick<Looked, 'found' | 'missing' | 'reports'>> {
  const place: GitPlace = { folder: options.folder ?? scratch, environment: options.environment ?? {}, asTold: false }
  const [found, missing, reports]: [Found[], Set<string>, Report[]] = [[], new Set(), []]
  for (const [commit, paths] of pathsByCommit(accepted)) {
    const folder = path.join(scratch, commit)
    const state = await writeAll({ place, revision: commit }, [...paths], folder)
    if (state === 'no commit') missing.add(commit)
    if (state !== 'written') continue
    const report = await run({ ...options, folder, paths: ['.'] })
    reports.push(report)
    found.push(...foundIn(report, commit))
  }
  return { found, missing, reports }
}

async function writeAll(from: { place: GitPlace; revision: string }, paths: readonly string[], folder: string) {
  try {
    let written = false
    for (const name of paths) written = (await writeFilesAt(from, name, folder)) !== undefined || written
    return written ? 'written' : 'no files'
  } catch (error) {
    if (error instanceof UserError) return 'no commit'
    throw error
  }
}
