// Settings that say where a repository, its work tree or its objects are: none makes a scan look elsewhere, or nowhere.
import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { tryGit } from '../support/commit.ts'
import { keyLine, leftOutOf, pathsOf } from '../support/places.ts'
import { canaryProgram, git, repository, temporaryFolder, writeFiles } from '../support/repo.ts'
import { type Run, runCli, scanJson } from '../support/run-cli.ts'

/** Keys in a tracked and in an untracked file. */
function leaky(): string {
  const folder = repository({ 'a.txt': keyLine(1), '.gitignore': '*.log\n' })
  writeFiles(folder, { 'new.txt': keyLine(2), 'x.log': keyLine(3) })
  return folder
}

describe('a tree scan looks at the folder that was named in spite of', () => {
  test('GIT_DIR, GIT_WORK_TREE and GIT_INDEX_FILE of another repository', async () => {
    const folder = leaky()
    const other = repository({ 'other.txt': 'nothing\n' })
    const environment = {
      GIT_DIR: path.join(other, '.git'),
      GIT_WORK_TREE: other,
      GIT_INDEX_FILE: path.join(other, '.git/index'),
      GIT_OBJECT_DIRECTORY: path.join(other, '.git/objects'),
      GIT_PREFIX: 'nowhere/',
    }
    const { report } = await scanJson([], { folder, environment })
    expect({ paths: pathsOf(report), ignored: leftOutOf(report, /ignored/), problems: report.problems }).toEqual({
      paths: ['a.txt', 'new.txt'],
      ignored: ['x.log'],
      problems: [],
    })
  })

  test('GIT_CEILING_DIRECTORIES', async () => {
    const folder = leaky()
    writeFiles(folder, { 'sub/y.log': 'nothing', 'sub/b.txt': keyLine() })
    const environment = { GIT_CEILING_DIRECTORIES: folder }
    const { report } = await scanJson(['sub'], { folder, environment })
    expect({ ignored: leftOutOf(report, /ignored/), problems: report.problems }).toEqual({ ignored: ['sub/y.log'], problems: [] })
  })

  test.each([
    ['core.worktree', (folder: string) => void git(folder, 'config', 'core.worktree', temporaryFolder())],
    ['core.worktree above it', (folder: string) => void git(folder, 'config', 'core.worktree', '../..')],
    ['core.bare', (folder: string) => void git(folder, 'config', 'core.bare', 'true')],
  ])('%s', async (_, arrange) => {
    const folder = leaky()
    arrange(folder)
    const { report } = await scanJson([], { folder })
    expect(pathsOf(report)).toEqual(expect.arrayContaining(['a.txt', 'new.txt']))
  })

  test('core.worktree in GIT_CONFIG_COUNT', async () => {
    const folder = leaky()
    const environment = { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'core.worktree', GIT_CONFIG_VALUE_0: temporaryFolder() }
    const { report } = await scanJson([], { folder, environment })
    expect(pathsOf(report)).toEqual(expect.arrayContaining(['a.txt', 'new.txt']))
  })

  test('core.worktree of an untracked repository below it', async () => {
    const folder = repository({ 'a.txt': 'nothing\n' })
    git(folder, 'init', '--quiet', 'inner')
    writeFiles(folder, { 'inner/b.txt': keyLine() })
    git(path.join(folder, 'inner'), 'config', 'core.worktree', temporaryFolder())
    expect(pathsOf((await scanJson([], { folder })).report)).toEqual(['inner/b.txt'])
  })
})

describe('the index is read in spite of', () => {
  test.each([
    ['core.worktree', (folder: string) => void git(folder, 'config', 'core.worktree', temporaryFolder())],
    ['core.bare', (folder: string) => void git(folder, 'config', 'core.bare', 'true')],
  ])('%s', async (_, arrange) => {
    const folder = leaky()
    git(folder, 'add', 'new.txt')
    arrange(folder)
    expect(pathsOf((await scanJson(['--staged'], { folder })).report)).toEqual(['new.txt'])
  })

  test('a replacement of the staged contents (git replace)', async () => {
    const folder = repository({ 'a.txt': 'nothing\n' })
    writeFiles(folder, { 'b.txt': keyLine() })
    git(folder, 'add', 'b.txt')
    git(folder, 'replace', git(folder, 'rev-parse', ':b.txt').trim(), git(folder, 'rev-parse', ':a.txt').trim())
    expect(pathsOf((await scanJson(['--staged'], { folder })).report)).toEqual(['b.txt'])
  })

  test('a replacement of HEAD by a commit that holds the secret already', async () => {
    const folder = repository({ 'a.txt': 'nothing\n' })
    writeFiles(folder, { 'a.txt': keyLine() })
    git(folder, 'add', 'a.txt')
    const same = git(folder, 'commit-tree', '-m', 'same', git(folder, 'write-tree').trim()).trim()
    git(folder, 'replace', 'HEAD', same)
    expect((await scanJson(['--staged'], { folder })).code).toBe(1)
  })
})

