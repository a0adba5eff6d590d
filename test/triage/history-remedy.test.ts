// What to do about a secret in history, and that git's own commands in it do what they are said to do.
import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import type { Location, Timeline } from '../../src/model.ts'
import { historyRemedy } from '../../src/triage/history-remedy.ts'
import { tryGit } from '../support/commit.ts'
import { liveKey } from '../support/fake-keys.ts'
import { git, gitEnvironment, repository, writeFiles } from '../support/repo.ts'
import { historyFinding, timelineOf } from '../support/scan.ts'

const own = ['Create a new key.', 'Delete the old one.']
const unreachable = { refs: [], reflogs: [], commits: 0 }

/** The steps behind the rule's own. */
function stepsFor(changes: Partial<Timeline> = {}, place: Partial<Location> = {}): string[] {
  const steps = historyRemedy(historyFinding(changes, place), timelineOf(changes))
  expect(steps.slice(0, own.length)).toEqual(own)
  return steps.slice(own.length)
}

const filterRepo = (steps: readonly string[]) => steps.filter((step) => step.includes('git filter-repo'))

describe('a secret that is still there', () => {
  it.each([
    [{ inHead: true, headPaths: ['src/pay.ts'] }, /^Take it out of src\/pay\.ts and commit/],
    [{ inHead: true, paths: ['a'] }, /^Take it out of a and commit/],
    [{ inHead: true }, /^Take it out of the files that still hold it \(it stood in config\/old\.env, src\/pay\.ts\) and commit/],
    [{ inIndex: true, paths: ['a'] }, /^It is staged: take it out of a /],
    [{ inWorkTree: true, paths: ['a'] }, /^The work tree still holds it: take it out of a,/],
  ])('is taken out first: %j', (changes, step) => {
    expect(stepsFor(changes)[0]).toMatch(step)
  })

  it('is not taken out of anything when it is gone', () => {
    expect(stepsFor().filter((step) => /take it out/i.test(step))).toEqual([])
  })
})

describe('a secret that a ref reaches', () => {
  it('is rewritten only if that is worth it, in a clone, from a file that holds the value', () => {
    const steps = stepsFor()
    expect(steps.map((step) => step.split(' ').slice(0, 3).join(' '))).toEqual([
      'Rewriting the history',
      'To rewrite: clone',
      'Beside the clone,',
      'In the clone:',
      'Then run straykey',
    ])
    expect(steps[3]).toContain('git filter-repo --sensitive-data-removal --replace-text ../values.txt.')
  })

  it('is said to be public when a remote has it, and is pushed by force', () => {
    const steps = stepsFor({ refs: ['refs/heads/main', 'refs/remotes/origin/main'] })
    expect(steps[0]).toMatch(/takes nothing back: it was pushed \(origin\/main reaches it\)/)
    expect(steps.at(-1)).toMatch(/git push --force --mirror origin/)
  })

  it('is never pushed by force when nobody is known to have it', () => {
    expect(stepsFor().join(' ')).not.toMatch(/--force/)
  })

  it.each(['refs/pull/7/head', 'refs/merge-requests/7/head', 'refs/changes/01/1/1'])('is for the support of the host in %s', (ref) => {
    expect(stepsFor({ refs: [ref] }).at(-1)).toMatch(new RegExp(`^No push changes ${ref}: ask the host's support`))
  })

  it.each<[Partial<Location>, string]>([
    [{ path: 'commit 1a2b', within: 'commit' }, '--replace-message ../values.txt.'],
    [{ path: 'tag v1', within: 'tag' }, '--replace-message ../values.txt.'],
    [{ path: 'object 1a2b', within: 'object' }, '--replace-text ../values.txt.'],
    [{ inName: true }, '--paths-from-file ../names.txt.'],
  ])('is rewritten by what fits its place: %j', (place, flag) => {
    const commands = filterRepo(stepsFor({}, place))
    expect(commands).toHaveLength(1)
    expect(commands[0]).toContain(`git filter-repo --sensitive-data-removal ${flag}`)
  })

  it('is written line by line into the file when it has several lines', () => {
    expect(stepsFor({}, { endLine: 20 }).some((step) => step.includes('literal:LINE==>REMOVED'))).toBe(true)
  })
})

