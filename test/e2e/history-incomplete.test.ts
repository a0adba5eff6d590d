// A repository that does not have all of its history, or can't be read: never "clean", and the command that is printed mends it.
import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { auditJson, commit, countedOf, idOf } from '../support/history.ts'
import { keyLine } from '../support/places.ts'
import { git, gitEnvironment, repository, temporaryFolder } from '../support/repo.ts'
import { type JsonReport, runCli } from '../support/run-cli.ts'

/** A bare remote whose history has key 1, removed again, and then clean commits; and the address of it. */
function remote(): string {
  const source = repository({ 'a.txt': keyLine(1) })
  commit(source, { files: { 'a.txt': 'gone\n' } })
  commit(source, { files: { 'b.txt': 'more\n' } })
  const folder = temporaryFolder()
  git(folder, 'clone', '--quiet', '--bare', source, 'remote.git')
  git(path.join(folder, 'remote.git'), 'config', 'uploadpack.allowFilter', 'true')
  git(path.join(folder, 'remote.git'), 'config', 'uploadpack.allowAnySHA1InWant', 'true')
  return `file://${folder}/remote.git`
}

function clone(...args: string[]): string {
  const folder = temporaryFolder()
  git(folder, 'clone', '--quiet', ...args, remote(), '.')
  return folder
}

/** Runs the commands that the problems name, each once. */
function runPrinted({ problems }: JsonReport, folder: string): void {
  const commands = new Set(problems.map(({ message }) => /run: (git fetch .*)$/.exec(message)?.[1] ?? `no command in: ${message}`))
  for (const command of commands) execFileSync('sh', ['-ec', command], { cwd: folder, env: gitEnvironment, stdio: 'pipe' })
}

describe('a clone that does not have everything', () => {
  it.each([
    ['a shallow clone', ['--depth=1'], /shallow/],
    ['a shallow clone of more', ['--depth=2'], /shallow/],
    ['a partial clone without contents', ['--filter=blob:none', '--no-checkout'], /partial|not here|missing/],
    ['a partial clone without large contents', ['--filter=blob:limit=10', '--no-checkout'], /partial|not here|missing/],
    ['a partial clone without trees', ['--filter=tree:0', '--no-checkout'], /partial|not here|missing/],
    ['a clone that is both', ['--filter=blob:none', '--depth=1', '--no-checkout'], /shallow|partial/],
  ])('is incomplete, and complete after the printed command: %s', async (_, args, words) => {
    const folder = clone(...args)
    for (const mode of [[], ['--plain']]) {
      const { code, report } = await auditJson(folder, ...mode)
      expect({ code, found: countedOf(report, [1]) }).toEqual({ code: 3, found: [] })
      expect(report.problems.map(({ message }) => message).join()).toMatch(words)
    }
    runPrinted((await auditJson(folder)).report, folder)
    const last = await auditJson(folder)
    expect(last.report.problems).toEqual([])
    expect({ code: last.code, found: countedOf(last.report, [1]) }).toEqual({ code: 1, found: [1] })
  })

  it('goes nowhere by itself: a partial clone stays partial', async () => {
    const folder = clone('--filter=blob:none', '--no-checkout')
    const before = git(folder, 'count-objects', '-v')
    await auditJson(folder)
    await auditJson(folder, '--plain')
    await auditJson(folder, '--range', 'HEAD~1..HEAD')
    expect(git(folder, 'count-objects', '-v')).toBe(before)
  })

  it('is complete for a range whose commits are all there', async () => {
    const folder = clone('--depth=2')
    expect(await auditJson(folder, '--range', 'HEAD~1..HEAD')).toMatchObject({ code: 0, report: { problems: [] } })
  })

  it('is incomplete for a range whose base is behind the cut, and the printed command brings it', async () => {
    const folder = clone('--depth=1')
    const base = git(new URL(git(folder, 'remote', 'get-url', 'origin').trim()).pathname, 'rev-parse', 'main~2').trim()
    const { code, report } = await auditJson(folder, '--range', `${base}..HEAD`)
    expect(code).toBe(3)
    runPrinted(report, folder)
    expect(await auditJson(folder, '--range', `${base}..HEAD`)).toMatchObject({ code: 0, report: { problems: [] } })
  })
})

