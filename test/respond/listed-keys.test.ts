import { describe, expect, it } from 'vitest'
import { listingOf } from '../../src/respond/listed-keys.ts'
import { liveKey } from '../support/fake-keys.ts'

const value = liveKey(71)
const wanted = { value, rule: { anchors: ['sk_live_'] } }
const way = { items: 'data', fields: { id: 'id', prefix: 'prefix', last: 'last4', name: 'name', created: 'created_at', used: 'last_used' } }
const listed = (...data: object[]) => listingOf(JSON.stringify({ success: true, data }), way, wanted)

describe('the keys that a leaked one may be', () => {
  it.each<[string, object, { fits: boolean; isSure?: boolean }]>([
    ['prefix and last characters', { prefix: 'sk_live_', last4: value.slice(-4) }, { fits: true, isSure: true }],
    ['the last characters alone', { last4: value.slice(-4) }, { fits: true, isSure: true }],
    ['two last characters', { prefix: 'sk_live_', last4: value.slice(-2) }, { fits: true, isSure: false }],
    ['the prefix of all keys alone', { prefix: 'sk_live_' }, { fits: true, isSure: false }],
    ['a longer prefix', { prefix: value.slice(0, 12) }, { fits: true, isSure: true }],
    ['a longer prefix with dots behind it', { prefix: `${value.slice(0, 12)}...` }, { fits: true, isSure: true }],
    ['a longer prefix with asterisks and an end', { prefix: `${value.slice(0, 12)}****abcd` }, { fits: true, isSure: true }],
    ['other last characters', { prefix: 'sk_live_', last4: '....' }, { fits: false }],
    ['another prefix', { prefix: 'sk_test_', last4: value.slice(-4) }, { fits: false }],
    ['nothing shown', {}, { fits: false }],
    ['nothing but dots', { prefix: '...' }, { fits: false }],
  ])('by %s', (_, entry, { fits, isSure }) => {
    const { candidates = [] } = listed({ id: 'key_1', ...entry }) ?? {}
    expect(candidates.map((one) => one.isSure)).toEqual(fits ? [isSure] : [])
  })

  it('have ids, also when these are numbers; what has none is no key', () => {
    expect(listed({ id: 7, prefix: 'sk_live_' }, { prefix: 'sk_live_' })).toMatchObject({ ids: ['7'], candidates: [{ id: '7' }] })
  })

  it.each(['.', '..'])('have no id that leads elsewhere in an address: %s', (id) => {
    expect(listed({ id, prefix: 'sk_live_' })).toMatchObject({ ids: [], candidates: [] })
  })

  it('are in a list, wherever the answer has it', () => {
    const body = JSON.stringify({ result: { keys: [{ id: 'a', prefix: 'sk_live_' }] } })
    expect(listingOf(body, { ...way, items: 'result.keys' }, wanted)?.ids).toEqual(['a'])
  })

  it.each(['', 'null', '[]', '{"data":{}}', '{"data":"none"}', '<html>'])('are none when the answer is no such list: %s', (body) => {
    expect(listingOf(body, way, wanted)).toBeUndefined()
  })

  it('may be on another page', () => {
    expect(listingOf('{"data":[],"has_more":true}', way, wanted)).toMatchObject({ goesOn: true, candidates: [] })
  })
})
