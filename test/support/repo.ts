// Temporary folders and repositories, made by real git with fixed dates and names.
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'

/** A new empty folder that goes when the test ends. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'straykey-test-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Writes files below a folder: path → contents. */
export function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, contents] of Object.entries(files)) {
    const file = path.join(folder, name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, contents)
  }
}

/** Git's environment in tests: nobody's own settings, fixed names and dates. */
export const gitEnvironment = {
  PATH: process.env.PATH,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'Ada Author',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_AUTHOR_DATE: '2026-01-02T03:04:05Z',
  GIT_COMMITTER_NAME: 'Cora Committer',
  GIT_COMMITTER_EMAIL: 'cora@example.com',
  GIT_COMMITTER_DATE: '2026-01-02T03:04:05Z',
}

/** Runs git in a folder and gives what it prints. Throws when it fails. */
export function git(folder: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd: folder, env: gitEnvironment, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}

/** A new repository with the files committed; without files, one before its first commit. */
export function repository(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = temporaryFolder()
  git(folder, 'init', '--quiet', '--initial-branch=main')
  if (Object.keys(files).length > 0) {
    writeFiles(folder, files)
    git(folder, 'add', '--all')
    git(folder, 'commit', '--quiet', '--message=first')
  }
  return folder
}

/** A program that leaves a file behind when it runs; `ran` tells whether it did. */
export function canaryProgram(): { program: string; trace: string } {
  const folder = temporaryFolder()
  const [program, trace] = [path.join(folder, 'canary'), path.join(folder, 'trace')]
  writeFileSync(program, `#!/bin/sh\necho ran >> '${trace}'\ncat\n`)
  chmodSync(program, 0o755)
  return { program, trace }
}
