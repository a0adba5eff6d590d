// The action for each event of GitHub: which commits it audits, in a checkout of one commit and in a whole one. The ranges are
// checked against what git lists, the secrets against where they were planted.
import { describe, expect, it } from 'vitest'
import { commit, gitWith, idOf } from '../support/history.ts'
import { type Checkout, checkOut, commitOn, depthOf, type Origin, origin, propose, publish, pullRequestPayload } from '../support/origin.ts'
import { keyLine } from '../support/places.ts'
import { git } from '../support/repo.ts'
import { type ActionRun, annotationsIn, runAction, shownIn } from '../support/run-action.ts'

const ZEROS = '0'.repeat(40)
const DEPTHS = [1, 0]
const counts = ({ outputs }: ActionRun) => [outputs['findings-count'], outputs['new-findings-count'], outputs['exit-code']]

/** main: key 1 in a file since its first commit; branch work: key 2 in a file, key 3 added and taken out, key 4 through a merge. */
function proposed() {
  const place = origin({ 'old.txt': keyLine(1) })
  commitOn(
    place,
    'main',
    Array.from({ length: 3 }, (_, i) => ({ message: `${i}` })),
  )
  commitOn(place, 'side', [{ files: { 'side.txt': keyLine(4) } }, { files: { 'side.txt': 'gone\n' } }])
  git(place.work, 'switch', '--quiet', 'main')
  commitOn(place, 'work', [{ files: { 'new.txt': keyLine(2), 'brief.txt': keyLine(3) } }, { files: { 'brief.txt': 'gone\n' } }])
  git(place.work, 'merge', '--quiet', '--no-edit', 'side')
  commitOn(place, 'main', [{ files: { 'main.txt': keyLine(5) } }, {}])
  return { place, pull: propose(place, 'work') }
}

