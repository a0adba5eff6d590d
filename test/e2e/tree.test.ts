// Scanning files on disk: which ones are scanned, and what the summary says of the others.
import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { liveKey } from '../support/fake-keys.ts'
import { keyLine, leftOutOf, pathsOf, placesOf } from '../support/places.ts'
import { git, repository, temporaryFolder, writeFiles } from '../support/repo.ts'
import { runCli, scanJson } from '../support/run-cli.ts'

describe('in a git work tree', () => {
  test('a tracked file is scanned', async () => {
    const folder = repository({ 'src/app.ts': keyLine() })
    const { code, report } = await scanJson([], { folder })
    expect({ code, places: placesOf(report) }).toEqual({ code: 1, places: ['src/app.ts:1:8'] })
  })

  test('an untracked file is scanned', async () => {
    const folder = repository({ 'a.txt': 'nothing' })
    writeFiles(folder, { 'new/b.txt': keyLine() })
    const { report } = await scanJson([], { folder })
    expect(pathsOf(report)).toEqual(['new/b.txt'])
  })

  test('what is on disk counts, not what was committed', async () => {
    const folder = repository({ 'a.txt': keyLine(1), 'b.txt': 'nothing' })
    writeFiles(folder, { 'a.txt': 'nothing', 'b.txt': keyLine(2) })
    const { report } = await scanJson([], { folder })
    expect(pathsOf(report)).toEqual(['b.txt'])
  })

  test('dotfiles are scanned', async () => {
    const folder = repository({ '.env': keyLine(1), '.config/.npmrc': keyLine(2) })
    writeFiles(folder, { '.env.local': keyLine(3) })
    const { report } = await scanJson([], { folder })
    expect(pathsOf(report)).toEqual(['.config/.npmrc', '.env', '.env.local'])
  })

  test('an ignored file is not scanned', async () => {
    const folder = repository({ '.gitignore': 'secret.env\n' })
    writeFiles(folder, { 'secret.env': keyLine() })
    expect((await scanJson([], { folder })).code).toBe(0)
  })

  test('ignored files and folders are counted and named in the summary, with the option that includes them', async () => {
    const folder = repository({ '.gitignore': 'secret.env\nbuild/\n' })
    writeFiles(folder, { 'secret.env': keyLine(), 'build/a.js': 'a', 'build/b.js': 'b' })
    const { stdout } = await runCli([], { folder })
    const line = stdout.split('\n').find((one) => one.includes('ignored by git')) ?? ''
    expect(line).toMatch(/\b2\b/)
    expect(line).toContain('secret.env')
    expect(line).toContain('build/')
    expect(line).toContain('--ignored')
  })

  test('--ignored scans ignored files and folders', async () => {
    const folder = repository({ '.gitignore': 'secret.env\nbuild/\n' })
    writeFiles(folder, { 'secret.env': keyLine(1), 'build/deep/a.js': keyLine(2) })
    const { report } = await scanJson(['--ignored'], { folder })
    expect(pathsOf(report)).toEqual(['build/deep/a.js', 'secret.env'])
  })

  test('a tracked file that is ignored, too, is scanned', async () => {
    const folder = repository({ '.env': keyLine() })
    writeFiles(folder, { '.gitignore': '.env\n' })
    expect(pathsOf((await scanJson([], { folder })).report)).toEqual(['.env'])
  })

  test.each(['--assume-unchanged', '--skip-worktree'])('a file marked %s is scanned as it is on disk', async (mark) => {
    const folder = repository({ 'a.txt': 'nothing' })
    git(folder, 'update-index', mark, 'a.txt')
    writeFiles(folder, { 'a.txt': keyLine() })
    expect(pathsOf((await scanJson([], { folder })).report)).toEqual(['a.txt'])
  })

  test('nothing is left out for its name: dependencies, lock files, images, tests', async () => {
    const names = ['node_modules/x/index.js', 'package-lock.json', 'vendor/lib.go', 'logo.png', 'test/a.test.ts', 'dist/app.min.js']
    const folder = repository(Object.fromEntries(names.map((name, i) => [name, keyLine(i)])))
    expect(pathsOf((await scanJson([], { folder })).report)).toEqual([...names].sort())
  })

  test('a tracked file that is gone is said to be gone', async () => {
    const folder = repository({ 'a.txt': 'nothing', 'gone/b.txt': 'nothing' })
    rmSync(path.join(folder, 'gone'), { recursive: true })
    const { code, report } = await scanJson([], { folder })
    expect({ code, gone: leftOutOf(report, /deleted/), blobs: report.scanned.blobs }).toEqual({ code: 0, gone: ['gone/b.txt'], blobs: 1 })
  })

  test('a tracked file that has become a folder is no problem, and the folder is scanned', async () => {
    const folder = repository({ a: 'nothing' })
    rmSync(path.join(folder, 'a'))
    writeFiles(folder, { 'a/b.txt': keyLine() })
    const { report } = await scanJson([], { folder })
    expect({ paths: pathsOf(report), problems: report.problems }).toEqual({ paths: ['a/b.txt'], problems: [] })
  })

  test('a file in conflict is scanned once', async () => {
    const folder = repository({ 'a.txt': 'one\n' })
    git(folder, 'checkout', '--quiet', '-b', 'other')
    writeFiles(folder, { 'a.txt': 'two\n' })
    git(folder, 'commit', '--quiet', '-a', '-m', 'other')
    git(folder, 'checkout', '--quiet', 'main')
    writeFiles(folder, { 'a.txt': keyLine() })
    git(folder, 'commit', '--quiet', '-a', '-m', 'main')
    expect(() => git(folder, 'merge', 'other')).toThrow()
    const { report } = await scanJson([], { folder })
    expect({ places: placesOf(report), blobs: report.scanned.blobs }).toEqual({ places: ['a.txt:2:8'], blobs: 1 })
  })

  test("git's own files are not scanned", async () => {
    const folder = repository({ 'a.txt': 'nothing' })
    writeFiles(folder, { '.git/description': keyLine() })
    expect((await scanJson([], { folder })).code).toBe(0)
  })

  test('before its first commit it is scanned all the same', async () => {
    const folder = repository()
    writeFiles(folder, { 'a.txt': keyLine() })
    expect(pathsOf((await scanJson([], { folder })).report)).toEqual(['a.txt'])
  })

  test('a linked work tree is scanned', async () => {
    const folder = repository({ 'a.txt': keyLine() })
    const linked = path.join(temporaryFolder(), 'linked')
    git(folder, 'worktree', 'add', '--quiet', linked)
    const { report } = await scanJson([], { folder: linked })
    expect({ paths: pathsOf(report), problems: report.problems }).toEqual({ paths: ['a.txt'], problems: [] })
  })
})

