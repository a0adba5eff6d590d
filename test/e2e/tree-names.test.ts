// Names of files: odd ones are read, and keys in them are found and shown redacted.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { formatNames } from '../../src/report/index.ts'
import { liveKey } from '../support/fake-keys.ts'
import { keyLine, pathsOf } from '../support/places.ts'
import { git, repository, temporaryFolder, writeFiles } from '../support/repo.ts'
import { runCli, scanJson } from '../support/run-cli.ts'

const isWindows = process.platform === 'win32'
const key = liveKey(7)

/** Which of the things that the program prints and writes about the folder show the key. */
async function leaks(folder: string, args: readonly string[] = []): Promise<string[]> {
  const reports = temporaryFolder()
  const files = formatNames.map((format) => [format, path.join(reports, format)] as const)
  const outputs = files.map(([format, file]) => `--output=${format}=${file}`)
  const { stdout, stderr } = await runCli([...args, '--verbose', ...outputs], { folder })
  const written = files.map(([format, file]) => [format, readFileSync(file, 'utf8')] as const)
  const all = [['stdout', stdout], ['stderr', stderr], ...written] as const
  return all.filter(([, text]) => text.includes(key)).map(([name]) => name)
}

describe.skipIf(isWindows)('an odd name', () => {
  const names = ['with space.txt', 'two\nlines.txt', 'quo"te\'s.txt', 'tab\there.txt', 'back\\slash.txt', 'ünïcödé 文字.txt', '-hyphen.txt']

  test.each(names)('is no hindrance in a repository: %j', async (name) => {
    const folder = repository({ [name]: keyLine() })
    expect(pathsOf((await scanJson([], { folder })).report)).toEqual([name])
  })

  test('is no hindrance in a plain folder', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, Object.fromEntries(names.map((name) => [name, keyLine()])))
    expect(pathsOf((await scanJson([], { folder })).report)).toEqual([...names].sort())
  })

  test.each(names)('is no hindrance when it is given: %j', async (name) => {
    const folder = temporaryFolder()
    writeFiles(folder, { [name]: keyLine() })
    expect(pathsOf((await scanJson([`./${name}`], { folder })).report)).toEqual([name])
  })

  test('with a line end stays on one line for people', async () => {
    const folder = repository({ 'two\nlines.txt': keyLine() })
    const { stdout } = await runCli([], { folder })
    expect(stdout).toMatch(/two\\x0alines\.txt:1:8/)
  })

  test('can give no escape sequence to the terminal', async () => {
    const folder = repository({ '\x1b[2Jgone\x07.txt': keyLine() })
    const { stdout } = await runCli([], { folder })
    expect(stdout).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f]/)
  })
})