describe.each(DEPTHS)('in a checkout of depth %d', (depth) => {
  it('pull_request: all commits of the range, whatever came of what they brought', () => {
    const { place, pull } = proposed()
    const folder = checkOut(place, { commit: pull.merged, ref: 'refs/remotes/pull/1/merge', depth })
    const run = runAction(folder, { event: 'pull_request', payload: pullRequestPayload(pull) })
    // Key 1 stands in the commits' files, too, and was there before.
    expect([run.status, counts(run)]).toEqual([1, ['4', '3', '1']])
    expect(run.outputs['scanned-range']).toBe(`${pull.base}..${pull.head}`)
    expect(shownIn(run)).toContain(`5 commits scanned, ${pull.base}..${pull.head}`)
    const errors = annotationsIn(run, 'error')
    expect(errors[0]).toMatch(/,file=new\.txt,line=1,col=8::/)
    expect(errors.filter((line) => line.includes('file='))).toHaveLength(1)
  })

  it('pull_request_target: the same range, though the base is checked out', () => {
    const { place, pull } = proposed()
    const folder = checkOut(place, { commit: pull.base, ref: 'refs/remotes/origin/main', depth })
    const run = runAction(folder, { event: 'pull_request_target', payload: pullRequestPayload(pull) })
    expect([run.outputs['scanned-range'], counts(run)]).toEqual([`${pull.base}..${pull.head}`, ['4', '3', '1']])
    expect(idOf(folder, 'HEAD'), 'the checkout').toBe(pull.base)
    expect(annotationsIn(run, 'error')[0]).toContain('file=new.txt,line=1')
  })

  it('merge_group: its commits', () => {
    const { place, pull } = proposed()
    const payload = { action: 'checks_requested', merge_group: { base_sha: pull.base, head_sha: pull.merged } }
    publish(place, pull.merged, 'refs/heads/gh-readonly-queue/main/pr-1')
    const folder = checkOut(place, { commit: pull.merged, ref: 'refs/remotes/origin/gh-readonly-queue/main/pr-1', depth })
    const run = runAction(folder, { event: 'merge_group', payload })
    expect([run.outputs['scanned-range'], counts(run)]).toEqual([`${pull.base}..${pull.merged}`, ['5', '3', '1']])
  })

  it('push: from before to after', () => {
    const place = origin({ 'old.txt': keyLine(1) })
    const before = idOf(place.work, 'main')
    const [, after = ''] = commitOn(place, 'main', [
      { files: { 'a.txt': keyLine(2) } },
      { files: { 'a.txt': keyLine(3), 'b.txt': keyLine(1) } },
    ])
    const run = pushed(place, { before, after, ref: 'refs/heads/main', depth })
    // Key 1 was there before.
    expect([run.outputs['scanned-range'], counts(run)]).toEqual([`${before}..${after}`, ['3', '2', '1']])
    expect(shownIn(run)).toContain('there before')
  })

  it('push of a new branch: what no other branch has', () => {
    const place = origin({ 'old.txt': keyLine(1) })
    const base = idOf(place.work, 'main')
    const [after = ''] = commitOn(place, 'new', [{ files: { 'a.txt': keyLine(2) } }])
    const run = pushed(place, { before: ZEROS, after, ref: 'refs/heads/new', depth })
    expect([run.outputs['scanned-range'], counts(run)]).toEqual([`${base}..${after}`, ['2', '1', '1']])
  })

  it('push of a new branch without commits: 0 commits, said loudly', () => {
    const place = origin({ 'old.txt': keyLine(1) })
    const after = idOf(place.work, 'main')
    const run = pushed(place, { before: ZEROS, after, ref: 'refs/heads/new', depth })
    expect([run.status, counts(run)]).toEqual([0, ['0', '0', '0']])
    expect(annotationsIn(run, 'warning')).toEqual([expect.stringContaining('0 commits scanned')])
    expect([run.stdout, shownIn(run)]).toEqual([expect.stringContaining('0 commits scanned'), expect.stringContaining('0 commits scanned')])
  })

  it('push of the first branch: everything', () => {
    const place = origin({ 'old.txt': keyLine(1) })
    const [, after = ''] = commitOn(place, 'main', [{ files: { 'old.txt': 'gone\n' } }, {}])
    const run = pushed(place, { before: ZEROS, after, ref: 'refs/heads/main', depth })
    expect([run.outputs['scanned-range'], counts(run)]).toEqual(['all', ['1', '1', '1']])
  })

  it('push of a tag: what no branch has', () => {
    const place = origin({ 'old.txt': keyLine(1) })
    const base = idOf(place.work, 'main')
    git(place.work, 'switch', '--quiet', '--detach')
    const target = commit(place.work, { files: { 'a.txt': keyLine(2) } })
    git(place.work, 'tag', '--annotate', '--message=one', 'v1')
    const tag = idOf(place.work, 'refs/tags/v1')
    publish(place, 'refs/tags/v1', 'refs/tags/v1')
    const folder = checkOut(place, { commit: tag, ref: 'refs/tags/v1', depth })
    const run = runAction(folder, { event: 'push', payload: pushPayload({ before: ZEROS, after: tag, ref: 'refs/tags/v1' }) })
    expect([run.outputs['scanned-range'], counts(run)]).toEqual([`${base}..${tag}`, ['2', '1', '1']])
    expect(idOf(folder, 'HEAD')).toBe(target)
  })

  it('push that deletes: nothing, said loudly', () => {
    const place = origin({ 'old.txt': keyLine(1) })
    const main = idOf(place.work, 'main')
    const folder = checkOut(place, { commit: main, ref: 'refs/remotes/origin/main', depth })
    const run = runAction(folder, { event: 'push', payload: pushPayload({ before: main, after: ZEROS, ref: 'refs/heads/gone' }) })
    expect([run.status, counts(run)]).toEqual([0, ['0', '0', '0']])
    expect(annotationsIn(run, 'warning')).toEqual([expect.stringContaining('refs/heads/gone was deleted: there is nothing to scan')])
    expect(shownIn(run)).toContain('nothing to scan')
  })

  it('push with force: from before, while the host still has it', () => {
    const { place, before, after } = forced()
    publish(place, before, 'refs/keep/before')
    const run = pushed(place, { before, after, ref: 'refs/heads/work', depth })
    expect([run.outputs['scanned-range'], counts(run)]).toEqual([`${before}..${after}`, ['2', '1', '1']])
  })

  it('push with force, before forgotten: what the default branch does not have, and it is said', () => {
    const { place, before, after, main } = forced()
    const run = pushed(place, { before, after, ref: 'refs/heads/work', depth })
    expect([run.outputs['scanned-range'], counts(run)]).toEqual([`${main}..${after}`, ['2', '1', '1']])
    expect(shownIn(run)).toContain(`commit ${before.slice(0, 12)}, where this push began, can't be had any more`)
  })

  it.each(['schedule', 'workflow_dispatch', 'release'])('%s: the whole history, all branches and tags', (event) => {
    const place = origin({ 'old.txt': keyLine(1) })
    commitOn(place, 'other', [{ files: { 'other.txt': keyLine(2) } }, { files: { 'other.txt': 'gone\n' } }])
    publish(place, 'other', 'refs/heads/other')
    commitOn(place, 'tagged', [{ files: { 'tagged.txt': keyLine(3) } }])
    publish(place, 'tagged', 'refs/tags/v1')
    const main = commitOn(place, 'main', [{ files: { 'old.txt': 'gone\n' } }])[0] ?? ''
    publish(place, main, 'refs/heads/main')
    const folder = checkOut(place, { commit: main, ref: 'refs/remotes/origin/main', depth })
    const run = runAction(folder, { event, payload: { repository: { default_branch: 'main' } } })
    expect([run.outputs['scanned-range'], counts(run)]).toEqual(['all', ['3', '3', '1']])
  })

  it.each(['issues', 'workflow_run', ''])('anything else (%s): the files, and it is said', (event) => {
    const place = origin({ 'old.txt': keyLine(1), 'gone.txt': keyLine(2) })
    const main = commitOn(place, 'main', [{ files: { 'gone.txt': 'gone\n' } }])[0] ?? ''
    publish(place, main, 'refs/heads/main')
    const folder = checkOut(place, { commit: main, ref: 'refs/remotes/origin/main', depth })
    const before = depthOf(folder)
    const run = runAction(folder, { event })
    expect([run.outputs['scanned-range'], counts(run)]).toEqual(['', ['1', '1', '1']])
    expect(shownIn(run)).toContain('names no commits: the files are scanned')
    expect(depthOf(folder), 'nothing was fetched').toEqual(before)
  })
})

