// What the action fetches: in a shallow clone as much as the range needs, in a whole one nothing that would cut it, and never
// anything that runs a program. The same audit in a whole clone is the measure.
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/random.ts'
import { liveKey } from '../support/fake-keys.ts'
import { commit, gitWith, idOf } from '../support/history.ts'
import { type Checkout, checkOut, depthOf, type Origin, origin, type PullRequest, publish, pullRequestPayload } from '../support/origin.ts'
import { canaryProgram, git } from '../support/repo.ts'
import { annotationsIn, runAction } from '../support/run-action.ts'
import type { JsonReport } from '../support/run-cli.ts'

/** A day, in seconds. */
const DAY = 86_400
const START = 1_600_000_000

interface Planned {
  /** Positions of earlier commits. */
  readonly parents: readonly number[]
  readonly file: string
  readonly text: string
}

/** Imports the commits, a day apart, each with one file. Gives their ids. */
function importAll({ work }: Origin, commits: readonly Planned[]): string[] {
  const stream = commits.map(({ parents, file, text }, i) => {
    const [first, ...others] = parents.map((parent) => `:${parent + 1}`)
    const lines = [
      `commit refs/heads/imported-${i}`,
      `mark :${i + 1}`,
      `committer Cora Committer <cora@example.com> ${START + i * DAY} +0000`,
      'data 4',
      'more',
      ...(first === undefined ? [] : [`from ${first}`]),
      ...others.map((other) => `merge ${other}`),
      `M 100644 inline ${file}`,
      `data ${text.length}`,
      text,
    ]
    return `${lines.join('\n')}\n`
  })
  const marks = path.join(work, '.git', 'marks')
  gitWith(work, { input: stream.join('') }, 'fast-import', '--quiet', `--export-marks=${marks}`)
  const ids = readFileSync(marks, 'utf8').trimEnd().split('\n')
  return ids.map((line) => line.split(' ')[1] ?? '')
}

/** main has 400 commits; from the 200th on a branch of 100 with one key; 150 more on main. */
function longHistory(): { place: Origin; pull: PullRequest } {
  const place = origin()
  const chain = (length: number, first: number, parent: number): Planned[] =>
    Array.from({ length }, (_, i) => ({
      parents: i === 0 ? (parent < 0 ? [] : [parent]) : [first + i - 1],
      file: `from-${first}.txt`,
      text: `${first + i}\n`,
    }))
  const [main, branch] = [chain(400, 0, -1), chain(100, 400, 249)]
  const planned = [...main, ...branch].map((one, i) => (i === 430 ? { ...one, file: 'key.txt', text: `${liveKey(1)}\n` } : one))
  const ids = importAll(place, planned)
  return { place, pull: proposeIds(place, ids[399] ?? '', ids[499] ?? '') }
}

/** As the host does it, for commits that are there. */
function proposeIds(place: Origin, base: string, head: string): PullRequest {
  git(place.work, 'switch', '--quiet', '--detach', base)
  git(place.work, 'merge', '--quiet', '--no-ff', '--message=merged', head)
  const pull = { base, head, merged: idOf(place.work, 'HEAD') }
  publish(place, base, 'refs/heads/main')
  publish(place, head, 'refs/pull/1/head')
  publish(place, pull.merged, 'refs/pull/1/merge')
  return pull
}

function auditPull(folder: string, pull: PullRequest, event = 'pull_request') {
  const run = runAction(folder, { event, payload: pullRequestPayload(pull), inputs: { formats: 'json=../report.json' } })
  const file = run.outputs['report-path']
  return { run, report: file ? (JSON.parse(readFileSync(file, 'utf8')) as JsonReport) : undefined }
}

const refsOf = (folder: string) => git(folder, 'for-each-ref')
const merge = (pull: PullRequest, depth: number): Checkout => ({ commit: pull.merged, ref: 'refs/remotes/pull/1/merge', depth })

