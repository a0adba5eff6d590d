// Git commands whose failure is part of the test, and the hook that people install.
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gitEnvironment } from './repo.ts'
import { cli } from './run-cli.ts'

export interface GitRun {
  readonly code: number | null
  /** What it printed, on either stream. */
  readonly output: string
}

/** Runs git in a folder; never throws. */
export function tryGit(folder: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}): GitRun {
  const run = spawnSync('git', args, { cwd: folder, env: { ...gitEnvironment, ...environment }, encoding: 'utf8', timeout: 20_000 })
  return { code: run.status, output: run.stdout + run.stderr }
}

/** Makes `git commit` in the repository call `straykey --staged` first, as its users would. */
export function installHook(folder: string): void {
  const hooks = path.join(folder, '.git/hooks')
  mkdirSync(hooks, { recursive: true })
  writeFileSync(path.join(hooks, 'pre-commit'), `#!/bin/sh\nexec '${process.execPath}' '${cli}' --staged\n`)
  chmodSync(path.join(hooks, 'pre-commit'), 0o755)
}
