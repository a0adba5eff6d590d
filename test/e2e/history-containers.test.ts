// `straykey history` audits the repository that is meant, however it is stored: worktrees, bare, submodules, LFS, alternates.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { auditJson, commit, countedOf, findingOf, gitWith, idOf, storeBlob, timelineOf } from '../support/history.ts'
import { keyLine } from '../support/places.ts'
import { git, repository, temporaryFolder, writeFiles } from '../support/repo.ts'

const SEEDS = [1, 2, 3, 4, 5, 6]
const found = async (folder: string, ...args: string[]) => countedOf((await auditJson(folder, ...args)).report, SEEDS)

describe('the target', () => {
  it('may be a folder below the top: the whole repository is meant, with paths from its top', async () => {
    const folder = repository({ 'a.txt': keyLine(1), 'sub/deep/b.txt': keyLine(2) })
    const inside = path.join(folder, 'sub/deep')
    const [here, named] = [await auditJson(inside), await auditJson(folder, 'sub')]
    expect(here.report.root).toBe(folder)
    expect(here.report.findings).toEqual(named.report.findings)
    expect(timelineOf(here.report, 1)).toMatchObject({ paths: ['a.txt'], inHead: true, inIndex: true, inWorkTree: true })
    expect(timelineOf(here.report, 2)).toMatchObject({ paths: ['sub/deep/b.txt'], inHead: true, inIndex: true, inWorkTree: true })
  })

  it('may be the git folder, and a bare repository', async () => {
    const folder = repository({ 'a.txt': keyLine(1) })
    const bare = temporaryFolder()
    git(bare, 'clone', '--quiet', '--bare', folder, '.')
    expect(timelineOf((await auditJson(folder, '.git')).report, 1)).toMatchObject({ inHead: true, inIndex: true, inWorkTree: true })
    expect(timelineOf((await auditJson(bare)).report, 1)).toMatchObject({ inHead: true, inIndex: false, inWorkTree: false })
  })

  it('may have a git folder that is elsewhere', async () => {
    const [elsewhere, folder] = [temporaryFolder(), temporaryFolder()]
    git(folder, 'init', '--quiet', '--initial-branch=main', `--separate-git-dir=${elsewhere}/git`)
    commit(folder, { files: { 'a.txt': keyLine(1) } })
    expect(timelineOf((await auditJson(folder)).report, 1)).toMatchObject({ inHead: true, inIndex: true, inWorkTree: true })
    expect(await found(folder, path.join(elsewhere, 'git'))).toEqual([1])
  })

  it('may be named by GIT_DIR, as in a hook, unless another one is named', async () => {
    const [folder, other] = [repository({ 'a.txt': keyLine(1) }), repository({ 'b.txt': keyLine(2) })]
    const { report } = await auditJson(other)
    expect(countedOf(report, SEEDS)).toEqual([2])
    const told = await import('../support/run-cli.ts').then(({ scanJson }) =>
      scanJson(['history'], { folder: other, environment: { GIT_DIR: path.join(folder, '.git') } }),
    )
    expect(countedOf(told.report, SEEDS)).toEqual([1])
  })

  it('may have no commits: then it is said that nothing was audited', async () => {
    const { report, code, stderr } = await auditJson(repository())
    expect({ code, scanned: report.scanned.blobs, findings: report.findings }).toEqual({ code: 0, scanned: 0, findings: [] })
    expect(stderr).toMatch(/0 objects.*says nothing about secrets/)
  })

  it('may have no commits, and something staged', async () => {
    const folder = repository()
    writeFiles(folder, { 'a.txt': keyLine(1) })
    git(folder, 'add', '--all')
    expect(timelineOf((await auditJson(folder)).report, 1)).toMatchObject({ commits: 0, inHead: false, inIndex: true, inWorkTree: true })
  })
})

describe('linked worktrees', () => {
  it('are audited together, each with its HEAD, its own refs and its reflog', async () => {
    const folder = repository({ 'readme.txt': 'nothing\n' })
    const linked = path.join(temporaryFolder(), 'linked')
    git(folder, 'worktree', 'add', '--quiet', '--detach', linked)
    const detached = commit(linked, { files: { 'a.txt': keyLine(1) } })
    const own = gitWith(
      linked,
      {},
      'commit-tree',
      '-m',
      'x',
      gitWith(linked, { input: `100644 blob ${storeBlob(linked, keyLine(2))}\tb.txt\n` }, 'mktree').trim(),
    ).trim()
    git(linked, 'update-ref', 'refs/worktree/own', own)
    const dropped = commit(linked, { files: { 'c.txt': keyLine(3) } })
    git(linked, 'reset', '--quiet', '--hard', detached)
    const main = (await auditJson(folder)).report
    expect(timelineOf(main, 1)).toMatchObject({
      first: { id: detached },
      refs: expect.arrayContaining(['worktrees/linked/HEAD']),
      inHead: false,
    })
    expect(timelineOf(main, 2)).toMatchObject({ first: { id: own }, refs: ['worktrees/linked/refs/worktree/own'] })
    expect(timelineOf(main, 3)).toMatchObject({ first: { id: dropped }, reflogs: [expect.stringMatching(/worktrees\/linked\/.*HEAD/)] })
    const there = (await auditJson(linked)).report
    expect(timelineOf(there, 1)).toMatchObject({ refs: expect.arrayContaining(['HEAD']), inHead: true, inIndex: true, inWorkTree: true })
    expect(timelineOf(there, 2)).toMatchObject({ refs: ['refs/worktree/own'] })
    expect(there.root).toBe(linked)
  })
})

