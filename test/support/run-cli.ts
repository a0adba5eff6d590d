// Runs the built program as a user would.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { gitEnvironment } from './repo.ts'

export const cli = path.join(import.meta.dirname, '../../dist/cli.js')

export interface Run {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly folder: string
  readonly input?: string | Uint8Array
  /** Beside git's environment of the tests. */
  readonly environment?: Readonly<Record<string, string>>
}

/** Runs `straykey ARGS` in a folder and waits for it. */
export function runCli(args: readonly string[], { folder, input, environment }: RunOptions): Promise<Run> {
  const child = spawn(process.execPath, [cli, ...args], { cwd: folder, env: { ...gitEnvironment, ...environment } })
  const output = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text))
  child.stdin.on('error', () => {}).end(input)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, ...output }))
  })
}

/** The JSON report, as its readers get it. */
export interface JsonReport {
  readonly version: number
  readonly root: string
  readonly findings: readonly {
    readonly kind: 'secret' | 'hygiene'
    readonly rule: string
    readonly title: string
    readonly severity: string
    readonly message: string
    readonly fingerprint: string
    readonly redacted: string
    readonly remedy: readonly string[]
    readonly timeline?: JsonTimeline
    readonly locations: readonly JsonLocation[]
    readonly parts?: readonly {
      readonly title: string
      readonly redacted: string
      readonly locations: readonly JsonLocation[]
      readonly rule?: string
      readonly fingerprint?: string
    }[]
    readonly suppression?: { readonly by: string; readonly reason?: string }
  }[]
  readonly problems: readonly { readonly where: string; readonly message: string }[]
  readonly skipped: readonly {
    readonly reason: string
    readonly count: number
    readonly paths: readonly string[]
    readonly remedy?: string
  }[]
  readonly notices: readonly string[]
  readonly scanned: { readonly blobs: number; readonly bytes: number; readonly packed?: number; readonly remembered?: number }
  readonly interrupted?: boolean
}

interface JsonLocation {
  readonly path: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  readonly inName: boolean
  readonly commit?: string
  readonly within?: string
}

/** A secret's way through a history. */
export interface JsonTimeline {
  readonly first?: { readonly id: string; readonly date: string; readonly author?: string }
  readonly left?: { readonly id: string; readonly date: string; readonly author?: string }
  readonly commits: number
  readonly objects: number
  readonly paths: readonly string[]
  readonly headPaths?: readonly string[]
  readonly inHead: boolean
  readonly inIndex: boolean
  readonly inWorkTree: boolean
  readonly refs: readonly string[]
  readonly reflogs: readonly string[]
}

/** Runs with `--format json` and reads the report. */
export async function scanJson(args: readonly string[], options: RunOptions): Promise<Run & { report: JsonReport }> {
  const run = await runCli([...args, '--format', 'json'], options)
  if (run.stdout === '') throw new Error(`no report: ${run.stderr}`)
  return { ...run, report: JSON.parse(run.stdout) as JsonReport }
}
