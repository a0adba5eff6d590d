import { describe, expect, it } from 'vitest'
import type { HttpAnswer } from '../../src/respond/http-call.ts'
import { retrying } from '../../src/respond/retrying.ts'

const answer = (status: number, headers: Record<string, string> = {}): HttpAnswer => ({ kind: 'answer', status, headers, body: '' })
const lost = (sent: boolean): HttpAnswer => ({ kind: 'failure', why: 'lost', sent })
const REQUEST = { method: 'DELETE', url: 'https://api.acme.example/', headers: {} }

/** Makes the call against these answers, the last one for good: how often it was made, and what was waited for. */
async function made(answers: readonly HttpAnswer[], repeatable: boolean, endsAfter = Number.POSITIVE_INFINITY) {
  const waits: number[] = []
  let calls = 0
  const caller = { call: async () => answers[Math.min(calls++, answers.length - 1)] as HttpAnswer }
  const wait = async (ms: number) => void waits.push(ms)
  const last = await retrying(caller, wait, () => waits.length >= endsAfter)(REQUEST, repeatable)
  return { calls, waits, last }
}

describe('a call is made again', () => {
  it.each<[string, HttpAnswer[], { repeatable: number[]; other: number[] }]>([
    ['not after a yes', [answer(204)], { repeatable: [], other: [] }],
    ['not after a no', [answer(401)], { repeatable: [], other: [] }],
    ['not after 404', [answer(404)], { repeatable: [], other: [] }],
    ['not after a redirect', [answer(302)], { repeatable: [], other: [] }],
    ['after 429, when it was asked to', [answer(429, { 'retry-after': '7' }), answer(204)], { repeatable: [7000], other: [7000] }],
    [
      'after 429, at the date that was named',
      [answer(429, { 'retry-after': 'Sun, 01 Mar 2026 10:00:09 GMT', date: 'Sun, 01 Mar 2026 10:00:00 GMT' }), answer(204)],
      { repeatable: [9000], other: [9000] },
    ],
    ['not after 429 for longer than anybody waits', [answer(429, { 'retry-after': '61' })], { repeatable: [], other: [] }],
    ['after 500 only if that does no harm, with growing pauses', [answer(500)], { repeatable: [500, 1000, 2000], other: [] }],
    ['after a cut connection only if that does no harm', [lost(true)], { repeatable: [500, 1000, 2000], other: [] }],
    ['when nothing was sent', [lost(false), answer(204)], { repeatable: [500], other: [500] }],
  ])('%s', async (_, answers, { repeatable, other }) => {
    expect((await made(answers, true)).waits).toEqual(repeatable)
    expect((await made(answers, false)).waits).toEqual(other)
  })

  it('four times at most, and the last answer counts', async () => {
    expect(await made([answer(500), answer(502), answer(503), answer(504), answer(204)], true)).toMatchObject({
      calls: 4,
      last: { status: 504 },
    })
  })

  it('not when the work is ended', async () => {
    expect(await made([answer(500)], true, 1)).toMatchObject({ calls: 1, waits: [500] })
    expect(await made([answer(500)], true, 0)).toMatchObject({ calls: 1, waits: [] })
  })
})