describe.skipIf(process.platform !== 'linux')('a name that is no UTF-8', () => {
  function writeRaw(folder: string): void {
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/caf`), Buffer.from([0xe9]), Buffer.from('.txt')]), keyLine())
  }

  test('is no hindrance in a repository', async () => {
    const folder = repository()
    writeRaw(folder)
    git(folder, 'add', '--all')
    expect(pathsOf((await scanJson([], { folder })).report)).toEqual(['caf\\xe9.txt'])
  })

  test('is no hindrance in a plain folder', async () => {
    const folder = temporaryFolder()
    writeRaw(folder)
    expect(pathsOf((await scanJson([], { folder })).report)).toEqual(['caf\\xe9.txt'])
  })

  test('is no hindrance in the index', async () => {
    const folder = repository()
    writeRaw(folder)
    git(folder, 'add', '--all')
    expect(pathsOf((await scanJson(['--staged'], { folder })).report)).toEqual(['caf\\xe9.txt'])
  })
})

describe('a key in a name', () => {
  test("is a finding when it is a file's", async () => {
    const folder = repository({ [`backup-${key}.sql`]: 'nothing' })
    const { code, report } = await scanJson([], { folder })
    expect({ code, inName: report.findings.flatMap(({ locations }) => locations.map(({ inName }) => inName)) }).toEqual({
      code: 1,
      inName: [true],
    })
  })

  test("is a finding when it is a folder's", async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { [`data/${key}/a.txt`]: 'nothing' })
    const { code, report } = await scanJson([], { folder })
    expect({ code, redacted: report.findings.map(({ redacted }) => redacted) }).toEqual({ code: 1, redacted: [`${key.slice(0, 12)}…`] })
  })

  test('is a finding in a file of no bytes', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { [key]: '' })
    expect((await scanJson([], { folder })).code).toBe(1)
  })

  test('is a finding in the index', async () => {
    const folder = repository({ 'a.txt': 'nothing' })
    writeFiles(folder, { [`${key}.txt`]: 'nothing' })
    git(folder, 'add', '--all')
    expect((await scanJson(['--staged'], { folder })).code).toBe(1)
  })

  test('is a finding in the index when a file is renamed to it', async () => {
    const folder = repository({ 'a.txt': 'nothing\n'.repeat(20) })
    git(folder, 'mv', 'a.txt', `${key}.txt`)
    expect((await scanJson(['--staged'], { folder })).code).toBe(1)
  })

  test('is the same secret as the key in a text', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { [`${key}.txt`]: 'nothing', 'b.txt': keyLine(7) })
    expect((await scanJson([], { folder })).report.findings).toHaveLength(1)
  })

  test('tells that it is in the name', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { [`${key}.txt`]: 'nothing' })
    expect((await runCli([], { folder })).stdout).toContain('in the name of the file')
  })
})

describe('a key in a name is never shown', () => {
  test.each([
    ['of a file with another secret in it', { [`dump-${key}.txt`]: keyLine(1) }],
    ['of a folder', { [`${key}/x/a.txt`]: keyLine(1), [`${key}/b.txt`]: keyLine(2) }],
    ['of a file with an allowance that is wrong', { [`${key}.txt`]: `${keyLine(1).trim()} // straykey:allow no-such-rule` }],
  ])('%s', async (_, files) => {
    const folder = repository(files)
    expect(await leaks(folder)).toEqual([])
  })

  test('of a file in the index', async () => {
    const folder = repository()
    writeFiles(folder, { [`${key}.txt`]: keyLine(1) })
    git(folder, 'add', '--all')
    expect(await leaks(folder, ['--staged'])).toEqual([])
  })

  test('of an ignored file', async () => {
    const folder = repository({ '.gitignore': '*.env\n' })
    writeFiles(folder, { [`${key}.env`]: 'nothing' })
    expect(await leaks(folder)).toEqual([])
  })

  test('of an excluded file', async () => {
    const folder = repository({ [`${key}.md`]: 'nothing' })
    expect(await leaks(folder, ['--exclude=*.md'])).toEqual([])
  })

  test('of a dependency folder', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { [`${key}/node_modules/a.js`]: 'nothing' })
    expect(await leaks(folder)).toEqual([])
  })

  test('of a tracked file that is gone', async () => {
    const folder = repository({ [`${key}.txt`]: 'nothing' })
    git(folder, 'update-index', '--skip-worktree', `${key}.txt`)
    rmSync(path.join(folder, `${key}.txt`))
    expect(await leaks(folder)).toEqual([])
  })

  test('of the folder above the scanned one', async () => {
    const folder = repository({ [`${key}/sub/a.txt`]: keyLine(1) })
    expect(await leaks(path.join(folder, key, 'sub'))).toEqual([])
  })

  test('of the target', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { [`${key}/a.txt`]: keyLine(1) })
    expect(await leaks(temporaryFolder(), [path.join(folder, key)])).toEqual([])
  })

  test('of a target that does not exist', async () => {
    const { code, stderr } = await runCli([`${key}.txt`], { folder: temporaryFolder() })
    expect({ code, shown: stderr.includes(key) }).toEqual({ code: 2, shown: false })
  })

  test('that standard input is given', async () => {
    const { stdout } = await runCli(['-', '--stdin-name', `${key}.txt`], { folder: temporaryFolder(), input: keyLine(1) })
    expect(stdout.includes(key)).toBe(false)
  })
})
