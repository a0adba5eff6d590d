// `--staged` where people use it: in a pre-commit hook, with the variables that git sets there, writing nothing.
import { existsSync, symlinkSync, utimesSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { installHook, tryGit } from '../support/commit.ts'
import { listing } from '../support/listing.ts'
import { keyLine, pathsOf } from '../support/places.ts'
import { git, repository, temporaryFolder, writeFiles } from '../support/repo.ts'
import { scanJson } from '../support/run-cli.ts'

/** A repository with two clean files and our hook. */
function hooked(): string {
  const folder = repository({ 'a.txt': 'nothing\n', 'b.txt': 'nothing\n' })
  installHook(folder)
  return folder
}

describe('the hook', () => {
  test('lets a clean commit pass', () => {
    const folder = hooked()
    writeFiles(folder, { 'a.txt': 'something\n' })
    expect(tryGit(folder, ['commit', '--all', '--message=clean']).code).toBe(0)
  })

  test('stops git commit of a staged key, and says where it is', () => {
    const folder = hooked()
    writeFiles(folder, { 'new.txt': keyLine() })
    git(folder, 'add', 'new.txt')
    const { code, output } = tryGit(folder, ['commit', '--message=key'])
    expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining('new.txt:1:8') })
  })

  test('stops git commit --all of a key in the work tree', () => {
    const folder = hooked()
    writeFiles(folder, { 'a.txt': keyLine() })
    const { code, output } = tryGit(folder, ['commit', '--all', '--message=key'])
    expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining('a.txt:1:8') })
  })

  test('stops git commit PATH of a key in that file', () => {
    const folder = hooked()
    writeFiles(folder, { 'a.txt': keyLine() })
    const { code, output } = tryGit(folder, ['commit', '--message=key', 'a.txt'])
    expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining('a.txt:1:8') })
  })

  test('lets git commit PATH of a clean file pass while a key is staged elsewhere', () => {
    const folder = hooked()
    writeFiles(folder, { 'a.txt': keyLine(), 'b.txt': 'something\n' })
    git(folder, 'add', 'a.txt')
    expect(tryGit(folder, ['commit', '--message=b alone', 'b.txt']).code).toBe(0)
  })

  test('stops git commit --include PATH of a key that is staged elsewhere', () => {
    const folder = hooked()
    writeFiles(folder, { 'a.txt': keyLine(), 'b.txt': 'something\n' })
    git(folder, 'add', 'a.txt')
    expect(tryGit(folder, ['commit', '--message=both', '--include', 'b.txt']).code).toBe(1)
  })

  test('stops the first commit', () => {
    const folder = repository()
    installHook(folder)
    writeFiles(folder, { 'a.txt': keyLine() })
    git(folder, 'add', 'a.txt')
    expect(tryGit(folder, ['commit', '--message=first']).code).toBe(1)
  })

  test('stops git commit --all in a folder below the top', () => {
    const folder = hooked()
    writeFiles(folder, { 'sub/c.txt': 'nothing\n' })
    git(folder, 'add', 'sub')
    git(folder, 'commit', '--quiet', '--message=sub')
    writeFiles(folder, { 'a.txt': keyLine() })
    expect(tryGit(path.join(folder, 'sub'), ['commit', '--all', '--message=key']).code).toBe(1)
  })

  test('stops git commit --all in a linked work tree', () => {
    const folder = hooked()
    const linked = path.join(temporaryFolder(), 'linked')
    git(folder, 'worktree', 'add', '--quiet', linked)
    writeFiles(linked, { 'a.txt': keyLine() })
    const { code, output } = tryGit(linked, ['commit', '--all', '--message=key'])
    expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining('a.txt:1:8') })
  })

  test('stops git commit of a repository named by --git-dir and --work-tree', () => {
    const folder = hooked()
    writeFiles(folder, { 'a.txt': keyLine() })
    const where = [`--git-dir=${path.join(folder, '.git')}`, `--work-tree=${folder}`]
    expect(tryGit(temporaryFolder(), [...where, 'commit', '--all', '--message=key']).code).toBe(1)
  })

  test('stops a merge commit of a key that was put in while resolving', () => {
    const folder = hooked()
    git(folder, 'checkout', '--quiet', '-b', 'other')
    writeFiles(folder, { 'a.txt': 'theirs\n' })
    git(folder, 'commit', '--quiet', '--all', '--message=theirs')
    git(folder, 'checkout', '--quiet', 'main')
    writeFiles(folder, { 'a.txt': 'ours\n' })
    git(folder, 'commit', '--quiet', '--all', '--message=ours')
    tryGit(folder, ['merge', 'other'])
    writeFiles(folder, { 'a.txt': keyLine() })
    git(folder, 'add', 'a.txt')
    expect(tryGit(folder, ['commit', '--message=merged']).code).toBe(1)
  })

  test('lets a commit pass that keeps a secret which HEAD has in the same file', () => {
    const folder = repository({ 'a.txt': keyLine() })
    installHook(folder)
    writeFiles(folder, { 'a.txt': `${keyLine()}more\n` })
    expect(tryGit(folder, ['commit', '--all', '--message=more']).code).toBe(0)
  })
})

