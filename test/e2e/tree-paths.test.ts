// What the PATHs on the command line mean, and what reported paths are relative to.
import { mkdirSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { keyLine, leftOutOf, pathsOf } from '../support/places.ts'
import { git, repository, temporaryFolder, writeFiles } from '../support/repo.ts'
import { runCli, scanJson } from '../support/run-cli.ts'

function folderWith(...names: string[]): string {
  const folder = temporaryFolder()
  writeFiles(folder, Object.fromEntries(names.map((name, i) => [name, keyLine(i)])))
  return folder
}

describe('PATH', () => {
  test('the word scan before it changes nothing', async () => {
    const folder = folderWith('a/x.txt', 'b/x.txt')
    expect(pathsOf((await scanJson(['scan', 'a'], { folder })).report)).toEqual(['a/x.txt'])
  })

  test('of several, all are scanned and nothing else', async () => {
    const folder = folderWith('a/x.txt', 'b/x.txt', 'c/x.txt')
    expect(pathsOf((await scanJson(['a', 'c'], { folder })).report)).toEqual(['a/x.txt', 'c/x.txt'])
  })

  test('may be a file', async () => {
    const folder = folderWith('a/x.txt', 'a/y.txt')
    expect(pathsOf((await scanJson(['a/y.txt'], { folder })).report)).toEqual(['a/y.txt'])
  })

  test('given twice, or inside another, is scanned once', async () => {
    const folder = folderWith('a/x.txt')
    const { report } = await scanJson(['a', './a/', 'a/x.txt'], { folder })
    expect(report.scanned.blobs).toBe(1)
  })

  test('may be absolute', async () => {
    const folder = folderWith('a/x.txt')
    expect(pathsOf((await scanJson([path.join(folder, 'a')], { folder })).report)).toEqual(['a/x.txt'])
  })

  test('behind -- may begin with a hyphen', async () => {
    const folder = folderWith('--version')
    const { code, stdout } = await runCli(['--', '--version'], { folder })
    expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringContaining('--version:1:8') })
  })

  test('that does not exist is refused with its name and exit code 2', async () => {
    const { code, stderr } = await runCli(['nowhere.txt'], { folder: temporaryFolder() })
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/nowhere\.txt.*no such file/) })
  })

  test('that does not exist is refused even when others exist', async () => {
    const { code, stdout } = await runCli(['a', 'nowhere'], { folder: folderWith('a/x.txt') })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  })

  test('below a file is refused with exit code 2', async () => {
    expect((await runCli(['a.txt/b'], { folder: folderWith('a.txt') })).code).toBe(2)
  })
})

describe('a PATH with characters of globs', () => {
  test.each(['[id].ts', '(group)/a.txt', '{a,b}.txt', 'what?.txt', '!not.txt', '@(x)/+(y).txt'])(
    'is literal when it exists: %s',
    async (name) => {
      const folder = folderWith(name, 'i.ts', 'group/a.txt', 'a.txt')
      expect(pathsOf((await scanJson([name], { folder })).report)).toEqual([name])
    },
  )

  test('is expanded when it does not exist', async () => {
    const folder = folderWith('src/a.ts', 'src/b.js', 'src/deep/c.ts')
    expect(pathsOf((await scanJson(['src/**/*.ts'], { folder })).report)).toEqual(['src/a.ts', 'src/deep/c.ts'])
  })

  test('is expanded to dotfiles, too', async () => {
    const folder = folderWith('.env', 'sub/.env.local')
    expect(pathsOf((await scanJson(['**/.env*'], { folder })).report)).toEqual(['.env', 'sub/.env.local'])
  })

  test('finds a file that has such characters itself', async () => {
    const folder = folderWith('app/[id]/page.ts', 'app/other/page.ts')
    expect(pathsOf((await scanJson(['app/*/page.ts'], { folder })).report)).toEqual(['app/[id]/page.ts', 'app/other/page.ts'])
  })

  test('that fits nothing is refused with exit code 2', async () => {
    const { code, stderr } = await runCli(['*.py'], { folder: folderWith('a.txt') })
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('*.py') })
  })

  test('does not follow the links that it is expanded to', async () => {
    const outside = folderWith('x.txt')
    const folder = temporaryFolder()
    writeFiles(folder, { 'a.txt': 'nothing' })
    symlinkSync(path.join(outside, 'x.txt'), path.join(folder, 'link.txt'))
    expect(pathsOf((await scanJson(['*.txt'], { folder })).report)).toEqual([])
  })

  test('is no crash when it is expanded to a link that leads nowhere', async () => {
    const folder = folderWith('a.txt')
    symlinkSync('nowhere', path.join(folder, 'b.txt'))
    const { code, stderr } = await runCli(['*.txt'], { folder })
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
  })
})

