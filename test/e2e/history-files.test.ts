// `straykey history` finds what stood in a file of any commit, and says where from. Git is asked the same.
import { rmSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { auditAllWays, auditJson, commit, findingOf, heldByGit, idOf, timelineOf } from '../support/history.ts'
import { keyLine } from '../support/places.ts'
import { git, repository, writeFiles } from '../support/repo.ts'

const AUTUMN = '2023-11-05T01:30:00-07:00'
const WINTER = '2024-01-31T23:59:59+05:45'
const SPRING = '2024-04-01T00:00:00+00:00'
const clean = { 'readme.txt': 'nothing\n' }

/** A repository with a branch `side` beside main, each with a commit of its own; main is checked out. */
function forked(): string {
  const folder = repository(clean)
  git(folder, 'switch', '--quiet', '--create=side')
  commit(folder, { files: { 'side.txt': 'side\n' }, date: AUTUMN })
  git(folder, 'switch', '--quiet', 'main')
  commit(folder, { files: { 'main.txt': 'main\n' }, date: AUTUMN })
  return folder
}

/** Begins a merge of branches; a commit ends it. */
const startMerge = (folder: string, ...branches: string[]) => git(folder, 'merge', '--quiet', '--no-commit', '--no-ff', ...branches)

const reportOn = async (folder: string, ...args: string[]) => (await auditJson(folder, ...args)).report

describe('where a key came in', () => {
  it('is the merge commit whose tree alone has it', async () => {
    const folder = forked()
    startMerge(folder, 'side')
    const merge = commit(folder, { files: { 'src/merged.txt': keyLine(1) }, date: WINTER, author: 'Mia Merger' })
    const next = commit(folder, { files: { 'src/merged.txt': 'gone\n' }, date: SPRING })
    const report = await auditAllWays(folder, '--authors')
    expect(timelineOf(report, 1)).toEqual({
      first: { id: merge, date: WINTER, author: 'Mia Merger <ada@example.com>' },
      left: { id: next, date: SPRING, author: 'Ada Author <ada@example.com>' },
      commits: 1,
      objects: 1,
      paths: ['src/merged.txt'],
      headPaths: [],
      inHead: false,
      inIndex: false,
      inWorkTree: false,
      refs: ['HEAD', 'refs/heads/main'],
      reflogs: ['HEAD', 'refs/heads/main'],
    })
    expect(next).not.toBe(merge)
    expect(findingOf(report, 1).locations).toEqual([
      { path: 'src/merged.txt', line: 1, column: 8, endLine: 1, endColumn: 48, inName: false, commit: merge },
    ])
  })

  it("is the second parent's side, also when the merge did not take it", async () => {
    const folder = forked()
    git(folder, 'switch', '--quiet', 'side')
    const id = commit(folder, { files: { 'side.txt': keyLine(2) }, date: WINTER, committed: SPRING })
    git(folder, 'switch', '--quiet', 'main')
    git(folder, 'merge', '--quiet', '--strategy=ours', '--message=ours', 'side')
    git(folder, 'branch', '--quiet', '--delete', 'side')
    const timeline = timelineOf(await reportOn(folder), 2)
    expect(timeline).toMatchObject({ first: { id, date: WINTER }, ...heldByGit(folder, 2), inHead: false })
    expect(timeline.refs).toEqual(['HEAD', 'refs/heads/main'])
  })

  it('is the octopus merge that brought it, or the third of its parents', async () => {
    const folder = forked()
    git(folder, 'switch', '--quiet', '--create=third', 'main~1')
    const third = commit(folder, { files: { 'third.txt': keyLine(3) }, date: AUTUMN })
    git(folder, 'switch', '--quiet', 'main')
    startMerge(folder, 'side', 'third')
    const octopus = commit(folder, { files: { 'octopus.txt': keyLine(4) }, date: SPRING })
    expect(git(folder, 'rev-list', '--parents', '--max-count=1', 'HEAD').trim().split(' ')).toHaveLength(4)
    const report = await auditAllWays(folder)
    expect(timelineOf(report, 3)).toMatchObject({ first: { id: third, date: AUTUMN }, ...heldByGit(folder, 3), commits: 2 })
    expect(timelineOf(report, 4)).toMatchObject({ first: { id: octopus, date: SPRING }, ...heldByGit(folder, 4), commits: 1 })
    expect(timelineOf(report, 3).refs).toEqual(['HEAD', 'refs/heads/main', 'refs/heads/third'])
  })

  it('is the earlier of two branches that brought it each by itself', async () => {
    const folder = forked()
    commit(folder, { files: { 'a.txt': keyLine(5) }, date: AUTUMN, committed: SPRING })
    git(folder, 'switch', '--quiet', 'side')
    const id = commit(folder, { files: { 'b.txt': keyLine(5) }, date: SPRING, committed: WINTER, author: 'Sid Side' })
    const { first } = timelineOf(await reportOn(folder, '--authors'), 5)
    expect(first).toEqual({ id, date: SPRING, author: 'Sid Side <ada@example.com>' })
  })

  it('is a parent, though its clock was behind', async () => {
    const folder = repository(clean)
    const id = commit(folder, { files: { 'a.txt': keyLine(6) }, date: SPRING })
    commit(folder, { files: { 'b.txt': 'later\n' }, date: AUTUMN })
    expect(timelineOf(await reportOn(folder), 6).first).toEqual({ id, date: SPRING })
  })

  it.each(['1969-12-31T23:59:58+00:00', '2106-02-07T06:28:17-12:00'])('is told with its date: %s', async (date) => {
    const folder = repository(clean)
    const raw = `${Date.parse(date) / 1000} ${date.slice(-6).replace(':', '')}`
    const tree = git(folder, 'rev-parse', 'HEAD^{tree}').trim()
    writeFiles(folder, { 'a.txt': keyLine(7) })
    git(folder, 'add', '--all')
    const withKey = git(folder, 'write-tree').trim()
    expect(withKey).not.toBe(tree)
    const text = `tree ${withKey}\nauthor A <a@example.com> ${raw}\ncommitter C <c@example.com> 1700000000 +0000\n\nx\n`
    writeFiles(folder, { '.git/raw': text })
    const id = git(folder, 'hash-object', '-t', 'commit', '-w', '--literally', '.git/raw').trim()
    git(folder, 'update-ref', 'refs/heads/raw', id)
    expect(timelineOf((await auditJson(folder)).report, 7).first).toEqual({ id, date })
  })

  it('is told without its author unless --authors asks for it', async () => {
    const folder = repository(clean)
    commit(folder, { files: { 'a.txt': keyLine(6) }, author: 'Anna Nonymous' })
    const { stdout } = await auditJson(folder)
    expect(stdout).not.toContain('Anna')
  })
})

describe('where a key was', () => {
  it('is all paths, commits and versions of a file that was renamed, copied and edited', async () => {
    const folder = repository(clean)
    const first = commit(folder, { files: { 'old.txt': keyLine(1) }, date: AUTUMN })
    git(folder, 'mv', 'old.txt', 'new.txt')
    commit(folder, { message: 'renamed' })
    commit(folder, { files: { 'deep/er/copy.txt': `above\n${keyLine(1)}`, 'new.txt': `${keyLine(1)}below\n` } })
    rmSync(path.join(folder, 'new.txt'))
    commit(folder, { message: 'removed' })
    const report = await auditAllWays(folder)
    expect(timelineOf(report, 1)).toMatchObject({
      first: { id: first, date: AUTUMN },
      ...{ commits: 4, objects: 3 },
      ...heldByGit(folder, 1),
    })
    expect(timelineOf(report, 1).paths).toEqual(['deep/er/copy.txt', 'new.txt', 'old.txt'])
    expect(timelineOf(report, 1).headPaths).toEqual(['deep/er/copy.txt'])
    expect(findingOf(report, 1).locations.map(({ path, line }) => `${path}:${line}`)).toEqual(['deep/er/copy.txt:2'])
  })

  it('is told for a file that was added and removed again, and came back', async () => {
    const folder = repository(clean)
    const first = commit(folder, { files: { 'a.txt': keyLine(2) }, date: WINTER })
    commit(folder, { files: { 'a.txt': 'gone\n' } })
    commit(folder, { files: { 'a.txt': keyLine(2) }, date: AUTUMN })
    git(folder, 'branch', 'again')
    commit(folder, { files: { 'a.txt': 'gone again\n' } })
    const timeline = timelineOf(await reportOn(folder), 2)
    expect(timeline).toMatchObject({ ...{ commits: 2, objects: 1 }, ...heldByGit(folder, 2), inHead: false })
    expect([first, idOf(folder, 'again')]).toContain(timeline.first?.id)
  })

  it('is told with every ref that reaches it, by its full name', async () => {
    const folder = forked()
    const id = commit(folder, { files: { 'a.txt': keyLine(3) } })
    for (const ref of ['refs/heads/feature/x', 'refs/tags/v1', 'refs/pull/7/head', 'refs/remotes/origin/main', 'refs/custom']) {
      git(folder, 'update-ref', ref, id)
    }
    git(folder, 'tag', '--annotate', '--message=two', 'v2', id)
    git(folder, 'reset', '--quiet', '--hard', 'side')
    git(folder, 'pack-refs', '--all')
    const { refs } = timelineOf(await reportOn(folder), 3)
    expect(refs.filter((ref) => ref !== 'ORIG_HEAD')).toEqual(heldByGit(folder, 3).refs)
    expect(refs).toContain('refs/tags/v2')
    expect(refs).not.toContain('HEAD')
  })

  it('is told the same for a detached HEAD', async () => {
    const folder = repository(clean)
    git(folder, 'switch', '--quiet', '--detach')
    commit(folder, { files: { 'a.txt': keyLine(4) } })
    expect(timelineOf(await reportOn(folder), 4)).toMatchObject({ inHead: true, refs: ['HEAD'], reflogs: ['HEAD'] })
  })
})