/** A repository with a submodule `lib`, which has one of its own, `inner`; keys 1 in lib, 2 in inner, both removed again. */
function nested(): { folder: string; lib: string } {
  const inner = repository({ 'i.txt': keyLine(2) })
  commit(inner, { files: { 'i.txt': 'gone\n' } })
  const lib = repository({ 'l.txt': keyLine(1) })
  commit(lib, { files: { 'l.txt': 'gone\n' } })
  const add = ['-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add']
  git(lib, ...add, inner, 'inner')
  commit(lib, { message: 'inner' })
  const folder = repository({ 'readme.txt': 'nothing\n' })
  git(folder, ...add, lib, 'lib')
  git(folder, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'update', '--init', '--recursive')
  commit(folder, { message: 'lib' })
  return { folder, lib }
}

describe('submodules', () => {
  it("are audited with their own databases, at any depth, with paths from the repository's top", async () => {
    const { folder } = nested()
    const { report, code } = await auditJson(folder)
    expect({ code, found: countedOf(report, SEEDS), problems: report.problems }).toEqual({ code: 1, found: [1, 2], problems: [] })
    expect(timelineOf(report, 1).paths).toEqual(['lib/l.txt'])
    expect(findingOf(report, 1).locations.map((location) => location.path)).toEqual(['lib/l.txt'])
    expect(timelineOf(report, 2).paths).toEqual(['lib/inner/i.txt'])
  })

  it('are audited though they were removed from the tree', async () => {
    const { folder } = nested()
    git(folder, 'rm', '--quiet', 'lib')
    commit(folder, { message: 'no lib' })
    expect(await found(folder)).toEqual([1, 2])
  })

  it('are one secret with the repository when both hold it', async () => {
    const { folder } = nested()
    const first = commit(folder, { files: { 'copy.txt': keyLine(1) } })
    const { report } = await auditJson(folder)
    expect([...timelineOf(report, 1).paths]).toEqual(['copy.txt', 'lib/l.txt'])
    expect(idOf(folder, 'HEAD')).toBe(first)
  })

  it('may be named themselves', async () => {
    const { folder } = nested()
    expect(await found(path.join(folder, 'lib/inner'))).toEqual([2])
    expect(await found(folder, '.git/modules/lib/modules/inner')).toEqual([2])
  })
})

describe('contents outside the object database', () => {
  it('are audited when Git LFS has brought them', async () => {
    const folder = repository({ 'big.bin': 'version https://git-lfs.github.com/spec/v1\n' })
    const id = '12ab'.repeat(16)
    mkdirSync(path.join(folder, '.git/lfs/objects/12/ab'), { recursive: true })
    writeFileSync(path.join(folder, '.git/lfs/objects/12/ab', id), `\0\x01\n${keyLine(1)}`)
    const { report, code } = await auditJson(folder)
    expect({ code, found: countedOf(report, [1]) }).toEqual({ code: 1, found: [1] })
    expect(JSON.stringify(findingOf(report, 1).locations)).toContain(id.slice(0, 12))
  })

  it('are audited when they are in an alternate, also one of an alternate', async () => {
    const source = repository({ 'a.txt': keyLine(1) })
    const [middle, folder] = [temporaryFolder(), temporaryFolder()]
    git(middle, 'clone', '--quiet', '--shared', source, '.')
    commit(middle, { files: { 'a.txt': 'gone\n', 'b.txt': keyLine(2) } })
    git(folder, 'clone', '--quiet', '--shared', middle, '.')
    commit(folder, { files: { 'b.txt': 'gone\n' } })
    const { report } = await auditJson(folder)
    expect(countedOf(report, SEEDS)).toEqual([1, 2])
    expect(timelineOf(report, 1)).toMatchObject({ refs: expect.arrayContaining(['HEAD', 'refs/heads/main']), inHead: false })
  })

  it('make an audit incomplete when the alternate is gone', async () => {
    const folder = repository({ 'a.txt': keyLine(1) })
    writeFiles(folder, { '.git/objects/info/alternates': '/nowhere/objects\n' })
    const { report } = await auditJson(folder)
    expect(countedOf(report, SEEDS)).toEqual([1])
    expect(report.problems.map(({ where, message }) => where + message).join()).toContain('/nowhere/objects')
  })
})
