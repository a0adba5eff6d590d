// `--staged`: what `git commit` would record, and which of its secrets are new.
import { rmSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { liveKey } from '../support/fake-keys.ts'
import { keyLine, leftOutOf, pathsOf, placesOf } from '../support/places.ts'
import { git, repository, temporaryFolder, writeFiles } from '../support/repo.ts'
import { runCli, scanJson } from '../support/run-cli.ts'

/** Writes the files and stages them. */
function stage(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  writeFiles(folder, files)
  git(folder, 'add', '--', ...Object.keys(files))
}

describe('the index decides', () => {
  test('a key that is staged is found though the work tree has none', async () => {
    const folder = repository({ 'a.txt': 'nothing\n' })
    stage(folder, { 'a.txt': keyLine() })
    writeFiles(folder, { 'a.txt': 'nothing\n' })
    const { code, report } = await scanJson(['--staged'], { folder })
    expect({ code, places: placesOf(report) }).toEqual({ code: 1, places: ['a.txt:1:8'] })
  })

  test('a key in the work tree alone is not found', async () => {
    const folder = repository({ 'a.txt': 'nothing\n' })
    writeFiles(folder, { 'a.txt': keyLine(), 'new.txt': keyLine() })
    expect((await scanJson(['--staged'], { folder })).code).toBe(0)
  })

  test('of a file staged in part, the staged part counts', async () => {
    const folder = repository({ 'a.txt': 'one\n' })
    stage(folder, { 'a.txt': `one\n${keyLine(1)}` })
    writeFiles(folder, { 'a.txt': `one\n${keyLine(1)}${keyLine(2)}` })
    expect(placesOf((await scanJson(['--staged'], { folder })).report)).toEqual(['a.txt:2:8'])
  })

  test('a file that is staged but gone from the work tree is scanned', async () => {
    const folder = repository({ 'a.txt': 'nothing\n' })
    stage(folder, { 'b.txt': keyLine() })
    rmSync(path.join(folder, 'b.txt'))
    expect(pathsOf((await scanJson(['--staged'], { folder })).report)).toEqual(['b.txt'])
  })

  test('a file that is ignored but staged by force is scanned', async () => {
    const folder = repository({ '.gitignore': '*.env\n' })
    writeFiles(folder, { 'a.env': keyLine() })
    git(folder, 'add', '--force', 'a.env')
    expect(pathsOf((await scanJson(['--staged'], { folder })).report)).toEqual(['a.env'])
  })

  test('a file that is announced with intent to add is not part of the commit', async () => {
    const folder = repository({ 'a.txt': 'nothing\n' })
    writeFiles(folder, { 'b.txt': keyLine() })
    git(folder, 'add', '--intent-to-add', 'b.txt')
    const { code, report } = await scanJson(['--staged'], { folder })
    expect({ code, blobs: report.scanned.blobs }).toEqual({ code: 0, blobs: 0 })
  })

  test('a staged link is scanned as the text that git records for it', async () => {
    const folder = repository({ 'a.txt': 'nothing\n' })
    symlinkSync(`/secrets/${liveKey()}`, path.join(folder, 'link'))
    git(folder, 'add', 'link')
    expect(pathsOf((await scanJson(['--staged'], { folder })).report)).toEqual(['link'])
  })

  test('a deletion adds nothing', async () => {
    const folder = repository({ 'a.txt': keyLine(), 'b.txt': 'nothing\n' })
    git(folder, 'rm', '--quiet', 'a.txt')
    expect((await scanJson(['--staged'], { folder })).code).toBe(0)
  })

  test('a submodule is named as left out, as its commits are its own', async () => {
    const inner = repository({ 'lib.ts': 'nothing\n' })
    const folder = repository({ 'a.txt': 'nothing\n' })
    git(folder, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner, 'inner')
    const { code, report } = await scanJson(['--staged'], { folder })
    expect({ code, named: leftOutOf(report, /submodule/) }).toEqual({ code: 0, named: ['inner'] })
  })

  test('an empty index is loud and gives exit code 0', async () => {
    const { code, stdout } = await runCli(['--staged'], { folder: repository({ 'a.txt': keyLine() }) })
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/Scanned 0 staged files.*nothing about secrets/) })
  })

  test('--exclude leaves out a staged file, and the summary counts it', async () => {
    const folder = repository({ 'a.txt': 'nothing\n' })
    stage(folder, { 'docs/b.md': keyLine() })
    const { code, report } = await scanJson(['--staged', '--exclude=docs'], { folder })
    expect({ code, named: leftOutOf(report, /exclude/) }).toEqual({ code: 0, named: ['docs/b.md'] })
  })
})

