// `straykey history` finds what no branch has: stashes, dropped branches, amended commits, blobs that nothing names.
import { appendFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { liveKey } from '../support/fake-keys.ts'
import { auditAllWays, commit, findingOf, gitWith, idOf, sharedRepository, storeBlob, timelineOf } from '../support/history.ts'
import { keyLine } from '../support/places.ts'
import { git, writeFiles } from '../support/repo.ts'
import { type JsonReport, runCli } from '../support/run-cli.ts'

const folder = sharedRepository()
let report: JsonReport
/** Ids of commits and blobs, by what they are. */
const ids: Record<string, string> = {}

const stash = (...args: string[]) => git(folder, 'stash', 'push', '--quiet', ...args)

beforeAll(async () => {
  writeFiles(folder, { 'readme.txt': keyLine(12) })
  stash('--message=older')
  ids.olderStash = idOf(folder, 'stash')
  writeFiles(folder, { 'readme.txt': keyLine(17) })
  stash('--message=dropped')
  ids.droppedStash = idOf(folder, 'stash')
  git(folder, 'stash', 'drop', '--quiet')
  writeFiles(folder, { 'readme.txt': keyLine(19) })
  git(folder, 'add', '--all')
  writeFiles(folder, { 'readme.txt': keyLine(10), 'new/untracked.txt': keyLine(11) })
  stash('--include-untracked')
  Object.assign(ids, { stash: idOf(folder, 'stash'), stagedInStash: idOf(folder, 'stash^2'), untracked: idOf(folder, 'stash^3') })

  ids.blob = storeBlob(folder, keyLine(13))
  git(folder, 'switch', '--quiet', '--create=dropped')
  ids.dropped = commit(folder, { files: { 'd.txt': keyLine(14) }, date: '2025-05-05T05:05:05+05:00' })
  git(folder, 'switch', '--quiet', 'main')
  git(folder, 'branch', '--quiet', '--delete', '--force', 'dropped')
  const tree = gitWith(folder, { input: `100644 blob ${storeBlob(folder, keyLine(15))}\tnowhere.txt\n` }, 'mktree').trim()
  ids.unnamed = git(folder, 'commit-tree', '-m', 'in no reflog', tree).trim()
  gitWith(folder, { input: `100644 blob ${storeBlob(folder, keyLine(18))}\tin-tree.txt\n` }, 'mktree')
  ids.amended = commit(folder, { files: { 'a.txt': keyLine(16) } })
  commit(folder, { files: { 'a.txt': 'gone\n' }, with: ['--amend'] })
  writeFiles(folder, { 'never.txt': keyLine(9) })
  git(folder, 'add', 'never.txt')
  report = await auditAllWays(folder)
})

const away = { inHead: false, inIndex: false, inWorkTree: false, headPaths: [] }

describe('a stash', () => {
  it('is found, with its reflog', () => {
    const expected = { commits: 1, objects: 1, paths: ['readme.txt'], refs: ['refs/stash'], reflogs: ['refs/stash'], ...away }
    expect(timelineOf(report, 10)).toMatchObject({ first: { id: ids.stash }, ...expected })
  })

  it('is found with its untracked files and with what was staged', () => {
    const reached = { commits: 1, refs: ['refs/stash'], reflogs: ['refs/stash'], ...away }
    expect(timelineOf(report, 11)).toMatchObject({ first: { id: ids.untracked }, paths: ['new/untracked.txt'], ...reached })
    expect(timelineOf(report, 19)).toMatchObject({ first: { id: ids.stagedInStash }, paths: ['readme.txt'], ...reached })
  })

  it('is found when it is an older one, which only the reflog names', () => {
    expect(timelineOf(report, 12)).toMatchObject({ first: { id: ids.olderStash }, commits: 1, refs: [], reflogs: ['refs/stash'], ...away })
  })

  it('is found after it was dropped, when nothing names it', () => {
    expect(timelineOf(report, 17)).toMatchObject({ first: { id: ids.droppedStash }, commits: 1, refs: [], reflogs: [], ...away })
  })
})

describe('what no ref reaches', () => {
  it('is found as a blob that nothing names', () => {
    expect(timelineOf(report, 13)).toEqual({ commits: 0, objects: 1, paths: [], refs: [], reflogs: [], ...away })
    expect(findingOf(report, 13).locations).toMatchObject([
      { path: `object ${ids.blob?.slice(0, 12)}`, within: 'object', line: 1, column: 8 },
    ])
  })

  it('is found in a tree that nothing names', () => {
    expect(timelineOf(report, 18)).toMatchObject({ commits: 0, objects: 1, refs: [], reflogs: [], ...away })
  })

  it('is found on a branch that was deleted, and the reflog that still names it is told', () => {
    expect(timelineOf(report, 14)).toEqual({
      first: { id: ids.dropped, date: '2025-05-05T05:05:05+05:00' },
      ...{ commits: 1, objects: 1, paths: ['d.txt'], refs: [], reflogs: ['HEAD'], ...away },
    })
  })

  it('is found in a commit that no reflog names', () => {
    expect(timelineOf(report, 15)).toMatchObject({ first: { id: ids.unnamed }, paths: ['nowhere.txt'], refs: [], reflogs: [], ...away })
    expect(findingOf(report, 15).locations).toMatchObject([{ path: 'nowhere.txt', commit: ids.unnamed }])
  })

  it('is found in a commit that was amended', () => {
    expect(timelineOf(report, 16)).toMatchObject({ first: { id: ids.amended }, refs: [], reflogs: ['HEAD', 'refs/heads/main'], ...away })
  })

  it('is found though it was only ever staged, with its path', () => {
    expect(timelineOf(report, 9)).toMatchObject({
      commits: 0,
      objects: 1,
      refs: [],
      reflogs: [],
      inHead: false,
      inIndex: true,
      inWorkTree: true,
    })
    expect(findingOf(report, 9).locations).toMatchObject([{ path: expect.stringMatching(/never\.txt/) }])
  })

  it('is said in words, and what to do about it', async () => {
    const { stdout } = await runCli(['history'], { folder })
    const block = (seed: number) => stdout.split(/\n(?=\w+ {2})/).find((text) => text.includes(liveKey(seed).slice(0, 12))) ?? ''
    expect(block(13)).toMatch(/no ref reaches it/i)
    expect(block(14)).toMatch(/no ref reaches it.*reflog of HEAD/i)
    expect(block(12)).toMatch(/git stash drop/)
    expect(block(13)).toMatch(/git .*gc --prune=now/)
  })
})

describe('an object in a cruft pack', () => {
  it('is found like any other', async () => {
    git(folder, 'repack', '-d', '--cruft', '--quiet')
    const again = await auditAllWays(folder)
    expect(again.findings).toEqual(report.findings)
  })
})

describe('a reflog that is damaged', () => {
  it('takes nothing from the findings, and is said', async () => {
    appendFileSync(path.join(folder, '.git/logs/refs/heads/main'), 'no entry\n')
    const run = await runCli(['history', '--format', 'json'], { folder })
    const { findings, problems } = JSON.parse(run.stdout) as JsonReport
    expect(findings).toHaveLength(report.findings.length)
    expect(problems).toMatchObject([{ where: expect.stringContaining('logs/refs/heads/main') }])
    rmSync(path.join(folder, '.git/logs'), { recursive: true })
    const without = JSON.parse((await runCli(['history', '--format', 'json'], { folder })).stdout) as JsonReport
    expect(without.findings).toHaveLength(report.findings.length)
    expect(timelineOf(without, 16)).toMatchObject({ refs: [], reflogs: [] })
  })
})