describe('variables of git', () => {
  test('GIT_INDEX_FILE names the index', async () => {
    const folder = repository({ 'a.txt': 'nothing\n' })
    const environment = { GIT_INDEX_FILE: path.join(folder, 'other-index') }
    writeFiles(folder, { 'b.txt': keyLine() })
    tryGit(folder, ['add', 'b.txt'], environment)
    const codes = [(await scanJson(['--staged'], { folder })).code, (await scanJson(['--staged'], { folder, environment })).code]
    expect(codes).toEqual([0, 1])
  })

  test('GIT_DIR and GIT_WORK_TREE name the repository', async () => {
    const folder = repository({ 'a.txt': 'nothing\n' })
    writeFiles(folder, { 'b.txt': keyLine() })
    git(folder, 'add', 'b.txt')
    const environment = { GIT_DIR: path.join(folder, '.git'), GIT_WORK_TREE: folder }
    expect(pathsOf((await scanJson(['--staged'], { folder: temporaryFolder(), environment })).report)).toEqual(['b.txt'])
  })

  test('GIT_OBJECT_DIRECTORY names the objects', async () => {
    const folder = repository({ 'a.txt': 'nothing\n' })
    const environment = {
      GIT_OBJECT_DIRECTORY: temporaryFolder(),
      GIT_ALTERNATE_OBJECT_DIRECTORIES: path.join(folder, '.git/objects'),
    }
    writeFiles(folder, { 'b.txt': keyLine() })
    tryGit(folder, ['add', 'b.txt'], environment)
    expect((await scanJson(['--staged'], { folder, environment })).code).toBe(1)
  })
})

describe('the repository stays as it is', () => {
  /** Staged changes, stale times in the index, a hook for writes of the index. */
  function busyRepository(): string {
    const folder = repository({ 'a.txt': 'nothing\n', 'b.txt': keyLine(1), 'sub/c.txt': 'nothing\n' })
    writeFiles(folder, { 'a.txt': keyLine(2), 'b.txt': `${keyLine(1)}more\n`, 'untracked.txt': keyLine(3) })
    symlinkSync('a.txt', path.join(folder, 'link'))
    git(folder, 'add', 'a.txt', 'b.txt', 'link')
    utimesSync(path.join(folder, 'sub/c.txt'), 1, 1)
    utimesSync(path.join(folder, 'a.txt'), 1, 1)
    return folder
  }

  test.each([[['--staged']], [[]], [['--ignored']]])('after scanning with %j', async (args) => {
    const folder = busyRepository()
    const before = listing(folder)
    expect((await scanJson(args, { folder })).code).toBe(1)
    expect(listing(folder)).toEqual(before)
  })

  test('after scanning while another git holds the lock of the index', async () => {
    const folder = busyRepository()
    writeFiles(folder, { '.git/index.lock': '' })
    const { code, report } = await scanJson(['--staged'], { folder })
    expect({ code, problems: report.problems, lock: existsSync(path.join(folder, '.git/index.lock')) }).toEqual({
      code: 1,
      problems: [],
      lock: true,
    })
  })
})
