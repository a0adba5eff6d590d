// Our manifest, used by the real pre-commit framework. Without it on PATH these tests are skipped, and shown as such.
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { commands } from '../../src/cli/commands/index.ts'
import { examine, writeProgram } from '../support/doctor.ts'
import { keyLine } from '../support/places.ts'
import { configure, hasNpm, hasPreCommit, offline, preCommit, published } from '../support/pre-commit.ts'
import { git, gitEnvironment, repository, temporaryFolder, writeFiles } from '../support/repo.ts'
import { cli } from '../support/run-cli.ts'

/** Whether the program has the command that the hooks call. */
const hasHookCommand = Object.hasOwn(commands, 'hook')

type Environment = Readonly<Record<string, string>>

/** Commits, with pre-commit; gives whether it was refused, and what was printed. */
function commit(folder: string, environment: Environment, ...args: string[]) {
  const run = spawnSync('git', ['commit', '--message=one', ...args], {
    cwd: folder,
    env: { ...gitEnvironment, ...environment },
    encoding: 'utf8',
  })
  return { refused: run.status !== 0, output: run.stdout + run.stderr }
}

/** A repository where pre-commit runs these hooks of ours. */
function arranged(ids: readonly string[], environment: Environment, ...types: string[]): string {
  const folder = repository({ 'a.txt': 'nothing\n' })
  configure(folder, published(), ids)
  git(folder, 'add', '--all')
  git(folder, 'commit', '--quiet', '--message=hooks')
  const installed = preCommit(folder, ['install', ...types.flatMap((type) => ['--hook-type', type])], environment)
  expect(installed).toMatchObject({ code: 0 })
  return folder
}

/** A straykey on PATH that writes down how it was called, says to the doctor that it ran, and scans. */
function systemProgram(): { environment: Environment; calls: () => string[] } {
  const folder = temporaryFolder()
  const calls = path.join(folder, 'calls')
  writeProgram(
    path.join(folder, 'straykey'),
    `#!/bin/sh
echo "$@" >> '${calls}'
[ -n "$STRAYKEY_DOCTOR" ] && echo "$3" >> "$STRAYKEY_DOCTOR"
case "$3" in
  pre-commit) exec '${process.execPath}' '${cli}' --staged ;;
  commit-msg) exec '${process.execPath}' '${cli}' "$4" ;;
  *) exec '${process.execPath}' '${cli}' history --new ;;
esac
`,
  )
  return {
    environment: { ...offline(), PATH: `${folder}:${process.env.PATH}` },
    calls: () => readFileSync(calls, 'utf8').trim().split('\n'),
  }
}

describe('the manifest', () => {
  const manifest = parse(readFileSync(path.join(import.meta.dirname, '../../.pre-commit-hooks.yaml'), 'utf8')) as Record<string, unknown>[]

  test('has each hook twice: installed, and from PATH', () => {
    const withoutKind = ({ id, language: _, description: __, ...rest }: Record<string, unknown>) => ({
      id: String(id).replace(/-system$/, ''),
      ...rest,
    })
    const [installed, fromPath] = ['node', 'system'].map((kind) => manifest.filter(({ language }) => language === kind).map(withoutKind))
    expect(fromPath).toEqual(installed)
    expect(manifest.length).toBe(2 * (installed?.length ?? 0))
  })

  test.runIf(hasPreCommit)('is valid', () => {
    const file = path.join(import.meta.dirname, '../../.pre-commit-hooks.yaml')
    expect(preCommit(temporaryFolder(), ['validate-manifest', file], offline())).toMatchObject({ code: 0 })
  })
})

