// The scanners as they are run on a folder, each in its usual setting, and what they say there.
import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Severity } from '../src/model.ts'
import { readCredsweeper, readDetectSecrets, readGitleaks, readKingfisher, readSecretlint, readStraykey } from './scanner-reports.ts'

/** One place that a scanner reports. Lines count from 1, both ends included. */
export interface Place {
  /** Relative to the scanned folder, `/` between names. */
  readonly path: string
  readonly line: number
  readonly endLine: number
  readonly rule: string
  /** Tells secrets apart; made of the value, or the value itself: never print it. */
  readonly secret: string
  readonly severity?: Severity
}

export interface Scanner {
  readonly name: string
  readonly program: string
  /** Scans the current folder; what it prints is its report, unless it is told the report's file. */
  arguments(report: string): readonly string[]
  read(report: string, folder: string): readonly Place[]
}

export interface Scan {
  readonly places: readonly Place[]
  readonly wallMs: number
}

const PATIENCE_MS = 1_800_000

/** The program as it is, and with everything that it could report. */
export function straykeys(cli: string): Scanner[] {
  const usual = [cli, '--format=json', '--no-config', '--ignored']
  return [
    { name: 'straykey', program: process.execPath, arguments: () => [...usual, '.'], read: readStraykey },
    { name: 'straykey --sensitive', program: process.execPath, arguments: () => [...usual, '--sensitive', '.'], read: readStraykey },
  ]
}

export const peers: readonly Scanner[] = [
  {
    name: 'gitleaks',
    program: 'gitleaks',
    arguments: (report) => [
      'dir',
      '--no-banner',
      '--log-level=error',
      '--exit-code=0',
      '--report-format=json',
      `--report-path=${report}`,
      '.',
    ],
    read: readGitleaks,
  },
  {
    name: 'kingfisher',
    program: 'kingfisher',
    // Without --no-dedup it shows one place a secret.
    arguments: (report) => [
      ...['scan', '.', '--no-validate', '--no-update-check', '--git-history', 'none', '--no-dedup'],
      ...['--format', 'json', '--output', report],
    ],
    read: readKingfisher,
  },
  {
    name: 'secretlint',
    program: 'secretlint',
    arguments: () => ['--no-gitignore', '--format=json', '**/*'],
    read: readSecretlint,
  },
  {
    name: 'detect-secrets',
    program: 'detect-secrets',
    arguments: () => ['scan', '--all-files', '--no-verify', '.'],
    read: readDetectSecrets,
  },
  {
    name: 'CredSweeper',
    program: 'credsweeper',
    arguments: (report) => ['--path', '.', '--save-json', report, '--no-stdout', '--log', 'ERROR'],
    read: readCredsweeper,
  },
]

/** One run of each over the folder, by name; a scanner that fails is named and left out. */
export function scanWithAll(scanners: readonly Scanner[], folder: string): Map<string, Scan> {
  const scans = new Map<string, Scan>()
  for (const scanner of scanners) {
    try {
      scans.set(scanner.name, scanWith(scanner, folder))
    } catch (error) {
      console.log(`\n${(error as Error).message}`)
    }
  }
  return scans
}

function scanWith(scanner: Scanner, folder: string): Scan {
  const own = mkdtempSync(path.join(tmpdir(), 'straykey-bench-report-'))
  try {
    const report = path.join(own, 'report.json')
    const started = process.hrtime.bigint()
    const errors = runInto(report, scanner, folder)
    const wallMs = Number(process.hrtime.bigint() - started) / 1e6
    return { places: placesIn(report, scanner, { folder, errors }), wallMs }
  } finally {
    rmSync(own, { recursive: true, force: true })
  }
}

/** Gives what it wrote to its error stream. */
function runInto(report: string, { program, ...scanner }: Scanner, folder: string): string {
  const args = scanner.arguments(report)
  const out = args.some((arg) => arg.includes(report)) ? undefined : openSync(report, 'w')
  try {
    const { error, stderr } = spawnSync(program, args, {
      cwd: folder,
      stdio: ['ignore', out ?? 'ignore', 'pipe'],
      encoding: 'utf8',
      timeout: PATIENCE_MS,
      maxBuffer: 2 ** 28,
    })
    if (error) throw new Error(`${program} ${args[0]} did not end as it should: ${error.message}`)
    return stderr
  } finally {
    if (out !== undefined) closeSync(out)
  }
}

function placesIn(report: string, scanner: Scanner, { folder, errors }: { folder: string; errors: string }): readonly Place[] {
  try {
    return distinct(scanner.read(readFileSync(report, 'utf8'), folder))
  } catch (error) {
    throw new Error(`${scanner.name} gave no report that can be read: ${errors.trim().split('\n').at(-1)}`, { cause: error })
  }
}

/** Two rules that hit the same value in the same place are one report to a person. */
function distinct(places: readonly Place[]): Place[] {
  return [...new Map(places.map((place) => [`${place.path}\n${place.line}\n${place.secret}`, place])).values()]
}
