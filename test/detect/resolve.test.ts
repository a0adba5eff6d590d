import { describe, expect, it } from 'vitest'
import type { Claim } from '../../src/detect/confirm.ts'
import { type PlacedClaim, resolveClaims } from '../../src/detect/resolve.ts'
import type { Rule, Severity } from '../../src/model.ts'
import { detect } from '../support/detect.ts'
import { fakeKey, liveKey } from '../support/fake-keys.ts'

const nowhere = Number.POSITIVE_INFINITY

interface Given {
  readonly id: string
  readonly start?: number
  readonly end?: number
  readonly near?: readonly string[]
  readonly distance?: number
  readonly generic?: boolean
  readonly severity?: Severity
  readonly variantOf?: string
}

function ruleOf({ id, near = [], generic = false, severity = 'high', variantOf }: Given): Rule {
  const texts = { title: id, harm: id, pattern: id, docs: id, continues: '' }
  const lists = { anchors: [], checks: [], near, remedy: [], known: [] }
  const provider = { id, title: id, docs: id }
  return { ...texts, ...lists, id, provider, severity, generic, ignoreCase: false, window: 256, ...(variantOf && { variantOf }) }
}

function claimOf(given: Given): PlacedClaim {
  const { start = 0, end = 10, distance = 0 } = given
  const claim: Claim = { rule: ruleOf(given), start, end, prefixLength: 0, distance, overHttp: false }
  const place = { start, end, line: 1, column: 1, endLine: 1, endColumn: 1 }
  return { claim, encoding: 'utf8', foreign: false, ...place, secret: '', redacted: '', overHttp: false, before: '', after: '' }
}

const winners = (...given: Given[]) => resolveClaims(given.map(claimOf)).map(({ rule, start, end }) => `${rule} ${start}-${end}`)

describe('of claims on the same text', () => {
  it.each<[string, Given, Given]>([
    ['a format wins over a generic one, even if longer', { id: 'b' }, { id: 'a', generic: true, end: 20 }],
    ['one whose issuer is named near it wins over one without an issuer', { id: 'b', near: ['b'], distance: 99 }, { id: 'a', end: 20 }],
    ['a variant wins over the shared format', { id: 'b', variantOf: 'a' }, { id: 'a', end: 20 }],
    ['of two named issuers, the closer name wins', { id: 'b', near: ['b'], distance: 3 }, { id: 'a', near: ['a'], distance: 4 }],
    [
      'of two named issuers, the longer one wins, however far its name',
      { id: 'b', near: ['b'], distance: 99, end: 11 },
      { id: 'a', near: ['a'] },
    ],
    ['the longer one wins', { id: 'b', end: 11 }, { id: 'a' }],
    ['the more severe one wins', { id: 'b', severity: 'critical' }, { id: 'a' }],
    ['the first one wins', { id: 'b', start: 2, end: 12 }, { id: 'a', start: 3, end: 13 }],
    ['the first id wins', { id: 'a' }, { id: 'b' }],
    ['one whose issuer is not named never wins', { id: 'b', generic: true }, { id: 'a', variantOf: 'b', near: ['a'], distance: nowhere }],
  ])('%s', (_, winner, loser) => {
    const expected = [`${winner.id} ${winner.start ?? 0}-${winner.end ?? 10}`]
    expect([winners(winner, loser), winners(loser, winner)]).toEqual([expected, expected])
  })
})

describe('of claims that overlap', () => {
  it('both ends of a chain are kept when its middle loses', () => {
    expect(winners({ id: 'a', start: 0, end: 10 }, { id: 'b', start: 8, end: 14, generic: true }, { id: 'c', start: 12, end: 20 })).toEqual(
      ['a 0-10', 'c 12-20'],
    )
  })

  it('the ones inside of a generic one are kept, and it gives way', () => {
    expect(winners({ id: 'g', start: 0, end: 50, generic: true }, { id: 'b', start: 30, end: 40 }, { id: 'a', start: 5, end: 15 })).toEqual(
      ['a 5-15', 'b 30-40'],
    )
  })

  it('the one around others is kept when it is no less specific', () => {
    expect(winners({ id: 'b', start: 5, end: 15 }, { id: 'a', start: 0, end: 50 })).toEqual(['a 0-50'])
  })

  it('neighbours that only touch are both kept', () => {
    expect(winners({ id: 'a', start: 0, end: 10 }, { id: 'b', start: 10, end: 20 })).toEqual(['a 0-10', 'b 10-20'])
  })

  it('none is left when no issuer is named', () => {
    expect(winners({ id: 'a', distance: nowhere }, { id: 'b', distance: nowhere, end: 20 })).toEqual([])
  })
})

describe('a shared format', () => {
  it('remembers, sorted and once, the issuers whose pattern fits the same text', () => {
    const variants = ['c', 'a', 'b', 'a'].map((id) => ({ id, variantOf: 'shared', distance: nowhere }))
    const [match] = resolveClaims([...variants, { id: 'shared' }].map(claimOf))
    expect([match?.rule, match?.couldBe]).toEqual(['shared', ['a', 'b', 'c']])
  })

  it('forgets issuers whose pattern fits another text, or who vary another format', () => {
    const others = [
      { id: 'longer', variantOf: 'shared', distance: nowhere, end: 12 },
      { id: 'elsewhere', variantOf: 'other', distance: nowhere },
    ]
    expect(resolveClaims([{ id: 'shared' }, ...others].map(claimOf)).map(({ couldBe }) => couldBe)).toEqual([[]])
  })
})

describe('resolveClaims', () => {
  /** Claims of which each overlaps the next: 0–12, 10–22, 20–32, … */
  const chain = (length: number) => Array.from({ length }, (_, i) => claimOf({ id: 'a', start: 10 * i, end: 10 * i + 12 }))

  /** How often resolving looks at what a rule varies. */
  function looksAt(claims: PlacedClaim[]): number {
    let looks = 0
    const counted = claims.map((placed) => {
      const rule = Object.defineProperty({ ...placed.claim.rule }, 'variantOf', { get: () => void looks++ })
      return { ...placed, claim: { ...placed.claim, rule } }
    })
    resolveClaims(counted)
    return looks
  }

  it('does not grow with the square of a chain of claims', () => {
    expect(looksAt(chain(2000)) / looksAt(chain(1000))).toBeLessThan(3)
  })
})

describe('one secret', () => {
  it('is reported once, by the rule that names its issuer', async () => {
    const { matches } = await detect(`const stripe = new Stripe("${fakeKey('sk_live_51 alnum*97')}")`)
    expect(matches.map(({ rule }) => rule)).toEqual(['stripe-live-key-current'])
  })

  it('is reported once, by the shared format, when nothing names an issuer', async () => {
    const { matches } = await detect(`key = "${liveKey()}"`)
    expect(matches.map(({ rule }) => rule)).toEqual(['generic-api-live-key'])
  })

  it('is reported by its format, not by the header in which it stands', async () => {
    const { matches } = await detect(`Authorization: Bearer ${liveKey()}`)
    expect(matches.map(({ rule }) => rule)).toEqual(['generic-api-live-key'])
  })

  it('is reported by the header when it has no format', async () => {
    const { matches } = await detect(`Authorization: Bearer ${fakeKey('alnum*40')}`)
    expect(matches.map(({ rule }) => rule)).toEqual(['http-bearer-header'])
  })

  it('is reported beside its neighbours, in the order of their places', async () => {
    const keys = [1, 2, 3].map((seed) => liveKey(seed))
    const { matches } = await detect(keys.join(','))
    expect(matches.map(({ secret }) => secret)).toEqual(keys)
  })
})