describe('repositories inside a repository', () => {
  function withSubmodule(): string {
    const inner = repository({ 'lib.ts': keyLine() })
    const folder = repository({ 'a.txt': 'nothing' })
    git(folder, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner, 'libs/inner')
    git(folder, 'commit', '--quiet', '-m', 'submodule')
    return folder
  }

  test('a submodule is entered', async () => {
    const { report } = await scanJson([], { folder: withSubmodule() })
    expect(placesOf(report)).toEqual(['libs/inner/lib.ts:1:8'])
  })

  test('a submodule that is not checked out is said, with the remedy', async () => {
    const folder = withSubmodule()
    git(folder, 'submodule', '--quiet', 'deinit', '--force', 'libs/inner')
    const { report } = await scanJson([], { folder })
    const [skipped] = report.skipped.filter(({ reason }) => /submodule/.test(reason))
    expect(skipped).toMatchObject({ paths: ['libs/inner'], remedy: expect.stringContaining('submodule update') })
  })

  test("files that lie in the folder of a submodule that isn't checked out are scanned", async () => {
    const folder = withSubmodule()
    git(folder, 'submodule', '--quiet', 'deinit', '--force', 'libs/inner')
    writeFiles(folder, { 'libs/inner/notes.txt': keyLine() })
    expect(pathsOf((await scanJson([], { folder })).report)).toEqual(['libs/inner/notes.txt'])
  })

  test('an untracked repository is entered, and its own ignore rules hold', async () => {
    const folder = repository({ 'a.txt': 'nothing' })
    const inner = path.join(folder, 'nested/inner')
    mkdirSync(inner, { recursive: true })
    git(inner, 'init', '--quiet')
    writeFiles(inner, { '.gitignore': 'ignored.txt\n', 'b.txt': keyLine(1), 'ignored.txt': keyLine(2) })
    const { report } = await scanJson([], { folder })
    expect({ paths: pathsOf(report), ignored: leftOutOf(report, /ignored/) }).toEqual({
      paths: ['nested/inner/b.txt'],
      ignored: ['nested/inner/ignored.txt'],
    })
  })
})