describe('in a shallow clone', () => {
  it('it fetches what the range needs, not the rest of the history, and writes no refs', () => {
    const { place, pull } = longHistory()
    const folder = checkOut(place, merge(pull, 1))
    const [refs, theirs] = [refsOf(folder), refsOf(place.bare)]
    const { run } = auditPull(folder, pull)
    expect(run.outputs).toMatchObject({ 'new-findings-count': '1', 'scanned-range': `${pull.base}..${pull.head}` })
    expect(run.stdout).toContain('100 commits scanned')
    expect([refsOf(folder), refsOf(place.bare)]).toEqual([refs, theirs])
    const brought = git(folder, 'rev-list', pull.base, pull.head).split('\n').length
    expect(brought, 'from 250 of the range and its base on').toBeGreaterThanOrEqual(250)
    expect(brought, 'of 500').toBeLessThan(480)
    expect(depthOf(folder).shallow).toBe(true)
  })

  it('it never makes it shallower', () => {
    const { place, pull } = longHistory()
    const folder = checkOut(place, { commit: pull.base, ref: 'refs/remotes/origin/main', depth: 120 })
    const before = git(folder, 'rev-list', 'HEAD').split('\n')
    auditPull(folder, pull, 'pull_request_target')
    const after = new Set(git(folder, 'rev-list', 'HEAD').split('\n'))
    expect(before.filter((id) => !after.has(id))).toEqual([])
  })

  it('without the remote it ends with exit code 3 and the lines to add', () => {
    const { place, pull } = longHistory()
    const folder = checkOut(place, merge(pull, 1))
    renameSync(place.bare, `${place.bare}.gone`)
    const { run } = auditPull(folder, pull)
    expect([run.status, run.outputs]).toEqual([3, { 'exit-code': '3' }])
    expect(annotationsIn(run, 'error')).toEqual([expect.stringContaining('with:%0A      fetch-depth: 0')])
    expect(run.summary).toMatch(/with&#58;\n.*fetch-depth/)
  })

  it.each(['schedule', 'push'])('without the remote it ends so for %s, too', (event) => {
    const { place, pull } = longHistory()
    const folder = checkOut(place, { commit: pull.base, ref: 'refs/remotes/origin/work', depth: 1 })
    renameSync(place.bare, `${place.bare}.gone`)
    const payload = { ref: 'refs/heads/work', before: '0'.repeat(40), after: pull.base, repository: { default_branch: 'main' } }
    const run = runAction(folder, { event, payload })
    expect([run.status, annotationsIn(run, 'error')]).toEqual([3, [expect.stringContaining('fetch-depth: 0')]])
  })

  it.each([1, 2, 3, 4, 5, 6])('it audits what it would in a whole one, whatever the history (seed %d)', (seed) => {
    const random = seededRandom(seed)
    const place = origin()
    const planned = Array.from({ length: 60 }, (_, i) => ({ parents: parentsOf(i, random), file: `${i}.txt`, text: `${liveKey(i + 1)}\n` }))
    const ids = importAll(place, planned)
    const pull = proposeIds(place, ids[40 + random(20)] ?? '', ids[40 + random(20)] ?? '')
    const depth = 1 + random(12)
    const [shallow, whole] = [depth, 0].map((one) => auditPull(checkOut(place, merge(pull, one)), pull))
    const said = (one: typeof shallow) => [one?.run.status, counted(one?.report), /\d+ commits? scanned/.exec(one?.run.stdout ?? '')?.[0]]
    expect(said(shallow), `depth ${depth}`).toEqual(said(whole))
  })
})

/** Mostly the one before, sometimes another, sometimes two. */
function parentsOf(i: number, random: (below: number) => number): number[] {
  if (i === 0) return []
  const near = Math.max(0, i - 1 - random(4))
  const other = random(i)
  return random(4) === 0 && other !== near ? [near, other] : [near]
}

/** What is new, each by how it is redacted, sorted. */
function counted(report: JsonReport | undefined): string[] | undefined {
  return report?.findings
    .filter(({ suppression }) => !suppression)
    .map(({ redacted }) => redacted)
    .sort()
}

describe('in a whole clone', () => {
  it('it needs no remote', () => {
    const { place, pull } = longHistory()
    const folder = checkOut(place, merge(pull, 0))
    renameSync(place.bare, `${place.bare}.gone`)
    expect(auditPull(folder, pull).run.outputs['new-findings-count']).toBe('1')
  })

  it('it fetches the head that is missing, and cuts nothing off', () => {
    const { place, pull } = longHistory()
    const folder = checkOut(place, { commit: pull.base, ref: 'refs/remotes/origin/main', depth: 0 })
    const before = depthOf(folder)
    const { run } = auditPull(folder, pull, 'pull_request_target')
    expect(run.outputs['new-findings-count']).toBe('1')
    expect(depthOf(folder)).toEqual({ ...before, shallow: false })
  })

  it('from a remote that gives out no ids, it fetches the ref of the pull request', () => {
    const { place, pull } = longHistory()
    const folder = checkOut(place, { commit: pull.base, ref: 'refs/remotes/origin/main', depth: 0 })
    // Newer versions of the protocol give out any commit; the pull request has moved on, so that no ref names its head.
    git(folder, 'config', 'protocol.version', '0')
    git(place.work, 'switch', '--quiet', '--detach', pull.head)
    publish(place, commit(place.work), 'refs/pull/1/head')
    git(place.bare, 'update-ref', '-d', 'refs/pull/1/merge')
    expect(auditPull(folder, pull, 'pull_request_target').run.outputs['new-findings-count']).toBe('1')
  })
})

describe('fetching runs nothing', () => {
  it('of the hooks that stand in the clone', () => {
    const { place, pull } = longHistory()
    const folder = checkOut(place, merge(pull, 1))
    const { program, trace } = canaryProgram()
    for (const hook of ['reference-transaction', 'post-checkout', 'post-merge', 'pre-auto-gc'])
      writeFileSync(path.join(folder, '.git/hooks', hook), readFileSync(program), { mode: 0o755 })
    expect(auditPull(folder, pull).run.outputs['new-findings-count']).toBe('1')
    expect(() => readFileSync(trace)).toThrow()
  })

  it('that the address of the remote names', () => {
    const { place, pull } = longHistory()
    const folder = checkOut(place, merge(pull, 1))
    const { program, trace } = canaryProgram()
    git(folder, 'config', 'protocol.ext.allow', 'always')
    git(folder, 'remote', 'set-url', 'origin', `ext::${program}`)
    expect(auditPull(folder, pull).run.status).toBe(3)
    expect(() => readFileSync(trace)).toThrow()
  })

  it('and tells nobody the credentials of the address', () => {
    const { place, pull } = longHistory()
    const folder = checkOut(place, merge(pull, 1))
    const phrase = ['open', 'sesame', 'seven'].join('-')
    git(folder, 'remote', 'set-url', 'origin', `http://ada:${phrase}@127.0.0.1:1/x.git`)
    const { run } = auditPull(folder, pull)
    expect(run.status).toBe(3)
    expect(`${run.stdout}${run.stderr}${run.summary}`).not.toContain(phrase)
  })
})
