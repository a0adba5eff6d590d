// Links, pipes, unreadable files and broken repositories: said, never followed, never a crash, never passed in silence.
import { execFileSync } from 'node:child_process'
import { chmodSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { keyLine, leftOutOf, pathsOf } from '../support/places.ts'
import { git, repository, temporaryFolder, writeFiles } from '../support/repo.ts'
import { runCli, scanJson } from '../support/run-cli.ts'

const isWindows = process.platform === 'win32'
const isRoot = process.getuid?.() === 0

describe('a symbolic link', () => {
  test.each([
    ['a plain folder', temporaryFolder],
    ['a repository', repository],
  ])('is not followed and is named, in %s', async (_, make) => {
    const outside = temporaryFolder()
    writeFiles(outside, { 'x.txt': keyLine(), 'sub/y.txt': keyLine() })
    const folder = make()
    symlinkSync(path.join(outside, 'x.txt'), path.join(folder, 'file-link'))
    symlinkSync(path.join(outside, 'sub'), path.join(folder, 'folder-link'))
    const { code, report } = await scanJson([], { folder })
    expect({ code, links: leftOutOf(report, /symbolic link/).sort() }).toEqual({ code: 0, links: ['file-link', 'folder-link'] })
  })

  test('that is tracked is not followed and is named', async () => {
    const outside = temporaryFolder()
    writeFiles(outside, { 'x.txt': keyLine() })
    const folder = repository()
    symlinkSync(path.join(outside, 'x.txt'), path.join(folder, 'link'))
    git(folder, 'add', '--all')
    const { code, report } = await scanJson([], { folder })
    expect({ code, links: leftOutOf(report, /symbolic link/) }).toEqual({ code: 0, links: ['link'] })
  })

  test('that is tracked but a file on disk now is scanned', async () => {
    const folder = repository()
    symlinkSync('nowhere', path.join(folder, 'link'))
    git(folder, 'add', '--all')
    rmSync(path.join(folder, 'link'))
    writeFiles(folder, { link: keyLine() })
    expect(pathsOf((await scanJson([], { folder })).report)).toEqual(['link'])
  })

  test('in place of a tracked folder is not followed, and what lies behind it is named', async () => {
    const outside = temporaryFolder()
    writeFiles(outside, { 'x.txt': keyLine() })
    const folder = repository({ 'sub/x.txt': 'nothing' })
    rmSync(path.join(folder, 'sub'), { recursive: true })
    symlinkSync(outside, path.join(folder, 'sub'))
    const { code, report } = await scanJson([], { folder })
    expect({ code, named: leftOutOf(report, /symbolic link/) }).toEqual({ code: 0, named: expect.arrayContaining(['sub/x.txt']) })
  })

  test('in place of a submodule is not followed', async () => {
    const inner = repository({ 'lib.ts': 'nothing' })
    const outside = repository({ 'x.txt': keyLine() })
    const folder = repository()
    git(folder, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner, 'inner')
    rmSync(path.join(folder, 'inner'), { recursive: true })
    symlinkSync(outside, path.join(folder, 'inner'))
    expect(pathsOf((await scanJson([], { folder })).report)).toEqual([])
  })

  test('in a circle is no hindrance', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { 'a/b.txt': keyLine() })
    symlinkSync('..', path.join(folder, 'a/up'))
    expect(pathsOf((await scanJson([], { folder })).report)).toEqual(['a/b.txt'])
  })
})