describe.runIf(hasPreCommit)('pre-commit with the program on PATH', () => {
  test('stops a commit of a key, and lets another pass', () => {
    const { environment, calls } = systemProgram()
    const folder = arranged(['straykey-system'], environment)
    writeFiles(folder, { 'b.txt': 'nothing\n' })
    git(folder, 'add', 'b.txt')
    expect(commit(folder, environment)).toMatchObject({ refused: false })
    writeFiles(folder, { 'key.txt': keyLine() })
    git(folder, 'add', 'key.txt')
    expect(commit(folder, environment)).toMatchObject({ refused: true, output: expect.stringContaining('key.txt:1:8') })
    expect(calls()).toEqual(['hook run pre-commit', 'hook run pre-commit'])
  })

  test('stops a key that is staged and no longer in the file', () => {
    const { environment } = systemProgram()
    const folder = arranged(['straykey-system'], environment)
    writeFiles(folder, { 'key.txt': keyLine() })
    git(folder, 'add', 'key.txt')
    rmSync(path.join(folder, 'key.txt'))
    expect(commit(folder, environment).refused).toBe(true)
  })

  test('stops a merge commit of a key', () => {
    const { environment } = systemProgram()
    const folder = arranged(['straykey-system'], environment, 'pre-commit', 'pre-merge-commit')
    git(folder, 'checkout', '--quiet', '-b', 'other')
    writeFiles(folder, { 'key.txt': keyLine() })
    git(folder, 'add', 'key.txt')
    git(folder, '-c', 'core.hooksPath=/dev/null', 'commit', '--quiet', '--message=theirs')
    git(folder, 'checkout', '--quiet', 'main')
    const run = spawnSync('git', ['merge', '--no-ff', '--no-edit', 'other'], { cwd: folder, env: { ...gitEnvironment, ...environment } })
    expect(run.status).not.toBe(0)
  })

  test('gives the hook of commit messages the file', () => {
    const { environment, calls } = systemProgram()
    const folder = arranged(['straykey-commit-msg-system'], environment, 'commit-msg')
    const refused = commit(folder, environment, '--allow-empty', `--message=${keyLine()}`).refused
    expect({ refused, calls: calls() }).toEqual({ refused: true, calls: ['hook run commit-msg .git/COMMIT_EDITMSG'] })
  })

  test('runs the hook of pushes, for the first one, too', () => {
    const { environment, calls } = systemProgram()
    const folder = arranged(['straykey-push-system'], environment, 'pre-push')
    const remote = temporaryFolder()
    git(remote, 'init', '--quiet', '--bare')
    git(folder, 'remote', 'add', 'origin', remote)
    const push = () => spawnSync('git', ['push', 'origin', 'main'], { cwd: folder, env: { ...gitEnvironment, ...environment } }).status
    expect(push()).toBe(0)
    writeFiles(folder, { 'key.txt': keyLine() })
    git(folder, 'add', 'key.txt')
    git(folder, 'commit', '--quiet', '--message=key')
    expect(push()).not.toBe(0)
    expect(calls()).toEqual(['hook run pre-push', 'hook run pre-push'])
  })

  test('is found to stop commits by the doctor, and not when it is told to skip', async () => {
    const { environment } = systemProgram()
    const folder = arranged(['straykey-system'], environment)
    writeFiles(folder, { 'a.txt': 'changed\n' })
    const [before, after] = [await examine(folder, environment), await examine(folder, { ...environment, SKIP: 'straykey-system' })]
    expect([before.stopped, after.stopped]).toEqual([true, false])
    expect(after.checks).toContainEqual(expect.objectContaining({ check: 'variables', fix: 'unset SKIP' }))
  })
})

describe.runIf(hasPreCommit && hasNpm)('pre-commit that installs the program', () => {
  test('fetches nothing from a registry', () => {
    const environment = offline()
    const folder = arranged(['straykey'], environment)
    expect(preCommit(folder, ['install-hooks'], environment)).toMatchObject({ code: 0 })
  }, 180_000)

  test.runIf(hasHookCommand)(
    'stops a commit of a key, lets another pass, and the doctor agrees',
    async () => {
      const environment = offline()
      const folder = arranged(['straykey'], environment)
      writeFiles(folder, { 'b.txt': 'nothing\n' })
      git(folder, 'add', 'b.txt')
      expect(commit(folder, environment)).toMatchObject({ refused: false })
      expect((await examine(folder, environment)).stopped).toBe(true)
      writeFiles(folder, { 'key.txt': keyLine() })
      git(folder, 'add', 'key.txt')
      expect(commit(folder, environment)).toMatchObject({ refused: true, output: expect.stringContaining('key.txt:1:8') })
    },
    180_000,
  )
})
