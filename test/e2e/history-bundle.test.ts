// `straykey history FILE.bundle`: a history in one file, which is unpacked for the audit and left alone.
import { readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { auditJson, commit, countedOf, idOf, timelineOf } from '../support/history.ts'
import { keyLine } from '../support/places.ts'
import { git, repository, temporaryFolder } from '../support/repo.ts'
import { runCli } from '../support/run-cli.ts'

/** A repository whose history has key 1, removed again, and a tag. */
function source(): { folder: string; first: string } {
  const folder = repository({ 'readme.txt': 'nothing\n' })
  const first = commit(folder, { files: { 'a.txt': keyLine(1) }, date: '2022-02-22T22:22:22+02:00' })
  commit(folder, { files: { 'a.txt': 'gone\n' } })
  git(folder, 'tag', '--annotate', '--message=one', 'v1')
  return { folder, first }
}

describe('a bundle', () => {
  it('is audited, with the origin and the refs that it has', async () => {
    const { folder, first } = source()
    git(folder, 'bundle', 'create', '--quiet', 'all.bundle', '--all', 'HEAD')
    const { report, code } = await auditJson(folder, 'all.bundle')
    expect(code).toBe(1)
    const [id = '', date = ''] = git(folder, 'log', '-1', '--format=%H %aI', '--', 'a.txt').trim().split(' ')
    expect(timelineOf(report, 1)).toEqual({
      first: { id: first, date: '2022-02-22T22:22:22+02:00' },
      left: { id, date },
      ...{ commits: 1, objects: 1, paths: ['a.txt'], headPaths: [] },
      ...{ inHead: false, inIndex: false, inWorkTree: false, refs: ['HEAD', 'refs/heads/main', 'refs/tags/v1'], reflogs: [] },
    })
    expect(report.root).toMatch(/all\.bundle$/)
  })

  it('leaves nothing behind, and is not the repository that it lies in', async () => {
    const { folder } = source()
    git(folder, 'bundle', 'create', '--quiet', 'all.bundle', 'main')
    commit(folder, { files: { 'b.txt': keyLine(2) } })
    const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith('straykey-bundle-'))
    const before = left()
    const { report } = await auditJson(temporaryFolder(), path.join(folder, 'all.bundle'))
    expect(countedOf(report, [1, 2])).toEqual([1])
    expect(left().filter((name) => !before.includes(name))).toEqual([])
  })

  it('may be of SHA-256', async () => {
    const folder = path.join(temporaryFolder(), 'new')
    git(path.dirname(folder), 'init', '--quiet', '--object-format=sha256', '--initial-branch=main', 'new')
    const first = commit(folder, { files: { 'a.txt': keyLine(3) } })
    git(folder, 'bundle', 'create', '--quiet', 'all.bundle', 'main')
    expect(timelineOf((await auditJson(folder, 'all.bundle')).report, 3).first?.id).toBe(first)
  })

  it('may be asked for one branch, or a range', async () => {
    const { folder } = source()
    git(folder, 'branch', 'early', 'main~2')
    git(folder, 'bundle', 'create', '--quiet', 'all.bundle', '--all')
    const [branch, range] = [
      await auditJson(folder, 'all.bundle', '--branch', 'early'),
      await auditJson(folder, 'all.bundle', '--range', 'early..main'),
    ]
    expect([branch.code, range.code]).toEqual([0, 1])
  })

  it('is refused with --new, as it knows no remotes', async () => {
    const { folder } = source()
    git(folder, 'bundle', 'create', '--quiet', 'all.bundle', 'main')
    expect((await runCli(['history', '--new', 'all.bundle'], { folder })).code).toBe(2)
  })

  it('that builds on commits it does not bring is never clean, and the printed way audits it', async () => {
    const { folder } = source()
    const base = idOf(folder, 'main')
    commit(folder, { files: { 'b.txt': keyLine(4) } })
    git(folder, 'bundle', 'create', '--quiet', 'thin.bundle', `${base}..main`)
    const { code, stderr, stdout } = await runCli(['history', 'thin.bundle'], { folder })
    expect([2, 3]).toContain(code)
    expect(stdout).not.toMatch(/no secrets/i)
    const clone = temporaryFolder()
    git(clone, 'clone', '--quiet', '--no-tags', '--single-branch', `file://${folder}`, '.')
    git(clone, 'reset', '--quiet', '--hard', base)
    const [, file = '', refspec = ''] = /git fetch (\S+) '(\S+)'/.exec(stderr + stdout) ?? []
    git(clone, 'fetch', '--quiet', file, refspec)
    expect(countedOf((await auditJson(clone)).report, [4])).toEqual([4])
  })

  it.each([
    ['is empty', Buffer.alloc(0)],
    ['is a text', Buffer.from('nothing\n')],
    ['ends in its header', Buffer.from('# v2 git bundle\n')],
    ['has a broken pack', Buffer.from(`# v2 git bundle\n${'1'.repeat(40)} refs/heads/main\n\nPACK`)],
    ['is of a later version', Buffer.from(`# v9 git bundle\n${'1'.repeat(40)} refs/heads/main\n\nPACK`)],
  ])('is refused when the file %s', async (_, bytes) => {
    const folder = temporaryFolder()
    writeFileSync(path.join(folder, 'x.bundle'), bytes)
    const { code, stdout, stderr } = await runCli(['history', 'x.bundle'], { folder })
    expect([2, 3]).toContain(code)
    expect(stdout).not.toMatch(/no secrets/i)
    expect(stdout + stderr).toContain('x.bundle')
    expect(stderr).not.toMatch(/\bat .*\.js:/)
  })
})
