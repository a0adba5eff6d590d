// `straykey history` with --since, --branch, --refs and --new: what is audited, and what is said when that is nothing.
import { beforeAll, describe, expect, it } from 'vitest'
import { liveKey } from '../support/fake-keys.ts'
import { auditJson, commit, countedOf, sharedRepository, storeBlob, timelineOf } from '../support/history.ts'
import { keyLine } from '../support/places.ts'
import { git, repository, temporaryFolder } from '../support/repo.ts'
import { runCli } from '../support/run-cli.ts'

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8]
const folder = sharedRepository()

beforeAll(() => {
  commit(folder, { files: { 'old.txt': keyLine(1) }, date: '2020-01-01T00:00:00Z' })
  commit(folder, { files: { 'old.txt': 'gone\n', 'new.txt': keyLine(2) }, date: '2024-06-01T00:00:00Z' })
  for (const [branch, seed] of [
    ['feature/a', 3],
    ['feature/b', 4],
    ['other', 5],
  ] as const) {
    git(folder, 'switch', '--quiet', '--create', branch, 'main')
    commit(folder, { files: { [`${seed}.txt`]: keyLine(seed) }, date: '2024-07-01T00:00:00Z' })
  }
  git(folder, 'update-ref', 'refs/pull/7/head', commit(folder, { files: { 'p.txt': keyLine(6) }, date: '2024-08-01T00:00:00Z' }))
  git(folder, 'reset', '--quiet', '--hard', 'HEAD~1')
  git(folder, 'tag', '--annotate', `--message=${liveKey(7)}`, 'v1', 'main')
  git(folder, 'switch', '--quiet', 'main')
  storeBlob(folder, keyLine(8))
})

const found = async (...args: string[]) => countedOf((await auditJson(folder, ...args)).report, SEEDS)

describe('the commits to audit', () => {
  it.each([
    [[], SEEDS],
    [
      ['--since', '2024-01-01'],
      [2, 3, 4, 5, 6, 7],
    ],
    [
      ['--since', '2024-06-15'],
      [3, 4, 5, 6],
    ],
    [
      ['--branch', 'feature/a'],
      [1, 2, 3, 7],
    ],
    [
      ['--branch', 'feature/a', '--branch', 'other'],
      [1, 2, 3, 5, 7],
    ],
    [
      ['--refs', 'refs/pull/*'],
      [1, 2, 5, 6, 7],
    ],
    [
      ['--refs', 'refs/heads/feature/*'],
      [1, 2, 3, 4, 7],
    ],
    [
      ['--refs', 'refs/tags/v1'],
      [1, 2, 7],
    ],
    [
      ['--refs', 'refs/pull/*', '--branch', 'feature/b', '--since', '2024-06-15'],
      [4, 5, 6],
    ],
  ] as const)('are those of %j', async (args, seeds) => {
    expect(await found(...args)).toEqual(seeds)
  })

  it('hold the whole timeline of a secret, also from before', async () => {
    const timeline = timelineOf((await auditJson(folder, '--branch', 'feature/a')).report, 2)
    expect(timeline.refs).toEqual([
      'HEAD',
      'ORIG_HEAD',
      ...['feature/a', 'feature/b', 'main', 'other'].map((name) => `refs/heads/${name}`),
      'refs/pull/7/head',
      'refs/tags/v1',
    ])
  })

  it.each([
    [['--branch', 'nowhere'], 'nowhere'],
    [['--branch', 'main', '--branch', 'nowhere'], 'nowhere'],
    [['--refs', 'refs/nothing/*'], 'refs/nothing/*'],
    [['--refs', 'refs/tags/*', '--refs', 'refs/nothing/*'], 'refs/nothing/*'],
    [['--branch=-x'], '-x'],
  ])('are refused when a name fits no ref: %j', async (args, name) => {
    const { code, stderr } = await runCli(['history', ...args], { folder })
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(name) })
  })

  it('may be none since a date: then it is said, and is no error', async () => {
    const { code, stdout } = await runCli(['history', '--since', '2099-01-01'], { folder })
    expect(code).toBe(0)
    expect(stdout).toMatch(/Audited 0 objects: .*empty/)
  })
})

/** A clone of a bare remote, which has key 1. */
function cloned(): string {
  const [remote, clone] = [temporaryFolder(), temporaryFolder()]
  git(remote, 'clone', '--quiet', '--bare', repository({ 'a.txt': keyLine(1) }), 'remote.git')
  git(clone, 'clone', '--quiet', `file://${remote}/remote.git`, '.')
  return clone
}

describe('--new', () => {
  it('finds what no remote has, on any branch or tag, and not what one has', async () => {
    const clone = cloned()
    commit(clone, { files: { 'b.txt': keyLine(2) } })
    commit(clone, { files: { 'b.txt': keyLine(1), 'a.txt': 'gone\n' } })
    git(clone, 'switch', '--quiet', '--create=more')
    commit(clone, { files: { 'c.txt': keyLine(3) } })
    git(clone, 'tag', 'only-here')
    git(clone, 'switch', '--quiet', 'main')
    git(clone, 'branch', '--quiet', '--delete', '--force', 'more')
    const { report, code } = await auditJson(clone, '--new')
    expect({ code, counted: countedOf(report, [1, 2, 3]) }).toEqual({ code: 1, counted: [2, 3] })
  })

  it('finds nothing after a push, says that nothing is new, and exits with 0', async () => {
    const clone = cloned()
    commit(clone, { files: { 'b.txt': keyLine(2) } })
    git(clone, 'push', '--quiet', 'origin', 'main')
    const { code, stdout } = await runCli(['history', '--new'], { folder: clone })
    expect(code).toBe(0)
    expect(stdout).toMatch(/Audited 0 objects: .*empty/)
  })

  it('finds all when there is no remote', async () => {
    const { report } = await auditJson(repository({ 'a.txt': keyLine(1) }), '--new')
    expect(countedOf(report, [1])).toEqual([1])
  })

  it('can be asked of one branch', async () => {
    const clone = cloned()
    git(clone, 'switch', '--quiet', '--create=more')
    commit(clone, { files: { 'c.txt': keyLine(3) } })
    git(clone, 'switch', '--quiet', 'main')
    commit(clone, { files: { 'b.txt': keyLine(2) } })
    expect(countedOf((await auditJson(clone, '--new', '--branch', 'more')).report, [1, 2, 3])).toEqual([3])
  })
})