describe('in a plain folder', () => {
  test('every file is scanned, vendored code, lock files and images too', async () => {
    const names = ['.env', 'vendor/a.go', 'yarn.lock', 'image.jpg', 'deep/er/b.txt', 'build/out.js']
    const folder = temporaryFolder()
    writeFiles(folder, Object.fromEntries(names.map((name, i) => [name, keyLine(i)])))
    expect(pathsOf((await scanJson([], { folder })).report)).toEqual([...names].sort())
  })

  test('a dependency folder is left out and named, with the option that includes it', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { 'a.txt': 'nothing', 'node_modules/x/index.js': keyLine() })
    const { code, stdout } = await runCli([], { folder })
    expect(code).toBe(0)
    expect(stdout).toMatch(/Not scanned: .*node_modules.*--ignored/)
  })

  test('--ignored scans dependency folders', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { 'node_modules/x/index.js': keyLine() })
    expect(pathsOf((await scanJson(['--ignored'], { folder })).report)).toEqual(['node_modules/x/index.js'])
  })

  test('the folders of other version-control systems are left out and named', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { 'a.txt': 'nothing', '.hg/store': keyLine(), 'sub/.svn/entries': keyLine() })
    const { code, report } = await scanJson([], { folder })
    expect({ code, named: leftOutOf(report, /version control/).sort() }).toEqual({ code: 0, named: ['.hg', 'sub/.svn'] })
  })

  test('a repository below it is listed by git: what it ignores is not scanned', async () => {
    const folder = temporaryFolder()
    mkdirSync(path.join(folder, 'project'))
    git(path.join(folder, 'project'), 'init', '--quiet')
    writeFiles(folder, { 'project/.gitignore': 'no.txt\n', 'project/no.txt': keyLine(1), 'project/yes.txt': keyLine(2) })
    expect(pathsOf((await scanJson([], { folder })).report)).toEqual(['project/yes.txt'])
  })

  test('a file that .gitignore names is scanned, as no git manages the folder', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { '.gitignore': '*.env\n', 'a.env': keyLine() })
    expect(pathsOf((await scanJson([], { folder })).report)).toEqual(['a.env'])
  })
})

describe('contents', () => {
  test('a key behind eight megabytes is found, in its line and column', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { 'big.log': `${'a line of a log\n'.repeat(500_000)}${keyLine()}` })
    const { report } = await scanJson([], { folder })
    expect(placesOf(report)).toEqual(['big.log:500001:8'])
  })

  test('a key in a line of eight megabytes is found, in its column', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { 'one-line.json': `${' '.repeat(8_000_000)}${keyLine()}` })
    expect(placesOf((await scanJson([], { folder })).report)).toEqual(['one-line.json:1:8000008'])
  })

  test.each([
    ['UTF-16 little-endian with a mark', Buffer.from(`\ufeff${keyLine()}`, 'utf16le')],
    ['UTF-16 big-endian with a mark', Buffer.from(`\ufeff${keyLine()}`, 'utf16le').swap16()],
    ['UTF-16 without a mark', Buffer.from(keyLine(), 'utf16le')],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${keyLine()}`)],
  ])('a key in %s is found, in its column', async (_, bytes) => {
    const folder = temporaryFolder()
    writeFiles(folder, { 'a.txt': bytes })
    expect(placesOf((await scanJson([], { folder })).report)).toEqual(['a.txt:1:8'])
  })

  test('a key among zero bytes is found', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { 'a.bin': Buffer.concat([Buffer.alloc(300), Buffer.from(liveKey()), Buffer.alloc(300)]) })
    expect(pathsOf((await scanJson([], { folder })).report)).toEqual(['a.bin'])
  })

  test('lines that end in a carriage return alone are counted', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { 'mac.txt': `one\rtwo\r${keyLine()}` })
    expect(placesOf((await scanJson([], { folder })).report)).toEqual(['mac.txt:3:8'])
  })

  test('an empty folder is loud: scanned 0 files says nothing about secrets', async () => {
    const { code, stdout } = await runCli([], { folder: temporaryFolder() })
    expect(code).toBe(0)
    expect(stdout).toMatch(/Scanned 0 files.*nothing about secrets/)
  })

  test('an empty folder is loud on the error stream when the report is for programs', async () => {
    const { stderr } = await runCli(['--format', 'sarif'], { folder: temporaryFolder() })
    expect(stderr).toMatch(/scanned 0 files/i)
  })
})