describe('reported paths', () => {
  test('are relative to the current folder when the target lies in it', async () => {
    const folder = folderWith('sub/deep/x.txt')
    const { report } = await scanJson(['sub/deep'], { folder })
    expect({ root: report.root, paths: pathsOf(report) }).toEqual({ root: folder, paths: ['sub/deep/x.txt'] })
  })

  test('are relative to the target when it lies elsewhere', async () => {
    const target = folderWith('deep/x.txt')
    const { report } = await scanJson([target], { folder: temporaryFolder() })
    expect({ root: report.root, paths: pathsOf(report) }).toEqual({ root: target, paths: ['deep/x.txt'] })
  })

  test('are relative to the common folder of targets that lie elsewhere', async () => {
    const target = folderWith('a/x.txt', 'b/y.txt')
    const { report } = await scanJson([path.join(target, 'a'), path.join(target, 'b/y.txt')], { folder: temporaryFolder() })
    expect({ root: report.root, paths: pathsOf(report) }).toEqual({ root: target, paths: ['a/x.txt', 'b/y.txt'] })
  })

  test('lead to the file when the target is a link', async () => {
    const folder = folderWith('real/x.txt')
    symlinkSync('real/x.txt', path.join(folder, 'link.txt'))
    expect(pathsOf((await scanJson(['link.txt'], { folder })).report)).toEqual([expect.stringMatching(/^(?:link|real\/x)\.txt$/)])
  })

  test('are those of a folder that was named through a link', async () => {
    const folder = folderWith('real/x.txt')
    symlinkSync('real', path.join(folder, 'link'))
    expect(pathsOf((await scanJson(['link'], { folder })).report)).toEqual(['link/x.txt'])
  })
})

describe('a target inside a repository', () => {
  test('is scanned alone', async () => {
    const folder = repository({ 'top.txt': keyLine(1), 'sub/a.txt': keyLine(2) })
    expect(pathsOf((await scanJson(['sub'], { folder })).report)).toEqual(['sub/a.txt'])
  })

  test('may be the current folder', async () => {
    const folder = repository({ 'top.txt': keyLine(1), 'sub/a.txt': keyLine(2) })
    const { report } = await scanJson([], { folder: path.join(folder, 'sub') })
    expect(pathsOf(report)).toEqual(['a.txt'])
  })

  test('obeys ignore rules of the folders above it', async () => {
    const folder = repository({ '.gitignore': '*.env\n', 'sub/a.txt': 'nothing' })
    writeFiles(folder, { 'sub/b.env': keyLine() })
    const { code, report } = await scanJson(['sub'], { folder })
    expect({ code, ignored: leftOutOf(report, /ignored/) }).toEqual({ code: 0, ignored: ['sub/b.env'] })
  })

  test.each(['build', 'build/', 'build/deep'])('is scanned when git ignores it, as it was named: %s', async (target) => {
    const folder = repository({ '.gitignore': 'build/\n', 'a.txt': 'nothing' })
    writeFiles(folder, { 'build/deep/out.js': keyLine() })
    expect(pathsOf((await scanJson([target], { folder })).report)).toEqual(['build/deep/out.js'])
  })

  test('is scanned when it is an ignored file, as it was named', async () => {
    const folder = repository({ '.gitignore': '*.env\n' })
    writeFiles(folder, { 'a.env': keyLine() })
    expect(pathsOf((await scanJson(['a.env'], { folder })).report)).toEqual(['a.env'])
  })

  test('may be an untracked folder', async () => {
    const folder = repository({ 'a.txt': 'nothing' })
    writeFiles(folder, { 'new/b.txt': keyLine() })
    expect(pathsOf((await scanJson(['new'], { folder })).report)).toEqual(['new/b.txt'])
  })

  test("may be its submodule's folder", async () => {
    const inner = repository({ 'lib.ts': keyLine() })
    const folder = repository({ 'a.txt': 'nothing' })
    git(folder, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner, 'inner')
    expect(pathsOf((await scanJson(['inner'], { folder })).report)).toEqual(['inner/lib.ts'])
  })
})

describe('--include and --exclude', () => {
  test('--exclude leaves out what fits, and the summary counts it', async () => {
    const folder = folderWith('a.txt', 'docs/b.md', 'docs/c.md')
    const { code, stdout } = await runCli(['--exclude', 'docs/**', '--exclude', '*.txt'], { folder })
    expect(code).toBe(0)
    expect(stdout).toMatch(/Not scanned: 3 .*exclude/)
  })

  test('--include scans only what fits', async () => {
    const folder = folderWith('a.txt', 'b.md', 'deep/c.md')
    expect(pathsOf((await scanJson(['--include', '*.md'], { folder })).report)).toEqual(['b.md', 'deep/c.md'])
  })

  test('--exclude wins over --include', async () => {
    const folder = folderWith('a.md', 'deep/c.md')
    expect(pathsOf((await scanJson(['--include=*.md', '--exclude=deep'], { folder })).report)).toEqual(['a.md'])
  })

  test('a glob fits dotfiles', async () => {
    const folder = folderWith('.env', 'deep/.env', 'a.txt')
    expect(pathsOf((await scanJson(['--include', '.env'], { folder })).report)).toEqual(['.env', 'deep/.env'])
  })

  test('they hold for files that are named, too', async () => {
    const folder = folderWith('a.txt')
    const { report } = await scanJson(['a.txt', '--exclude', 'a.txt'], { folder })
    expect({ paths: pathsOf(report), leftOut: leftOutOf(report, /exclude/) }).toEqual({ paths: [], leftOut: ['a.txt'] })
  })
})

test('a folder with a repository at the top and another current folder gives the same paths as from inside', async () => {
  const folder = repository({ 'sub/a.txt': keyLine() })
  mkdirSync(path.join(folder, 'other'))
  const { report } = await scanJson([folder], { folder: path.join(folder, 'other') })
  expect(pathsOf(report)).toEqual(['sub/a.txt'])
})
