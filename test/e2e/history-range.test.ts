// `straykey history --range`: what the commits of one side bring, also when they take it out again; what the other side has
// already is reported, and counts for nothing.
import { describe, expect, it } from 'vitest'
import { liveKey } from '../support/fake-keys.ts'
import { auditAllWays, auditJson, commit, countedOf, findingOf, gitWith, idOf, timelineOf } from '../support/history.ts'
import { keyLine } from '../support/places.ts'
import { git, repository } from '../support/repo.ts'
import { runCli } from '../support/run-cli.ts'

const clean = { 'readme.txt': 'nothing\n' }
const switchTo = (folder: string, ...args: string[]) => git(folder, 'switch', '--quiet', ...args)

/** On main: keys 1 (still there), 2 (removed again), 3 (in a message); then branch `work` from there, and main goes on with key 4. */
function forked(): string {
  const folder = repository({ ...clean, 'config/a.txt': keyLine(1), 'b.txt': keyLine(2) })
  commit(folder, { files: { 'b.txt': 'gone\n' }, message: `revoked ${liveKey(3)}` })
  switchTo(folder, '--create=work')
  commit(folder, { files: { 'w.txt': 'work\n' } })
  switchTo(folder, 'main')
  commit(folder, { files: { 'm.txt': keyLine(4) } })
  switchTo(folder, 'work')
  return folder
}

describe('--range finds what its commits bring', () => {
  it('in a file, a message, a merge alone and the side of a second parent, and nothing from elsewhere', async () => {
    const folder = forked()
    const file = commit(folder, { files: { 'new.txt': keyLine(10) }, message: `uses ${liveKey(11)}` })
    switchTo(folder, '--create=side', 'work~1')
    const side = commit(folder, { files: { 'side.txt': keyLine(12) } })
    commit(folder, { files: { 'side.txt': 'gone\n' } })
    switchTo(folder, 'work')
    git(folder, 'merge', '--quiet', '--no-commit', 'side')
    const merge = commit(folder, { files: { 'merged.txt': keyLine(13) } })
    switchTo(folder, '--create=later')
    commit(folder, { files: { 'later.txt': keyLine(14) } })
    switchTo(folder, 'work')
    gitWith(folder, { input: keyLine(15) }, 'hash-object', '-w', '--stdin')
    git(folder, 'branch', liveKey(16))
    git(folder, 'tag', '--annotate', `--message=${liveKey(17)}`, 'elsewhere', 'later')

    const report = await auditAllWays(folder, '--range', 'main..work')
    const firsts = [10, 11, 12, 13].map((seed) => timelineOf(report, seed).first?.id)
    expect(firsts).toEqual([file, file, side, merge])
    expect(report.findings.filter(({ suppression }) => !suppression)).toHaveLength(4)
    expect(findingOf(report, 12).locations).toMatchObject([{ path: 'side.txt', commit: side }])
  })

  it('when it was taken out again within the range', async () => {
    const folder = forked()
    const first = commit(folder, { files: { 'deep/new.txt': `\n${keyLine(10)}` } })
    commit(folder, { files: { 'deep/new.txt': 'gone\n' } })
    const { report, code } = await auditJson(folder, '--range', 'main..HEAD')
    expect(code).toBe(1)
    expect(timelineOf(report, 10)).toMatchObject({ first: { id: first }, commits: 1, inHead: false })
    expect(findingOf(report, 10).locations).toMatchObject([{ path: 'deep/new.txt', line: 2, commit: first }])
    expect(report.findings.filter(({ suppression }) => !suppression)).toHaveLength(1)
  })

  it('in the message of an annotated tag of one of its commits', async () => {
    const folder = forked()
    git(folder, 'tag', '--annotate', `--message=${liveKey(18)}`, 'within', 'work')
    expect(countedOf((await auditJson(folder, '--range', 'main..work')).report, [18])).toEqual([18])
  })

  it("in a file's name", async () => {
    const folder = forked()
    const first = commit(folder, { files: { [`${liveKey(19)}.txt`]: 'nothing\n' } })
    git(folder, 'rm', '--quiet', `${liveKey(19)}.txt`)
    commit(folder)
    const { report } = await auditJson(folder, '--range', 'main..work')
    expect(timelineOf(report, 19)).toMatchObject({ first: { id: first }, inHead: false })
  })

  it('with ids, tags and the names of remote branches on either side', async () => {
    const folder = forked()
    git(folder, 'update-ref', 'refs/remotes/origin/main', 'main')
    git(folder, 'tag', '--annotate', '--message=base', 'base', 'main')
    commit(folder, { files: { 'new.txt': keyLine(10) } })
    const ranges = ['origin/main..HEAD', `base..${idOf(folder, 'work')}`, `${idOf(folder, 'main')}..work`, 'main..@']
    const found = await Promise.all(ranges.map(async (range) => countedOf((await auditJson(folder, '--range', range)).report, [10])))
    expect(found).toEqual(ranges.map(() => [10]))
  })
})

