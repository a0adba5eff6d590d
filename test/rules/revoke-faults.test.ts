// What may stand in a `revoke` block and in an endpoints file: the page's own example, and what is refused.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { WrittenWay } from '../../src/rules/revoke-call.ts'
import { revokeFaults, wayFaults } from '../../src/rules/revoke-faults.ts'
import { endpointsSchema } from '../../src/rules/revoke-schema.ts'
import { faultsOf } from '../../src/shape.ts'

const root = path.join(import.meta.dirname, '../..')
const page = readFileSync(path.join(root, 'docs/revoke.md'), 'utf8')
const example = parse(/```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '') as { providers: Record<string, object> }
const published = new Ajv2020({ strict: false }).compile(
  JSON.parse(readFileSync(path.join(root, 'schema/revoke.schema.json'), 'utf8')) as object,
)

describe('the endpoints file of docs/revoke.md', () => {
  it('fits the published schema and our own check of it', () => {
    expect([published(example), published.errors ?? [], faultsOf(example, endpointsSchema)]).toEqual([true, [], []])
  })

  it('has ways without faults', () => {
    const ways = Object.values(example.providers).filter((one): one is WrittenWay => 'shape' in one)
    expect(ways.flatMap((way) => wayFaults(way, []))).toEqual([])
    expect(ways.map(({ shape }) => shape)).toEqual(['list-and-delete', 'batch'])
  })
})

const request = { method: 'DELETE', url: 'https://api.acme.example/self', headers: { Authorization: 'Bearer {{secret}}' } }
const done = [{ status: 204 }]

describe('a way of revoking', () => {
  it('without faults has none', () => {
    expect(wayFaults({ shape: 'own-key', request, done }, [])).toEqual([])
  })

  it.each<[string, WrittenWay, RegExp]>([
    ['no request', { shape: 'own-key', done }, /"request" is missing/],
    ['no proof', { shape: 'own-key', request }, /"done" is missing/],
    ['a field of another shape', { shape: 'own-key', request, done, items: 'data' }, /has no meaning for own-key/],
    ['a request without the key', { shape: 'own-key', request: { ...request, headers: {} }, done }, /sends no/],
    [
      'the key in the host',
      { shape: 'own-key', request: { ...request, url: 'https://{{secret}}.example/' }, done },
      /must not stand in it/,
    ],
    ['a list without its address', { shape: 'list-and-delete' }, /"url" is missing/],
    ['a batch without its contract', { shape: 'batch', url: 'https://api.acme.example' }, /"contract" is missing/],
    ['an alert that nobody signs', { shape: 'batch', contract: 'github-alert', url: 'https://api.acme.example' }, /is signed/],
    [
      'a signature that nobody checks',
      { shape: 'batch', contract: 'gitlab-revocation', url: 'https://api.acme.example', keyIdentifier: 'a', signingKey: 'B' },
      /is not signed/,
    ],
  ])('is refused: %s', (_, way, says) => {
    expect(wayFaults(way, ['revoke', 0]).map(({ message }) => message)).toEqual([expect.stringMatching(says)])
  })

  it('in a rule file is for keys of that file', () => {
    const way = { shape: 'own-key', request, done, keys: ['acme-other'] } as const
    expect(revokeFaults([way], new Set(['acme-key']))).toMatchObject([{ path: ['revoke', 0, 'keys', 0] }])
  })
})
