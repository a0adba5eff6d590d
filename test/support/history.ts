// Histories with planted keys, made by real git; what an audit says of each key, and what git says.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect } from 'vitest'
import { liveKey } from './fake-keys.ts'
import { gitEnvironment, writeFiles } from './repo.ts'
import { type JsonReport, type JsonTimeline, type Run, scanJson } from './run-cli.ts'

type Finding = JsonReport['findings'][number]

/** Runs git with more in its environment, or with an input. Throws when it fails. */
export function gitWith(folder: string, { input = '', ...environment }: Readonly<Record<string, string>>, ...args: string[]): string {
  const options = { cwd: folder, env: { ...gitEnvironment, ...environment }, input, encoding: 'utf8', maxBuffer: 2 ** 28 } as const
  return execFileSync('git', args, { ...options, stdio: ['pipe', 'pipe', 'pipe'] })
}

/** A new repository with one clean commit that all tests of a file share. */
export function sharedRepository(): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'straykey-history-')))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  gitWith(folder, {}, 'init', '--quiet', '--initial-branch=main')
  commit(folder, { files: { 'readme.txt': 'nothing\n' }, message: 'first' })
  return folder
}

export interface PlannedCommit {
  readonly files?: Readonly<Record<string, string | Uint8Array>>
  readonly message?: string
  /** ISO 8601, with a time zone: the author's, and the committer's when no other is given. */
  readonly date?: string
  readonly committed?: string
  readonly author?: string
  /** Options of git commit. */
  readonly with?: readonly string[]
}

/** Commits the files and all that changed in the folder; gives the id. */
export function commit(
  folder: string,
  { files = {}, message = 'more', date, committed = date, author, with: more = [] }: PlannedCommit = {},
): string {
  writeFiles(folder, files)
  gitWith(folder, {}, 'add', '--all', '--force')
  const dates = { ...(date && { GIT_AUTHOR_DATE: date }), ...(committed && { GIT_COMMITTER_DATE: committed }) }
  gitWith(
    folder,
    { ...dates, ...(author && { GIT_AUTHOR_NAME: author }) },
    'commit',
    '--quiet',
    '--allow-empty',
    `--message=${message}`,
    ...more,
  )
  return idOf(folder, 'HEAD')
}

export function idOf(folder: string, revision: string): string {
  return gitWith(folder, {}, 'rev-parse', '--verify', revision).trim()
}

/** Stores a text as a blob that nothing names; gives its id. */
export function storeBlob(folder: string, text: string): string {
  return gitWith(folder, { input: text }, 'hash-object', '-w', '--stdin').trim()
}

/** Runs `straykey history` and reads its JSON report. */
export function auditJson(folder: string, ...args: string[]): Promise<Run & { report: JsonReport }> {
  return scanJson(['history', '--no-hygiene', ...args], { folder })
}

/** What the report says of the live key of that seed, which no other key of a test looks like when redacted. */
export function findingOf({ findings }: JsonReport, seed: number): Finding {
  const redacted = `${liveKey(seed).slice(0, 'sk_live_0000'.length)}…`
  const found = findings.filter((finding) => finding.redacted === redacted)
  const [first] = found
  if (!first || found.length > 1) throw new Error(`key ${seed}: ${found.length} findings instead of 1`)
  return first
}

export function timelineOf(report: JsonReport, seed: number): JsonTimeline {
  const { timeline } = findingOf(report, seed)
  if (!timeline) throw new Error(`key ${seed}: a finding without a timeline`)
  return timeline
}

/** The seeds, of these, whose keys are reported and count. */
export function countedOf({ findings }: JsonReport, seeds: readonly number[]): number[] {
  const counted = new Set(findings.filter(({ suppression }) => !suppression).map(({ redacted }) => redacted))
  return seeds.filter((seed) => counted.has(`${liveKey(seed).slice(0, 'sk_live_0000'.length)}…`))
}

/** Ids of all commits that are stored, whether a ref reaches them or not. */
function allCommits(folder: string): string[] {
  const lines = gitWith(folder, {}, 'cat-file', '--batch-all-objects', '--batch-check=%(objecttype) %(objectname)').split('\n')
  return lines.filter((line) => line.startsWith('commit ')).map((line) => line.slice('commit '.length))
}

/** What git says of the files that hold a key: all commits, paths and blobs, and the refs that reach those commits. */
export function heldByGit(folder: string, seed: number): Pick<JsonTimeline, 'commits' | 'objects' | 'paths' | 'refs'> {
  const plain = { GIT_NO_REPLACE_OBJECTS: '1' }
  const places = gitWith(folder, plain, 'grep', '-laF', '-z', liveKey(seed), ...allCommits(folder))
    .split('\0')
    .filter(Boolean)
  const commits = new Set(places.map((place) => place.slice(0, place.indexOf(':'))))
  const ids = gitWith(folder, plain, 'rev-parse', ...places)
    .split('\n')
    .filter(Boolean)
  return {
    commits: commits.size,
    objects: new Set(ids).size,
    paths: [...new Set(places.map((place) => place.slice(place.indexOf(':') + 1)))].sort(),
    refs: refsByGit(folder, [...commits]),
  }
}

/** HEAD and the refs from which one of the commits can be reached. */
function refsByGit(folder: string, commits: readonly string[]): string[] {
  const plain = { GIT_NO_REPLACE_OBJECTS: '1' }
  const refs = commits.flatMap((id) =>
    gitWith(folder, plain, 'for-each-ref', `--contains=${id}`, '--format=%(refname)').split('\n').filter(Boolean),
  )
  const ofHead = new Set(gitWith(folder, plain, 'rev-list', 'HEAD').split('\n'))
  return [...new Set([...refs, ...(commits.some((id) => ofHead.has(id)) ? ['HEAD'] : [])])].sort()
}

/** Audits with the objects loose, in one pack of deltas, and through git: all three must say the same. */
export async function auditAllWays(folder: string, ...args: string[]): Promise<JsonReport> {
  const [loose, plain] = await Promise.all([auditJson(folder, ...args), auditJson(folder, '--plain', ...args)])
  gitWith(folder, {}, 'repack', '-adkf', '--quiet')
  const packed = await auditJson(folder, ...args)
  expect(plain.report.findings, 'through git').toEqual(loose.report.findings)
  expect(packed.report.findings, 'packed').toEqual(loose.report.findings)
  return packed.report
}