describe('--range with zeros for its base, as hooks are given them for a new branch', () => {
  it('finds what no remote has', async () => {
    const folder = forked()
    const range = `${'0'.repeat(40)}..work`
    expect(countedOf((await auditJson(folder, '--range', range)).report, [1, 2, 3, 4])).toEqual([1, 2, 3])
    git(folder, 'update-ref', 'refs/remotes/origin/main', 'main~1')
    commit(folder, { files: { 'new.txt': keyLine(10) } })
    expect(countedOf((await auditJson(folder, '--range', range)).report, [1, 2, 3, 4, 10])).toEqual([10])
  })
})

describe("--range tells what the base's side has already, and exits with 0", () => {
  const existing = async (folder: string, seed: number, range = 'main..HEAD') => {
    const { report, code } = await auditJson(folder, '--range', range)
    return {
      code,
      counted: report.findings.filter((finding) => !finding.suppression).length,
      suppression: findingOf(report, seed).suppression?.by,
    }
  }
  const known = { code: 0, counted: 0, suppression: 'existing' }

  it('when it is copied from a file of the base to a new one', async () => {
    const folder = forked()
    commit(folder, { files: { 'copy.txt': `# copied\n${keyLine(1)}` } })
    expect(await existing(folder, 1)).toEqual(known)
  })

  it('when the commits move a file of the base', async () => {
    const folder = forked()
    git(folder, 'mv', 'config', 'settings')
    commit(folder)
    expect(await existing(folder, 1)).toEqual(known)
  })

  it('when the history of the base has it, and its tree has not', async () => {
    const folder = forked()
    commit(folder, { files: { 'back.txt': keyLine(2) } })
    expect(await existing(folder, 2)).toEqual(known)
  })

  it('when a message of the base has it', async () => {
    const folder = forked()
    commit(folder, { files: { 'new.txt': keyLine(3) } })
    expect(await existing(folder, 3)).toEqual(known)
  })

  it('when only the other side has it, behind the fork', async () => {
    const folder = forked()
    commit(folder, { files: { 'new.txt': keyLine(4) } })
    expect(await existing(folder, 4)).toEqual(known)
  })

  it('but not what it removed from an unchanged tree: nothing outside is told', async () => {
    const folder = forked()
    git(folder, 'rm', '--quiet', 'config/a.txt')
    commit(folder)
    const { report, code } = await auditJson(folder, '--range', 'main..HEAD')
    expect({ code, counted: countedOf(report, [1, 2, 3, 4]) }).toEqual({ code: 0, counted: [] })
  })
})

describe('--range of nothing', () => {
  it('is said, and is no error', async () => {
    const folder = forked()
    const { code, stdout } = await runCli(['history', '--range', 'main..main'], { folder })
    expect(code).toBe(0)
    expect(stdout).toMatch(/Audited 0 objects: .*empty/)
  })

  it.each(['nowhere..HEAD', 'main..nowhere'])('is incomplete when a side is missing: %s', async (range) => {
    const { code, stdout, stderr } = await runCli(['history', '--range', range], { folder: forked() })
    expect(code).toBe(3)
    expect(stdout + stderr).toMatch(/run: git fetch/)
  })

  it.each(['main', 'main...HEAD', '..', 'main..', '..main', '--all..HEAD', 'a..b..c'])(
    'is refused when it is no range: %s',
    async (range) => {
      const { code, stderr } = await runCli(['history', `--range=${range}`], { folder: forked() })
      expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('--range') })
    },
  )
})