describe('the input scan', () => {
  it('asks for the files of any event', () => {
    const { place, pull } = proposed()
    const folder = checkOut(place, { commit: pull.merged, ref: 'refs/remotes/pull/1/merge', depth: 1 })
    const run = runAction(folder, { event: 'pull_request', payload: pullRequestPayload(pull), inputs: { scan: 'tree' } })
    expect([run.outputs['scanned-range'], counts(run)]).toEqual(['', ['3', '3', '1']])
  })

  it('asks for the history of any event', () => {
    const { place, pull } = proposed()
    const folder = checkOut(place, { commit: pull.merged, ref: 'refs/remotes/pull/1/merge', depth: 0 })
    const run = runAction(folder, { event: 'pull_request', payload: pullRequestPayload(pull), inputs: { scan: 'history' } })
    expect([run.outputs['scanned-range'], counts(run)]).toEqual(['all', ['5', '5', '1']])
  })

  it.each(['schedule', 'issues'])('asks in vain for the range of %s', (event) => {
    const run = runAction(origin().work, { event, inputs: { scan: 'range' } })
    expect([run.status, annotationsIn(run, 'error')]).toEqual([2, [expect.stringContaining(`${event} names no range of commits`)]])
  })
})

describe('a payload', () => {
  it.each([
    ['pull_request', {}],
    ['pull_request', { pull_request: { base: { sha: '--upload-pack=touch x' }, head: { sha: ZEROS } } }],
    ['push', { ref: 'refs/heads/main', before: ZEROS, after: 'HEAD' }],
    ['push', { ref: '--output=x', before: ZEROS, after: '1'.repeat(40) }],
    ['merge_group', { merge_group: null }],
  ])('that names no commits ends with exit code 3: %s %j', (event, payload) => {
    const run = runAction(origin().work, { event, payload })
    expect([run.status, run.outputs]).toEqual([3, { 'exit-code': '3' }])
    expect(annotationsIn(run, 'error')).toEqual([expect.stringContaining('GITHUB_EVENT_PATH')])
  })
})

interface Pushed {
  readonly before: string
  readonly after: string
  readonly ref: string
}

function pushPayload({ before, after, ref }: Pushed): object {
  return { before, after, ref, repository: { default_branch: 'main' }, pusher: { name: 'Ada', email: 'ada@example.com' } }
}

/** Puts the ref where the push puts it, checks that out and runs the action. */
function pushed(place: Origin, { depth, ...push }: Pushed & Pick<Checkout, 'depth'>): ActionRun {
  publish(place, push.after, push.ref)
  const ref = push.ref.replace(/^refs\/heads\//, 'refs/remotes/origin/')
  return runAction(checkOut(place, { commit: push.after, ref, depth }), { event: 'push', payload: pushPayload(push) })
}

/** A branch that was rewritten: its first version only the worker has. */
function forced() {
  const place = origin({ 'old.txt': keyLine(1) })
  const main = idOf(place.work, 'main')
  const [before = ''] = commitOn(place, 'work', [{ files: { 'a.txt': keyLine(2) } }])
  gitWith(place.work, {}, 'reset', '--quiet', '--hard', 'main')
  const [after = ''] = commitOn(place, 'work', [{ files: { 'b.txt': keyLine(3) } }])
  return { place, before, after, main }
}