describe('only what the commit adds counts', () => {
  test('a secret that the file holds in HEAD is reported as existing and does not fail', async () => {
    const folder = repository({ 'a.txt': keyLine() })
    stage(folder, { 'a.txt': `// moved down\n${keyLine()}` })
    const { code, report } = await scanJson(['--staged'], { folder })
    expect({ code, by: report.findings.map(({ suppression }) => suppression?.by) }).toEqual({ code: 0, by: ['existing'] })
  })

  test('the summary counts existing secrets', async () => {
    const folder = repository({ 'a.txt': keyLine() })
    stage(folder, { 'a.txt': `// moved down\n${keyLine()}` })
    expect((await runCli(['--staged'], { folder })).stdout).toMatch(/1 existing/)
  })

  test('a new secret beside an existing one fails', async () => {
    const folder = repository({ 'a.txt': keyLine(1) })
    stage(folder, { 'a.txt': keyLine(1) + keyLine(2) })
    const { code, report } = await scanJson(['--staged'], { folder })
    expect({ code, places: placesOf(report) }).toEqual({ code: 1, places: ['a.txt:2:8'] })
  })

  test('a new secret on the line of an existing one fails', async () => {
    const folder = repository({ 'a.txt': keyLine(1) })
    stage(folder, { 'a.txt': `${keyLine(1).trim()} ${keyLine(2)}` })
    expect((await scanJson(['--staged'], { folder })).code).toBe(1)
  })

  test('a secret copied to another file fails', async () => {
    const folder = repository({ 'a.txt': keyLine() })
    stage(folder, { 'b.txt': `another file\n${keyLine()}` })
    expect(pathsOf((await scanJson(['--staged'], { folder })).report)).toEqual(['b.txt'])
  })

  test('a secret exists already in a file that is renamed and changed', async () => {
    const text = 'a line of text\n'.repeat(30)
    const folder = repository({ 'old.txt': text + keyLine() })
    git(folder, 'mv', 'old.txt', 'new.txt')
    stage(folder, { 'new.txt': `${text + keyLine()}one more line\n` })
    expect((await scanJson(['--staged'], { folder })).code).toBe(0)
  })

  test('a secret that comes with a renaming fails', async () => {
    const text = 'a line of text\n'.repeat(30)
    const folder = repository({ 'old.txt': text })
    git(folder, 'mv', 'old.txt', 'new.txt')
    stage(folder, { 'new.txt': text + keyLine() })
    expect(placesOf((await scanJson(['--staged'], { folder })).report)).toEqual(['new.txt:31:8'])
  })

  test('a secret that an earlier commit held and HEAD does not is new', async () => {
    const folder = repository({ 'a.txt': keyLine() })
    writeFiles(folder, { 'a.txt': 'nothing\n' })
    git(folder, 'commit', '--quiet', '--all', '--message=removed')
    stage(folder, { 'a.txt': keyLine() })
    expect((await scanJson(['--staged'], { folder })).code).toBe(1)
  })

  test('a change of mode alone adds nothing', async () => {
    const folder = repository({ 'a.sh': keyLine() })
    git(folder, 'update-index', '--chmod=+x', 'a.sh')
    expect((await scanJson(['--staged'], { folder })).code).toBe(0)
  })

  test('an existing secret in UTF-8 that is written in UTF-16 now exists still', async () => {
    const folder = repository({ 'a.txt': keyLine() })
    stage(folder, { 'a.txt': Buffer.from(keyLine(), 'utf16le') })
    expect((await scanJson(['--staged'], { folder })).code).toBe(0)
  })

  test('a new secret in a file whose old version holds an allowance fails', async () => {
    const folder = repository({ 'a.txt': '// straykey:allow -- not yet there\n' })
    stage(folder, { 'a.txt': keyLine() })
    expect((await scanJson(['--staged'], { folder })).code).toBe(1)
  })
})

describe('what is staged may be', () => {
  test.each([
    ['UTF-16 with a mark', Buffer.from(`\ufeff${keyLine()}`, 'utf16le')],
    ['UTF-16 without a mark', Buffer.from(keyLine(), 'utf16le').swap16()],
    ['binary', Buffer.concat([Buffer.from([0, 1, 2, 255, 254]), Buffer.from(keyLine()), Buffer.alloc(99)])],
    ['on one line without an end', Buffer.from(keyLine().trim())],
  ])('%s', async (_, bytes) => {
    const folder = repository({ 'a.txt': 'nothing\n' })
    stage(folder, { 'b.dat': bytes })
    expect(pathsOf((await scanJson(['--staged'], { folder })).report)).toEqual(['b.dat'])
  })

  test('twenty megabytes with the key at the end', async () => {
    const folder = repository({ 'a.txt': 'nothing\n' })
    stage(folder, { 'big.log': `${'a line of a log\n'.repeat(1_300_000)}${keyLine()}`, 'z.txt': keyLine(2) })
    expect(placesOf((await scanJson(['--staged'], { folder })).report)).toEqual(['big.log:1300001:8', 'z.txt:1:8'])
  })

  test('a file of no bytes, and others behind it are scanned', async () => {
    const folder = repository({ 'a.txt': 'nothing\n' })
    stage(folder, { '.gitkeep': '', 'b.txt': keyLine() })
    const { stdout, code } = await runCli(['--staged'], { folder })
    expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringContaining('b.txt:1:8') })
  })

  test('a file of no bytes alone', async () => {
    const folder = repository({ 'a.txt': 'nothing\n' })
    stage(folder, { '.gitkeep': '' })
    // Several times, as what is left unread in a pipe is a matter of luck.
    const runs = await Promise.all(Array.from({ length: 8 }, () => runCli(['--staged'], { folder })))
    expect(runs.map(({ code }) => code)).toEqual(runs.map(() => 0))
  })

  test('three hundred files', async () => {
    const folder = repository({ 'a.txt': 'nothing\n' })
    const names = Array.from({ length: 300 }, (_, i) => `f${String(i).padStart(3, '0')}.txt`)
    stage(folder, Object.fromEntries(names.map((name, i) => [name, i === 299 ? keyLine() : `text ${i}\n`])))
    const { report } = await scanJson(['--staged'], { folder })
    expect({ paths: pathsOf(report), blobs: report.scanned.blobs }).toEqual({ paths: ['f299.txt'], blobs: 300 })
  })

  test.skipIf(process.platform === 'win32')('in files with odd names', async () => {
    const names = ['with space.txt', 'two\nlines.txt', 'quo"te.txt', 'ünï.txt', ':colon.txt', '*.txt']
    const folder = repository({ 'a.txt': 'nothing\n' })
    writeFiles(folder, Object.fromEntries(names.map((name) => [name, keyLine()])))
    git(folder, 'add', '--all')
    expect(pathsOf((await scanJson(['--staged'], { folder })).report)).toEqual([...names].sort())
  })
})

