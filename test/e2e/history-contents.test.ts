// `straykey history` finds keys whatever git makes of the file: binary, `-diff`, UTF-16, deep deltas, replaced commits.
import { execFileSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { liveKey } from '../support/fake-keys.ts'
import { auditAllWays, auditJson, commit, countedOf, findingOf, gitWith, heldByGit, idOf, timelineOf } from '../support/history.ts'
import { keyLine } from '../support/places.ts'
import { git, gitEnvironment, repository } from '../support/repo.ts'
import { runCli } from '../support/run-cli.ts'

const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')

/** A file that changes in the middle each time; the key came with one version and went with another. */
function versions(count: number, from: number, to: number): string {
  const lines = Array.from({ length: 60 }, (_, i) => `line ${i}`.padEnd(60))
  let stream = ''
  for (let version = 0; version < count; version++) {
    lines[20 + (version % 40)] = `version ${version}`.padEnd(60)
    lines[10] = version >= from && version < to ? keyLine(1).trimEnd().padEnd(60) : 'none'.padEnd(60)
    const text = lines.join('\n')
    const author = `author A <a@example.com> ${1_600_000_000 + version} +0200\n`
    stream += `commit refs/heads/main\n${author}committer C <c@example.com> ${1_600_000_000 + version * 60} +0000\ndata 1\nx`
    stream += `\nM 644 inline deep/file.txt\ndata ${text.length}\n${text}\n`
  }
  return stream
}

describe('a key in a file', () => {
  it('is found where git shows no differences, in binary files, and in UTF-16', async () => {
    const folder = repository({ '.gitattributes': '*.lock -diff\n*.bin binary\n*.crypt filter=gone\n' })
    const files = {
      'a.lock': keyLine(1),
      'b.bin': Buffer.concat([Buffer.from([0, 1, 2, 0xff, 0xfe, 0]), Buffer.from(keyLine(2))]),
      'c.txt': utf16(`first\r\n${keyLine(3)}`),
      'd.txt': utf16(keyLine(4)).swap16(),
      'e.crypt': keyLine(5),
    }
    const first = commit(folder, { files, date: '2024-06-06T06:06:06-06:00' })
    commit(folder, { files: Object.fromEntries(Object.keys(files).map((name) => [name, 'gone\n'])) })
    const report = await auditAllWays(folder)
    const told = [1, 2, 3, 4, 5].map((seed) => ({ first: timelineOf(report, seed).first?.id, paths: timelineOf(report, seed).paths }))
    expect(told).toEqual(Object.keys(files).map((name) => ({ first, paths: [name] })))
    expect(findingOf(report, 3).locations).toMatchObject([{ path: 'c.txt', line: 2, column: 8, commit: first }])
    expect(findingOf(report, 4).locations).toMatchObject([{ path: 'd.txt', line: 1, column: 8, commit: first }])
  })

  it('is found behind 200 deltas, with all its commits', async () => {
    const folder = repository()
    gitWith(folder, { input: versions(240, 60, 170) }, '-c', 'fastimport.unpackLimit=0', 'fast-import', '--quiet', '--depth=250')
    const chain = git(folder, 'verify-pack', '--verbose', path.join('.git/objects/pack', packOf(folder))).match(/chain length = (\d+)/g)
    expect(Math.max(...(chain ?? []).map((one) => Number(one.slice('chain length = '.length))))).toBeGreaterThan(200)
    const [{ report }, plain] = await Promise.all([auditJson(folder), auditJson(folder, '--plain')])
    const expected = heldByGit(folder, 1)
    expect(expected).toMatchObject({ commits: 110, objects: 110, paths: ['deep/file.txt'] })
    expect(timelineOf(report, 1)).toMatchObject({ ...expected, first: { id: idOf(folder, 'main~179'), date: '2020-09-13T14:27:40+02:00' } })
    expect(plain.report.findings).toEqual(report.findings)
  })

  it('is found in SHA-256 repositories', async () => {
    const folder = repository()
    git(folder, 'init', '--quiet', '--object-format=sha256', '--initial-branch=main', 'new')
    const inner = path.join(folder, 'new')
    const first = commit(inner, { files: { 'a.txt': keyLine(6) } })
    commit(inner, { files: { 'a.txt': 'gone\n' } })
    expect(first).toHaveLength(64)
    expect(timelineOf(await auditAllWays(inner), 6)).toMatchObject({ first: { id: first }, ...heldByGit(inner, 6) })
  })

  it('is found on both sides of a replacement, each with its own origin', async () => {
    const folder = repository({ 'readme.txt': 'nothing\n' })
    const replaced = commit(folder, { files: { 'a.txt': keyLine(7) } })
    const last = commit(folder, { files: { 'b.txt': 'after\n' } })
    git(folder, 'switch', '--quiet', '--orphan', 'other')
    const replacing = commit(folder, { files: { 'a.txt': keyLine(8) } })
    git(folder, 'switch', '--quiet', 'main')
    git(folder, 'branch', '--quiet', '--delete', '--force', 'other')
    git(folder, 'replace', replaced, replacing)
    const report = await auditAllWays(folder)
    const ref = `refs/replace/${replaced}`
    expect(timelineOf(report, 7)).toMatchObject({ first: { id: replaced }, commits: 2, refs: ['HEAD', 'refs/heads/main'], inHead: true })
    expect(timelineOf(report, 8)).toMatchObject({ first: { id: replacing }, commits: 1, refs: [ref], inHead: false })
    expect(idOf(folder, 'HEAD')).toBe(last)
  })

  it('is found in a replaced blob and in the one that stands for it', async () => {
    const folder = repository({ 'a.txt': keyLine(9) })
    const replacing = gitWith(folder, { input: keyLine(10) }, 'hash-object', '-w', '--stdin').trim()
    git(folder, 'replace', idOf(folder, 'HEAD:a.txt'), replacing)
    const report = await auditAllWays(folder)
    expect(timelineOf(report, 9)).toMatchObject({ commits: 1, paths: ['a.txt'], inHead: true, inIndex: true })
    expect(timelineOf(report, 10)).toMatchObject({
      commits: 0,
      paths: [],
      refs: [expect.stringMatching(/^refs\/replace\//)],
      inHead: false,
    })
  })

  it('is found behind a graft, with the parents that are stored', async () => {
    const folder = repository({ 'readme.txt': 'nothing\n' })
    const first = commit(folder, { files: { 'a.txt': keyLine(11) } })
    const cut = commit(folder, { files: { 'a.txt': 'gone\n' } })
    writeFileSync(path.join(folder, '.git/info/grafts'), `${cut}\n`)
    expect(git(folder, 'rev-list', '--count', 'HEAD').trim()).toBe('1')
    const expected = { first: { id: first }, commits: 1, refs: ['HEAD', 'refs/heads/main'] }
    expect(timelineOf(await auditAllWays(folder), 11)).toMatchObject(expected)
  })

  it('is found in a shallow graft that git made of a range', async () => {
    const folder = repository({ 'readme.txt': 'nothing\n' })
    const base = idOf(folder, 'HEAD')
    commit(folder, { files: { 'a.txt': keyLine(12) } })
    const cut = commit(folder, { files: { 'a.txt': 'gone\n' } })
    writeFileSync(path.join(folder, '.git/info/grafts'), `${cut} ${base}\n`)
    const { report, code } = await auditJson(folder, '--range', `${base}..HEAD`)
    expect({ code, found: countedOf(report, [12]) }).toEqual({ code: 1, found: [12] })
  })
})

describe('a key that is still there', () => {
  const flags = async (folder: string, seed: number) => {
    const { inHead, inIndex, inWorkTree, headPaths } = timelineOf((await auditJson(folder)).report, seed)
    return { inHead, inIndex, inWorkTree, headPaths }
  }

  it.each([
    ['in all three', [], { inHead: true, inIndex: true, inWorkTree: true, headPaths: ['a.txt'] }],
    ['not in the work tree', ['rm a.txt'], { inHead: true, inIndex: true, inWorkTree: false, headPaths: ['a.txt'] }],
    ['in HEAD alone', ['git rm -q a.txt'], { inHead: true, inIndex: false, inWorkTree: false, headPaths: ['a.txt'] }],
    [
      'in the index alone',
      ['git rm -q a.txt', 'git commit -qm x', 'git checkout -q HEAD~1 -- a.txt', 'rm a.txt'],
      { inHead: false, inIndex: true, inWorkTree: false, headPaths: [] },
    ],
    [
      'in the work tree alone',
      ['cp a.txt b.txt', 'git rm -q a.txt', 'git commit -qm x', 'mv b.txt a.txt'],
      { inHead: false, inIndex: false, inWorkTree: true, headPaths: [] },
    ],
    ['nowhere any more', ['git rm -q a.txt', 'git commit -qm x'], { inHead: false, inIndex: false, inWorkTree: false, headPaths: [] }],
    [
      'at another path',
      ['git mv a.txt z.txt', 'git commit -qm x'],
      { inHead: true, inIndex: true, inWorkTree: true, headPaths: ['z.txt'] },
    ],
    [
      'behind a folder that took its name',
      ['git mv a.txt z.txt', 'mkdir a.txt', 'mv z.txt a.txt/z.txt'],
      { inHead: true, inIndex: true, inWorkTree: false, headPaths: ['a.txt'] },
    ],
    [
      'in a conflict',
      [
        'git branch b',
        'echo x > a.txt',
        'git commit -qam x',
        'git switch -q b',
        'echo y >> a.txt',
        'git commit -qam y',
        'git merge -q main || true',
      ],
      { inHead: true, inIndex: true, inWorkTree: true, headPaths: ['a.txt'] },
    ],
  ])('is told: %s', async (_, commands, expected) => {
    const folder = repository({ 'a.txt': keyLine(1), 'readme.txt': 'nothing\n' })
    shell(folder, commands)
    expect(await flags(folder, 1)).toEqual(expected)
  })

  it('is told of a file whose name is not UTF-8', async () => {
    const folder = repository()
    shell(folder, [`printf '%s' '${liveKey(2)}' > "$(printf 'caf\\351')"`, 'git add .', 'git commit -qm x'])
    const { report } = await auditJson(folder)
    expect(timelineOf(report, 2)).toMatchObject({ inHead: true, inIndex: true, inWorkTree: true })
  })

  it('is said in words', async () => {
    const folder = repository({ 'a.txt': keyLine(1) })
    shell(folder, ['git rm -q --cached a.txt', 'git commit -qm x'])
    const { stdout } = await runCli(['history'], { folder })
    expect(stdout).toMatch(/still in +the work tree; gone from HEAD and the index/)
  })
})

function packOf(folder: string): string {
  const [name] = readdirSync(path.join(folder, '.git/objects/pack')).filter((one) => one.endsWith('.idx'))
  return name ?? 'no pack'
}

function shell(folder: string, commands: readonly string[]): void {
  execFileSync('sh', ['-ec', commands.join('\n')], { cwd: folder, env: gitEnvironment, stdio: 'pipe' })
}
