import { describe, expect, it } from 'vitest'
import { toEvent } from '../../src/action/event.ts'
import { Incomplete } from '../../src/action/incomplete.ts'

const [a, b, zeros] = ['a1'.repeat(20), 'b2'.repeat(20), '0'.repeat(40)]
const push = (more: object) => ({ ref: 'refs/heads/x', before: a, after: b, repository: { default_branch: 'main' }, ...more })

describe('an event', () => {
  it.each([
    [
      'pull_request',
      { pull_request: { number: 3, commits: 4, base: { sha: a }, head: { sha: b } } },
      { kind: 'proposal', base: a, head: b, number: 3, commits: 4 },
    ],
    [
      'pull_request_target',
      { pull_request: { number: '3', commits: -1, base: { sha: a }, head: { sha: b } } },
      { kind: 'proposal', base: a, head: b },
    ],
    ['merge_group', { merge_group: { base_sha: a, head_sha: b } }, { kind: 'proposal', base: a, head: b }],
    ['push', push({}), { kind: 'push', before: a, after: b, ref: 'refs/heads/x', defaultBranch: 'main' }],
    ['push', push({ before: zeros }), { kind: 'push', after: b, ref: 'refs/heads/x' }],
    ['push', push({ after: zeros }), { kind: 'deletion', ref: 'refs/heads/x' }],
    ['schedule', undefined, { kind: 'occasion' }],
    ['workflow_run', [], { kind: 'other' }],
    ['', null, { kind: 'other' }],
  ])('%s is read from its payload', (name, payload, event) => {
    expect(toEvent(name, payload)).toMatchObject(event)
  })

  it('takes ids of SHA-256 repositories', () => {
    expect(toEvent('push', push({ before: 'c3'.repeat(32), after: 'd4'.repeat(32) }))).toMatchObject({ before: 'c3'.repeat(32) })
  })

  it.each(['--all', 'a b', 'a..b', 'a:b', 'x\ny', '../x', 'a*', '@{-1}', 'x.', '/x', 'x^{commit}'])(
    'takes no name that git could understand as something else: %j',
    (name) => {
      expect(toEvent('push', push({ repository: { default_branch: name } }))).not.toHaveProperty('defaultBranch')
    },
  )

  it.each([
    ['pull_request', { pull_request: { base: { sha: 'HEAD' }, head: { sha: b } } }],
    ['pull_request', 'pull_request'],
    ['merge_group', { merge_group: { base_sha: a } }],
    ['push', push({ ref: '-x' })],
    ['push', push({ after: `${b}..${a}` })],
    ['push', { __proto__: push({}) }],
  ])('%s without ids is refused', (name, payload) => {
    expect(() => toEvent(name, payload)).toThrow(Incomplete)
  })
})
