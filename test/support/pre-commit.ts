// The pre-commit framework, if it is on PATH, on our manifest: https://pre-commit.com
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync } from 'node:fs'
import path from 'node:path'
import { git, gitEnvironment, temporaryFolder, writeFiles } from './repo.ts'

const root = path.join(import.meta.dirname, '../..')

export const hasPreCommit = spawnSync('pre-commit', ['--version'], { env: gitEnvironment }).status === 0

/** Whether npm is there, which pre-commit installs with. */
export const hasNpm = spawnSync('npm', ['--version'], { env: gitEnvironment }).status === 0

/** A repository with what people get of ours, as it is now. */
export function published(): string {
  const folder = temporaryFolder()
  for (const name of ['.pre-commit-hooks.yaml', 'package.json', 'package-lock.json', 'dist', 'rules', 'schema'])
    if (existsSync(path.join(root, name))) cpSync(path.join(root, name), path.join(folder, name), { recursive: true })
  git(folder, 'init', '--quiet', '--initial-branch=main')
  git(folder, 'add', '--all')
  git(folder, 'commit', '--quiet', '--message=published')
  return folder
}

/**
 * Variables for pre-commit and what it starts: folders of their own, and a registry that nobody answers for, so that
 * whoever would fetch anything fails. Proxies are left out for the same reason.
 */
export function offline(): Readonly<Record<string, string>> {
  const home = temporaryFolder()
  return {
    HOME: home,
    PRE_COMMIT_HOME: path.join(home, 'pre-commit'),
    npm_config_cache: path.join(home, 'npm'),
    npm_config_registry: 'http://127.0.0.1:9/',
    npm_config_fetch_retries: '0',
  }
}

/** A configuration with these hooks of ours. */
export function configure(folder: string, repository: string, ids: readonly string[]): void {
  const rev = git(repository, 'rev-parse', 'HEAD').trim()
  const hooks = ids.map((id) => `      - id: ${id}\n`).join('')
  writeFiles(folder, { '.pre-commit-config.yaml': `repos:\n  - repo: ${repository}\n    rev: ${rev}\n    hooks:\n${hooks}` })
}

export function preCommit(folder: string, args: readonly string[], environment: Readonly<Record<string, string>>) {
  const run = spawnSync('pre-commit', args, { cwd: folder, env: { ...gitEnvironment, ...environment }, encoding: 'utf8', timeout: 120_000 })
  return { code: run.status, output: run.stdout + run.stderr }
}