describe('a repository', () => {
  test('may be before its first commit', async () => {
    const folder = repository()
    stage(folder, { 'a.txt': keyLine() })
    const { code, report } = await scanJson(['--staged'], { folder })
    expect({ code, paths: pathsOf(report) }).toEqual({ code: 1, paths: ['a.txt'] })
  })

  test('before its first commit with nothing staged is loud and gives exit code 0', async () => {
    const { code, stdout } = await runCli(['--staged'], { folder: repository() })
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('Scanned 0 staged files') })
  })

  test('may be on a new branch without a commit: everything in the index is new', async () => {
    const folder = repository({ 'a.txt': keyLine() })
    git(folder, 'checkout', '--quiet', '--orphan', 'fresh')
    expect((await scanJson(['--staged'], { folder })).code).toBe(1)
  })

  test.each([0, 1])('may use SHA-256, with %i commits', async (commits) => {
    const folder = temporaryFolder()
    git(folder, 'init', '--quiet', '--object-format=sha256')
    if (commits > 0) git(folder, 'commit', '--quiet', '--allow-empty', '--message=first')
    stage(folder, { 'a.txt': keyLine() })
    expect(pathsOf((await scanJson(['--staged'], { folder })).report)).toEqual(['a.txt'])
  })

  test('may be a linked work tree, which has an index of its own', async () => {
    const folder = repository({ 'a.txt': 'nothing\n' })
    const linked = path.join(temporaryFolder(), 'linked')
    git(folder, 'worktree', 'add', '--quiet', linked)
    stage(linked, { 'b.txt': keyLine() })
    const codes = [(await scanJson(['--staged'], { folder })).code, (await scanJson(['--staged'], { folder: linked })).code]
    expect(codes).toEqual([0, 1])
  })

  test('may be named by a path', async () => {
    const folder = repository({ 'a.txt': 'nothing\n' })
    stage(folder, { 'b.txt': keyLine() })
    expect((await scanJson(['--staged', folder], { folder: temporaryFolder() })).code).toBe(1)
  })

  test('named by a path to one of its files is no crash', async () => {
    expect([0, 2]).toContain((await runCli(['--staged', 'a.txt'], { folder: repository({ 'a.txt': 'nothing\n' }) })).code)
  })

  test('is needed: elsewhere it is exit code 2 with a message', async () => {
    const { code, stderr } = await runCli(['--staged'], { folder: temporaryFolder() })
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/not a git repository/) })
  })
})

describe('from a folder below the top', () => {
  function inSubfolder(): { folder: string; sub: string } {
    const folder = repository({ 'sub/a.txt': 'nothing\n' })
    stage(folder, { 'top.txt': keyLine(1), 'sub/a.txt': keyLine(2) })
    return { folder, sub: path.join(folder, 'sub') }
  }

  test('everything that is staged is scanned', async () => {
    const { sub } = inSubfolder()
    expect((await scanJson(['--staged'], { folder: sub })).report.scanned.blobs).toBe(2)
  })

  test('reported paths lead to the files from the reported root', async () => {
    const { folder, sub } = inSubfolder()
    const { report } = await scanJson(['--staged'], { folder: sub })
    const files = pathsOf(report).map((one) => path.resolve(report.root, one))
    expect(files.sort()).toEqual([path.join(folder, 'sub/a.txt'), path.join(folder, 'top.txt')])
  })

  test('addresses in SARIF are relative to the top of the repository', async () => {
    const { sub } = inSubfolder()
    const { stdout } = await runCli(['--staged', '--format=sarif'], { folder: sub })
    const places: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[] = JSON.parse(stdout).runs[0].results
    expect(places.map(({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri).sort()).toEqual(['sub/a.txt', 'top.txt'])
  })
})