describe.skipIf(isWindows)('what can not be read', () => {
  function withPipe(files: Readonly<Record<string, string>> = {}): string {
    const folder = temporaryFolder()
    writeFiles(folder, files)
    execFileSync('mkfifo', [path.join(folder, 'pipe')])
    return folder
  }

  test('makes the scan incomplete, exit code 3', async () => {
    const { code, report } = await scanJson([], { folder: withPipe({ 'a.txt': 'nothing' }) })
    expect({ code, where: report.problems.map(({ where }) => where) }).toEqual({ code: 3, where: ['pipe'] })
  })

  test('is said in the summary', async () => {
    const { stdout } = await runCli([], { folder: withPipe() })
    expect(stdout).toMatch(/problem.*pipe[\s\S]*incomplete/)
  })

  test('beside a finding gives exit code 1, and both are said', async () => {
    const { code, stdout } = await runCli([], { folder: withPipe({ 'a.txt': keyLine() }) })
    expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringMatching(/1 secret .*incomplete: 1 problem/) })
  })

  test('is a failed invocation in SARIF', async () => {
    const { stdout } = await runCli(['--format', 'sarif'], { folder: withPipe() })
    expect(JSON.parse(stdout).runs[0].invocations[0].executionSuccessful).toBe(false)
  })

  test('may be a pipe that stands where a tracked file was, and is not waited for', async () => {
    const folder = repository({ pipe: 'nothing' })
    rmSync(path.join(folder, 'pipe'))
    execFileSync('mkfifo', [path.join(folder, 'pipe')])
    const { code, report } = await scanJson([], { folder })
    expect({ code, where: report.problems.map(({ where }) => where) }).toEqual({ code: 3, where: ['pipe'] })
  })

  test('may be a pipe that is named, and is not waited for', async () => {
    expect((await runCli(['pipe'], { folder: withPipe() })).code).toBe(3)
  })

  test('may be a socket', async () => {
    const folder = temporaryFolder()
    const server = createServer()
    onTestFinished(() => void server.close())
    await new Promise<void>((resolve) => server.listen(path.join(folder, 'socket'), resolve))
    const { code, report } = await scanJson([], { folder })
    expect({ code, where: report.problems.map(({ where }) => where) }).toEqual({ code: 3, where: ['socket'] })
  })

  test('may be a device that is named', async () => {
    const { code, stderr } = await runCli(['/dev/zero'], { folder: temporaryFolder() })
    expect({ code, stderr }).toEqual({ code: 3, stderr: expect.not.stringContaining('bug') })
  })

  test.skipIf(isRoot)('may be a file without permission', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { 'a.txt': keyLine() })
    chmodSync(path.join(folder, 'a.txt'), 0)
    const { code, report } = await scanJson([], { folder })
    expect({ code, problems: report.problems }).toEqual({
      code: 3,
      problems: [{ where: 'a.txt', message: expect.stringContaining('permission') }],
    })
  })

  test.skipIf(isRoot)('may be a folder without permission', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { 'sub/a.txt': keyLine() })
    chmodSync(path.join(folder, 'sub'), 0)
    onTestFinished(() => chmodSync(path.join(folder, 'sub'), 0o755))
    expect((await scanJson([], { folder })).code).toBe(3)
  })
})

describe('a repository that git refuses', () => {
  test('because its configuration is broken is scanned as a folder, and the scan counts as incomplete', async () => {
    const folder = repository({ 'a.txt': keyLine() })
    writeFileSync(path.join(folder, '.git/config'), '[core\n')
    const { code, report } = await scanJson([], { folder })
    expect({ code, paths: pathsOf(report), problems: report.problems.length }).toEqual({ code: 1, paths: ['a.txt'], problems: 1 })
  })

  test('because its index is broken gives exit code 3 even without a finding', async () => {
    const folder = repository({ 'a.txt': 'nothing' })
    writeFileSync(path.join(folder, '.git/index'), 'broken')
    expect((await scanJson([], { folder })).code).toBe(3)
  })

  test('because somebody else owns it is scanned all the same, and the remedy is said', async () => {
    const folder = repository({ 'a.txt': keyLine() })
    const environment = { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' }
    const { code, report } = await scanJson([], { folder, environment })
    expect({ code, paths: pathsOf(report), problems: report.problems }).toEqual({
      code: 1,
      paths: ['a.txt'],
      problems: [{ where: '.', message: expect.stringContaining('safe.directory') }],
    })
  })

  test('because its .git leads nowhere is one problem', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { '.git': 'gitdir: /nowhere/at/all\n', 'a.txt': keyLine() })
    const { code, report } = await scanJson([], { folder })
    expect({ code, paths: pathsOf(report), problems: report.problems.length }).toEqual({ code: 1, paths: ['a.txt'], problems: 1 })
  })

  test('because there is no git on PATH is scanned as a folder, and the scan counts as incomplete', async () => {
    const folder = repository({ 'a.txt': keyLine() })
    const { code, report } = await scanJson([], { folder, environment: { PATH: temporaryFolder() } })
    expect({ code, paths: pathsOf(report), problems: report.problems }).toEqual({
      code: 1,
      paths: ['a.txt'],
      problems: [{ where: '.', message: expect.stringContaining('PATH') }],
    })
  })
})
