// The action looks at how keys are kept: of commits, at the files that they add.
import { symlinkSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkOut, commitOn, origin, propose, pullRequestPayload } from '../support/origin.ts'
import { repository } from '../support/repo.ts'
import { type ActionInput, runAction } from '../support/run-action.ts'

const TRACKED = { '.env': 'SHOP_GREETING="welcome to our shop"\nSHOP_TEAM=payments-backend\n' }

function proposing(base: Readonly<Record<string, string>>, files: Readonly<Record<string, string>>, more: ActionInput = {}) {
  const place = origin({ 'readme.txt': 'nothing\n', ...base })
  commitOn(place, 'work', [{ files }])
  const pull = propose(place, 'work')
  const folder = checkOut(place, { commit: pull.merged, ref: 'refs/remotes/pull/1/merge', depth: 1 })
  return runAction(folder, { event: 'pull_request', payload: pullRequestPayload(pull), ...more })
}

describe('a pull request', () => {
  it('that adds a file of environment variables fails, and says what to do', () => {
    const { status, stdout, summary } = proposing({}, TRACKED)
    expect([status, stdout.includes('findings on how keys are kept: 1')]).toEqual([1, true])
    expect(summary).toContain('git rm --cached')
  })

  it('is not to blame for what was there before', () => {
    expect(proposing(TRACKED, { 'a.txt': 'nothing\n' }).status).toBe(0)
  })

  it('is let through where the workflow leaves the checks out', () => {
    expect(proposing({}, TRACKED, { inputs: { hygiene: 'off' } }).status).toBe(0)
  })

  it('brings no setting that leaves them out', () => {
    expect(proposing({}, { ...TRACKED, 'straykey.yaml': 'hygiene: false\n' }).status).toBe(1)
  })
})

it('looks at all files where the files are looked at', () => {
  expect(runAction(repository(TRACKED), { inputs: { scan: 'tree' } }).status).toBe(1)
})

it('follows no link', () => {
  const folder = repository({ 'readme.txt': 'nothing\n' })
  symlinkSync('/etc/passwd', path.join(folder, '.env'))
  expect(runAction(folder, { inputs: { scan: 'tree' } }).status).toBe(0)
})
