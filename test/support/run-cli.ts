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
    readonly rule: string
    readonly title: string
    readonly severity: string
    readonly message: string
    readonly fingerprint: string
    readonly redacted: string
    readonly locations: readonly { path: string; line: number; column: number; endLine: number; endColumn: number; inName: boolean }[]
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
  readonly scanned: { readonly blobs: number; readonly bytes: number }
}

/** Runs with `--format json` and reads the report. */
export async function scanJson(args: readonly string[], options: RunOptions): Promise<Run & { report: JsonReport }> {
  const run = await runCli([...args, '--format', 'json'], options)
  return { ...run, report: JSON.parse(run.stdout) as JsonReport }
}