describe('a partial clone', () => {
  interface Clone {
    readonly folder: string
    readonly trace: string
  }

  /** A repository whose remote, if it is ever asked for an object, runs the canary. */
  function partialClone(files: Readonly<Record<string, string>>): Clone {
    const folder = repository(files)
    const { program, trace } = canaryProgram()
    const settings = {
      'core.repositoryFormatVersion': '1',
      'extensions.partialClone': 'origin',
      'remote.origin.url': repository(files),
      'remote.origin.promisor': 'true',
      'remote.origin.partialCloneFilter': 'blob:none',
      // It must not wait for an answer from the git that it was started by.
      'remote.origin.uploadpack': `${program} < /dev/null; :`,
    }
    for (const [name, value] of Object.entries(settings)) git(folder, 'config', name, value)
    return { folder, trace }
  }

  function lose(folder: string, object: string): void {
    const id = git(folder, 'rev-parse', object).trim()
    rmSync(path.join(folder, '.git/objects', id.slice(0, 2), id.slice(2)))
  }

  const isBug = ({ stderr }: Run) => stderr.includes('this is a bug')

  test('makes git itself run the program of the remote', () => {
    const { folder, trace } = partialClone({ 'a.txt': 'nothing\n' })
    lose(folder, 'HEAD:a.txt')
    tryGit(folder, ['cat-file', '-p', 'HEAD:a.txt'])
    expect(existsSync(trace)).toBe(true)
  })

  test('is scanned as it is on disk, and nothing is fetched', async () => {
    const { folder, trace } = partialClone({ 'a.txt': keyLine() })
    lose(folder, 'HEAD:a.txt')
    const { report } = await scanJson([], { folder })
    expect({ paths: pathsOf(report), problems: report.problems, ran: existsSync(trace) }).toEqual({
      paths: ['a.txt'],
      problems: [],
      ran: false,
    })
  })

  test('without the staged contents is a problem, exit code 3, and nothing is fetched', async () => {
    const { folder, trace } = partialClone({ 'a.txt': 'nothing\n' })
    writeFiles(folder, { 'b.txt': keyLine() })
    git(folder, 'add', 'b.txt')
    lose(folder, ':b.txt')
    const run = await runCli(['--staged'], { folder })
    expect({ code: run.code, isBug: isBug(run), said: /problem.*b\.txt/.test(run.stdout), ran: existsSync(trace) }).toEqual({
      code: 3,
      isBug: false,
      said: true,
      ran: false,
    })
  })

  test('without the contents of one staged file has the others scanned', async () => {
    const { folder } = partialClone({ 'a.txt': 'nothing\n' })
    writeFiles(folder, { 'b.txt': 'lost\n', 'c.txt': keyLine() })
    git(folder, 'add', 'b.txt', 'c.txt')
    lose(folder, ':b.txt')
    const { code, stdout } = await runCli(['--staged'], { folder })
    expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringMatching(/c\.txt:1:8[\s\S]*incomplete/) })
  })

  test('without the version in HEAD finds the staged secret or says that it could not look, and fetches nothing', async () => {
    const { folder, trace } = partialClone({ 'a.txt': 'lost\n' })
    writeFiles(folder, { 'a.txt': keyLine() })
    git(folder, 'add', 'a.txt')
    lose(folder, 'HEAD:a.txt')
    const run = await runCli(['--staged'], { folder })
    expect({ isSafe: run.code === 1 || run.code === 3, isBug: isBug(run), ran: existsSync(trace) }).toEqual({
      isSafe: true,
      isBug: false,
      ran: false,
    })
  })

  test('without the contents of a deleted file finds a key in an added one, and fetches nothing', async () => {
    const text = 'a line of text\n'.repeat(30)
    const { folder, trace } = partialClone({ 'a.txt': `${text}lost\n`, 'b.txt': 'nothing\n' })
    writeFiles(folder, { 'c.txt': text + keyLine() })
    git(folder, 'add', 'c.txt')
    git(folder, 'rm', '--quiet', 'a.txt')
    lose(folder, 'HEAD:a.txt')
    const run = await runCli(['--staged'], { folder })
    expect({ isSafe: run.code === 1 || run.code === 3, isBug: isBug(run), ran: existsSync(trace) }).toEqual({
      isSafe: true,
      isBug: false,
      ran: false,
    })
  })

  test('without the tree of HEAD is an incomplete scan, exit code 3, and nothing is fetched', async () => {
    const { folder, trace } = partialClone({ 'a.txt': 'nothing\n' })
    writeFiles(folder, { 'a.txt': keyLine() })
    git(folder, 'add', 'a.txt')
    lose(folder, 'HEAD^{tree}')
    const run = await runCli(['--staged'], { folder })
    expect({ code: run.code, isBug: isBug(run), ran: existsSync(trace) }).toEqual({ code: 3, isBug: false, ran: false })
  })
})
