// Git commands whose failure is part of the test, and the hook that people install.
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
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

/** Makes git call `straykey hook run NAME` in a repository, or in a bare one, as its users would. */
export function installHook(folder: string, name = 'pre-commit', more = ''): void {
  const hooks = path.join(folder, existsSync(path.join(folder, '.git')) ? '.git/hooks' : 'hooks')
  mkdirSync(hooks, { recursive: true })
  writeFileSync(path.join(hooks, name), `#!/bin/sh\nexec '${process.execPath}' '${cli}' hook run ${name} ${more} "$@"\n`)
  chmodSync(path.join(hooks, name), 0o755)
}
