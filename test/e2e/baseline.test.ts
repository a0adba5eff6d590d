// straykey baseline: an old repository is at a green gate, and what is new still fails.
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { githubKey, liveKey } from '../support/fake-keys.ts'
import { git, repository, writeFiles } from '../support/repo.ts'
import { runCli, scanJson } from '../support/run-cli.ts'

const [old, other, young] = [liveKey(1), githubKey(2), liveKey(3)]

function oldRepository(): string {
  return repository({ 'src/a.js': `const key = '${old}'\n`, 'src/b.js': `const key = '${other}'\n` })
}

async function created(args: readonly string[] = []): Promise<string> {
  const folder = oldRepository()
  expect(await runCli(['baseline', 'create', ...args], { folder })).toMatchObject({ code: 0, stderr: '' })
  return folder
}

function baselineIn(folder: string): string {
  return readFileSync(path.join(folder, 'straykey-baseline.jsonl'), 'utf8')
}

async function counted(folder: string, args: readonly string[] = []) {
  const { code, report } = await scanJson(args, { folder })
  return { code, failing: report.findings.filter(({ suppression }) => !suppression).map(({ locations }) => locations[0]?.path) }
}

describe('a baseline that was created', () => {
  test('makes the scan pass, and says how much it holds back', async () => {
    const folder = await created()
    const { code, stdout } = await runCli([], { folder })
    expect([code, stdout]).toEqual([0, expect.stringContaining('No secrets found, 2 in the baseline')])
  })

  test('holds no secret, no line and no date, and is itself no finding', async () => {
    const text = baselineIn(await created(['--who', 'Ada']))
    expect(
      text
        .split('\n')
        .slice(0, -1)
        .map((line) => Object.keys(JSON.parse(line) as object)),
    ).toEqual([
      ['fingerprint', 'reason', 'who'],
      ['fingerprint', 'reason', 'who'],
    ])
    expect(text).not.toContain(old.slice(8, 16))
  })

  test('still lets a new secret fail, also on the line of a known one', async () => {
    const folder = await created()
    writeFiles(folder, { 'src/a.js': `const keys = ['${old}', '${young}']\n` })
    expect(await counted(folder)).toEqual({ code: 1, failing: ['src/a.js'] })
  })

  test('knows the value in a new file, unless it was created for paths', async () => {
    const [anywhere, there] = [await created(), await created(['--scope', 'path'])]
    for (const folder of [anywhere, there]) writeFiles(folder, { 'lib/c.js': `const key = '${old}'\n` })
    expect(await counted(anywhere)).toEqual({ code: 0, failing: [] })
    expect(await counted(there)).toEqual({ code: 1, failing: ['lib/c.js'] })
    expect(await counted(path.join(there, 'src'))).toEqual({ code: 0, failing: [] })
  })

  test('is not written a second time', async () => {
    const folder = await created()
    expect(await runCli(['baseline', 'create'], { folder })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('straykey baseline update adds what is new'),
    })
  })

  test('lets the hook pass once it is committed, and stops what is new', async () => {
    const folder = await created()
    git(folder, 'add', '--all')
    expect((await runCli(['hook', 'run', 'pre-commit'], { folder })).code).toBe(0)
    git(folder, 'commit', '--quiet', '--message=baseline')
    writeFiles(folder, { 'src/c.js': `const key = '${young}'\n` })
    git(folder, 'add', '--all')
    expect((await runCli(['hook', 'run', 'pre-commit'], { folder })).code).toBe(1)
  })

  test("can't be brought by the commit that it would let pass", async () => {
    const folder = await created()
    git(folder, 'add', '--all')
    git(folder, 'commit', '--quiet', '--message=baseline')
    writeFiles(folder, { 'src/c.js': `const key = '${young}'\n` })
    await runCli(['baseline', 'update'], { folder })
    git(folder, 'add', '--all')
    expect((await runCli(['hook', 'run', 'pre-commit'], { folder })).code).toBe(1)
  })

  test('holds what history has when that is asked for', async () => {
    const folder = oldRepository()
    rmSync(path.join(folder, 'src/b.js'))
    git(folder, 'commit', '--quiet', '--all', '--message=gone')
    await runCli(['baseline', 'create', '--history', '--reason', 'revoked'], { folder })
    expect((await runCli(['history', '--no-cache'], { folder })).code).toBe(0)
    expect(baselineIn(folder).match(/"past":true/g)).toHaveLength(1)
    expect((await runCli(['baseline', 'show'], { folder })).stdout).toContain('2 in force, 0 expired, 0 stale')
  })
})

describe('entries of a baseline', () => {
  test('that have expired fail, and are shown', async () => {
    const folder = await created(['--until', '2020-01-01'])
    expect((await counted(folder)).code).toBe(1)
    const { code, stdout } = await runCli(['baseline', 'show'], { folder })
    expect([code, stdout]).toEqual([1, expect.stringContaining('0 in force, 2 expired, 0 stale')])
  })

  test('that fit nothing any more are shown and can be taken out', async () => {
    const folder = await created()
    rmSync(path.join(folder, 'src/a.js'))
    expect((await runCli(['baseline', 'show'], { folder })).stdout).toContain('1 in force, 0 expired, 1 stale')
    expect((await runCli(['baseline', 'prune'], { folder })).stdout).toContain('1 line taken out, 1 left')
    expect(baselineIn(folder).trim().split('\n')).toHaveLength(1)
  })

  test('keep what was decided when new ones are added', async () => {
    const folder = await created(['--reason', 'wont_fix', '--note', 'of a test account'])
    writeFiles(folder, { 'src/c.js': `const key = '${young}'\n` })
    expect((await runCli(['baseline', 'update'], { folder })).stdout).toContain('1 finding added, 3 in all')
    expect(
      baselineIn(folder)
        .match(/"reason":"[a-z_]+"/g)
        ?.sort(),
    ).toEqual(['"reason":"will_fix_later"', '"reason":"wont_fix"', '"reason":"wont_fix"'])
    expect((await counted(folder)).code).toBe(0)
  })

  test('depend on the salt in the environment, which is none of the repository', async () => {
    const folder = oldRepository()
    const environment = { STRAYKEY_SALT: 'a salt of nobody else' }
    await runCli(['baseline', 'create'], { folder, environment })
    expect((await runCli([], { folder, environment })).code).toBe(0)
    expect((await runCli([], { folder })).code).toBe(1)
    expect(await runCli([], { folder, environment: { STRAYKEY_SALT: 'short' } })).toMatchObject({ code: 2 })
  })
})

test('a baseline that is named and not there is created under that name', async () => {
  const folder = oldRepository()
  writeFiles(folder, { 'straykey.yaml': 'baseline: known.jsonl\n' })
  expect(await runCli(['baseline', 'create'], { folder })).toMatchObject({ code: 0, stderr: '' })
  expect((await runCli([], { folder })).code).toBe(0)
  expect(readFileSync(path.join(folder, 'straykey.yaml'), 'utf8')).toBe('baseline: known.jsonl\n')
})

test('a baseline that is named and not there is an error that says what to do', async () => {
  const { code, stderr } = await runCli(['--baseline', 'none.jsonl'], { folder: oldRepository() })
  expect([code, stderr]).toEqual([2, expect.stringContaining('straykey baseline create writes it')])
})