describe('a secret that no branch reaches', () => {
  it('is deleted with what else no ref reaches', () => {
    expect(stepsFor(unreachable)).toEqual([expect.stringMatching(/^No ref reaches it: .*gc --prune=now deletes it here/)])
  })

  it.each([
    { refs: ['refs/stash'], reflogs: [] },
    { refs: [], reflogs: ['refs/stash'] },
  ])('may be in a stash: %j', (changes) => {
    expect(stepsFor(changes)).toEqual([expect.stringMatching(/^It is in a stash: .*git stash drop.*gc --prune=now/)])
  })

  it('is in a name or a message of a reflog, and nothing is rewritten for that', () => {
    const name = stepsFor({ refs: ['refs/heads/x'] }, { path: 'refs/heads/x', within: 'name of a ref' })
    expect(name).toEqual([expect.stringMatching(/^It is in the name of a ref: rename or delete/)])
    const reflog = stepsFor({ reflogs: ['HEAD'] }, { path: 'reflog of HEAD', within: 'reflog' })
    expect(reflog).toEqual([expect.stringMatching(/message of the reflog of HEAD: .*git reflog delete 'REF@\{N\}'/)])
  })
})

describe("git's commands in the steps", () => {
  const shell = (folder: string, command: string) =>
    execFileSync('sh', ['-c', command], { cwd: folder, env: gitEnvironment, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  const gcCommand = () => /git -c \S+ gc --prune=now/.exec(stepsFor(unreachable).join(' '))?.[0] ?? 'false'
  /** Git keeps young entries of reflogs by itself; these are younger than any test. */
  const young = { GIT_COMMITTER_DATE: '2037-01-02T03:04:05Z' }
  const isThere = (folder: string, id: string) => git(folder, 'cat-file', '--batch-all-objects', '--batch-check').includes(id)

  function change(folder: string, text: string): string {
    writeFiles(folder, { 'a.txt': text })
    return git(folder, 'hash-object', 'a.txt').trim()
  }

  it('is no matter of a stash when a branch reaches it: every stash builds on one', () => {
    const steps = stepsFor({ refs: ['refs/heads/main', 'refs/stash'], reflogs: ['refs/stash'] })
    expect(steps.filter((step) => step.includes('stash'))).toEqual([])
  })

  it('delete what only a reflog reaches, and keep every stash', () => {
    const folder = repository({ 'a.txt': 'first' })
    const key = change(folder, liveKey())
    tryGit(folder, ['commit', '--quiet', '--all', '--message=second'], young)
    tryGit(folder, ['reset', '--quiet', '--hard', 'HEAD~1'], young)
    const stashed = ['one', 'two', 'three'].map((text) => {
      const id = change(folder, text)
      tryGit(folder, ['stash', '--quiet'], young)
      return id
    })
    expect(isThere(folder, key)).toBe(true)
    shell(folder, gcCommand())
    expect([isThere(folder, key), ...stashed.map((id) => isThere(folder, id))]).toEqual([false, true, true, true])
  })

  it('delete one stash', () => {
    const folder = repository({ 'a.txt': 'first' })
    const key = change(folder, liveKey())
    git(folder, 'stash', '--quiet')
    const [step = ''] = stepsFor({ refs: ['refs/stash'] })
    const [, list = '', drop = ''] = /^It is in a stash: (git stash list \S+ %h %p') .*?; (git stash drop '\S+') deletes/.exec(step) ?? []
    expect(shell(folder, list)).toMatch(/^stash@\{0\} [0-9a-f]+ [0-9a-f]+ [0-9a-f]+\n$/)
    shell(folder, drop.replace('{N}', '{0}'))
    shell(folder, gcCommand())
    expect(isThere(folder, key)).toBe(false)
  })

  it('delete one message of a reflog', () => {
    const folder = repository({ 'a.txt': 'first' })
    change(folder, 'second')
    git(folder, 'commit', '--quiet', '--all', `--message=${liveKey()}`)
    git(folder, 'commit', '--quiet', '--amend', '--message=clean')
    const [step = ''] = stepsFor({ reflogs: ['HEAD'] }, { path: 'reflog of HEAD', within: 'reflog' })
    const remove = /git reflog delete '\S+'/.exec(step)?.[0] ?? 'false'
    expect(git(folder, 'reflog', 'show', 'HEAD')).toContain(liveKey())
    shell(folder, remove.replace('REF@{N}', 'HEAD@{1}'))
    expect(git(folder, 'reflog', 'show', 'HEAD')).not.toContain(liveKey())
  })
})

describe('a step', () => {
  it.each<[Partial<Timeline>, Partial<Location>]>([
    [{}, {}],
    [{ inHead: true }, { inName: true }],
    [unreachable, {}],
    [{}, { path: 'x', within: 'name of a ref' }],
  ])('holds no value, redacted or not: %j %j', (changes, place) => {
    const { secret, redacted } = historyFinding()
    const text = stepsFor(changes, place).join(' ')
    expect([text.includes(secret?.reveal() ?? ''), text.includes(redacted)]).toEqual([false, false])
  })
})