describe('a missing base', () => {
  it('is incomplete, and the printed command brings it', async () => {
    const folder = clone()
    const other = temporaryFolder()
    const address = git(folder, 'remote', 'get-url', 'origin').trim()
    git(other, 'clone', '--quiet', address, '.')
    git(other, 'switch', '--quiet', '--create=topic')
    commit(other, { files: { 'c.txt': keyLine(2) } })
    git(other, 'push', '--quiet', 'origin', 'topic')
    const { code, report } = await auditJson(folder, '--range', 'origin/topic..HEAD')
    expect(code).toBe(3)
    runPrinted(report, folder)
    expect((await auditJson(folder, '--range', 'origin/topic..HEAD')).code).toBe(0)
  })
})

describe('a repository that is damaged', () => {
  it.each([
    ['engine', []],
    ['git', ['--plain']],
  ])('is incomplete when an object is gone: %s', async (_, mode) => {
    const folder = repository({ 'a.txt': keyLine(1) })
    const id = idOf(folder, 'HEAD:a.txt')
    rmSync(path.join(folder, '.git/objects', id.slice(0, 2), id.slice(2)))
    const { code, report } = await auditJson(folder, ...mode)
    expect({ code, problems: report.problems.length > 0 }).toEqual({ code: 3, problems: true })
    expect(report.problems[0]?.message).toMatch(/git fsck/)
  })

  it.each([
    ['engine', []],
    ['git', ['--plain']],
  ])('is incomplete when a loose object is corrupt: %s', async (_, mode) => {
    const folder = repository({ 'a.txt': 'x'.repeat(5000) })
    const id = idOf(folder, 'HEAD:a.txt')
    const file = path.join(folder, '.git/objects', id.slice(0, 2), id.slice(2))
    chmodSync(file, 0o600)
    writeFileSync(file, readFileSync(file).fill(0x55, 12))
    const { code, stdout } = await runCli(['history', ...mode], { folder })
    expect(code).toBe(3)
    expect(stdout).not.toMatch(/no secrets found\./i)
    expect(stdout).toContain(id.slice(2, 12))
  })

  it.each([
    ['engine', []],
    ['git', ['--plain']],
  ])('is incomplete when a pack is cut short: %s', async (_, mode) => {
    const folder = repository({ 'a.txt': 'x'.repeat(5000), 'b.txt': 'y' })
    git(folder, 'repack', '-adq')
    const packs = path.join(folder, '.git/objects/pack')
    const name = readdirSync(packs).find((one) => one.endsWith('.pack')) ?? ''
    chmodSync(path.join(packs, name), 0o600)
    writeFileSync(path.join(packs, name), readFileSync(path.join(packs, name)).subarray(0, 100))
    const { code, stdout, stderr } = await runCli(['history', ...mode], { folder })
    expect([2, 3]).toContain(code)
    expect(stdout).not.toMatch(/no secrets found\./i)
    expect(stdout + stderr).toMatch(/pack/)
  })

  it('is incomplete when a ref names an object that is gone', async () => {
    const folder = repository({ 'a.txt': 'x' })
    writeFileSync(path.join(folder, '.git/refs/heads/broken'), `${'1'.repeat(40)}\n`)
    const { code, report } = await auditJson(folder)
    expect(code).toBe(3)
    expect(report.problems.map(({ where, message }) => where + message).join()).toContain('refs/heads/broken')
  })
})

describe('a repository of somebody else', () => {
  it.skipIf(process.getuid?.() !== 0)('is not read before git trusts it, and the printed command makes it so', async () => {
    const folder = repository({ 'a.txt': keyLine(1) })
    chownSync(folder, 12345, 12345)
    chownSync(path.join(folder, '.git'), 12345, 12345)
    const home = temporaryFolder()
    const environment = { HOME: home, GIT_CONFIG_GLOBAL: path.join(home, 'config'), GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' }
    const { code, stdout, stderr } = await runCli(['history'], { folder, environment })
    expect([2, 3]).toContain(code)
    expect(stdout).not.toMatch(/no secrets/i)
    const [, command = 'none'] = /run: (git config .*)/.exec(stdout + stderr) ?? []
    execFileSync('sh', ['-ec', command], { cwd: home, env: { ...gitEnvironment, ...environment } })
    expect((await runCli(['history'], { folder, environment })).code).toBe(1)
  })

  it('is no repository where there is none', async () => {
    const { code, stderr } = await runCli(['history'], { folder: temporaryFolder() })
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('no git repository') })
  })
})
