import { describe, expect, it } from 'vitest'
import { verdictOf } from '../../src/respond/answer.ts'
import type { HttpAnswer } from '../../src/respond/http-call.ts'
import { askedToWait } from '../../src/respond/retry-after.ts'
import type { Condition, VerifyCall } from '../../src/rules/call.ts'
import { liveKey } from '../support/fake-keys.ts'

const key = liveKey()
const about = { host: 'api.acme.example', secrets: [key] }
const json = { 'content-type': 'application/json' }

function answerOf(status: number, body: unknown, headers: Readonly<Record<string, string>> = json): HttpAnswer {
  return { kind: 'answer', status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) }
}

const callWith = (active: readonly Condition[], inactive: readonly Condition[] = [], shows: VerifyCall['shows'] = {}) => ({
  active,
  inactive,
  shows,
})
const isActive = (condition: Condition, answer: HttpAnswer) => verdictOf(callWith([condition]), answer, about).state === 'active'

describe('a condition', () => {
  it.each<[string, Condition, unknown, boolean]>([
    ['a status alone', { status: 200 }, '', true],
    ['a field that is there', { status: 200, has: ['user.login'] }, { user: { login: '' } }, true],
    ['a field that is null', { status: 200, has: ['user'] }, { user: null }, false],
    ['a field that only every object has', { status: 200, has: ['constructor'] }, {}, false],
    ['a field of a text', { status: 200, has: ['user.length'] }, { user: 'ada' }, false],
    ['a place in a list', { status: 200, json: { 'errors.0.code': 7 } }, { errors: [{ code: 7 }] }, true],
    ['false', { status: 200, json: { ok: false } }, { ok: false }, true],
    ['false, which 0 is not', { status: 200, json: { ok: false } }, { ok: 0 }, false],
    ['null', { status: 200, json: { error: null } }, { error: null }, true],
    ['null, which nothing is not', { status: 200, json: { error: null } }, {}, false],
    ['one of several', { status: 200, json: { code: ['a', 'b'] } }, { code: 'b' }, true],
    ['none of several', { status: 200, json: { code: ['a', 'b'] } }, { code: 'c' }, false],
    ['one of two fields', { status: 200, json: { a: 1, b: 2 } }, { a: 1 }, false],
    ['a list', { status: 200, body: 'list' }, [], true],
    ['a list, which an object is not', { status: 200, body: 'list' }, {}, false],
    ['an object, which a list is not', { status: 200, body: 'object' }, [], false],
    ['any JSON', { status: 200, body: 'json' }, 'true', true],
    ['any JSON, which a text is not', { status: 200, body: 'json' }, 'hello', false],
    ['a list that was cut off', { status: 200, body: 'list' }, `[{"a":"${'x'.repeat(65_530)}`, true],
    ['a short list that breaks off', { status: 200, body: 'list' }, '[{"a":', false],
  ])('asks for %s', (_, condition, body, fits) => {
    expect(isActive(condition, answerOf(200, body))).toBe(fits)
  })

  it('asks for its status', () => {
    expect(isActive({ status: 200 }, answerOf(201, ''))).toBe(false)
  })
})

describe('an answer', () => {
  it('that fits both or neither proves nothing', () => {
    const both = callWith([{ status: 200 }], [{ status: 200, json: { ok: false } }])
    expect(verdictOf(both, answerOf(200, { ok: false }), about).state).toBe('unknown')
    expect(verdictOf(both, answerOf(418, {}), about).state).toBe('unknown')
  })

  it.each([301, 429, 500, 503])('of %i proves nothing, whatever a rule says', (status) => {
    expect(verdictOf(callWith([{ status }]), answerOf(status, {}), about).state).toBe('unknown')
  })

  it.each([
    ['text/html; charset=utf-8', 'Log in'],
    ['application/json', ' <!doctype html>'],
    ['application/xml', '<?xml version="1.0"?>'],
  ])('that is a page proves nothing: %s', (type, body) => {
    expect(verdictOf(callWith([{ status: 200 }]), answerOf(200, body, { 'content-type': type }), about).state).toBe('unknown')
  })

  it.each(['', '{"ok":true}'])('that calls itself a page and is none is read: %j', (body) => {
    expect(verdictOf(callWith([{ status: 200 }]), answerOf(200, body, { 'content-type': 'text/html' }), about).state).toBe('active')
  })

  it('that never came is unknown, with why', () => {
    expect(verdictOf(callWith([{ status: 200 }]), { kind: 'failure', why: 'no network', sent: false }, about)).toEqual({
      state: 'unknown',
      why: 'no network',
    })
  })
})

describe('what an issuer says of an active key', () => {
  const shown = (body: unknown, headers: Readonly<Record<string, string>> = json) =>
    verdictOf(
      callWith([{ status: 200 }], [], { owner: 'json:user.login', scopes: 'header:X-Scopes', expires: 'json:until' }),
      answerOf(200, body, headers),
      about,
    )

  it('is shown where it stands', () => {
    expect(shown({ user: { login: 'ada' }, until: 1_900_000_000 }, { ...json, 'x-scopes': 'repo, gist' })).toMatchObject({
      owner: 'ada',
      scopes: 'repo, gist',
      expires: '1900000000',
    })
  })

  it('is joined when it is a list, and left out when it is an object', () => {
    expect(shown({ user: { login: ['a', 'b'] }, until: { year: 2030 } })).toEqual({
      state: 'active',
      why: expect.any(String),
      owner: 'a, b',
    })
  })

  it.each([key, key.slice(10, 18), `x${key}y`, Buffer.from(key).toString('base64'), encodeURIComponent(key)])(
    'is left out when it holds a part of the key (case %#)',
    (login) => {
      expect(shown({ user: { login } })).not.toHaveProperty('owner')
    },
  )

  it('is cut at 200 characters', () => {
    expect(shown({ user: { login: 'ä'.repeat(300) } }).owner).toHaveLength(200)
  })
})

describe('a request to wait', () => {
  it.each<[string, number, Readonly<Record<string, string>>, number | undefined]>([
    ['seconds', 429, { 'retry-after': '3' }, 3000],
    ['seconds of a server in trouble', 503, { 'retry-after': '1' }, 1000],
    ['a date', 429, { 'retry-after': 'Wed, 21 Oct 2026 07:28:10 GMT', date: 'Wed, 21 Oct 2026 07:28:00 GMT' }, 10_000],
    ['a date that is past', 429, { 'retry-after': 'Wed, 21 Oct 2026 07:27:00 GMT', date: 'Wed, 21 Oct 2026 07:28:00 GMT' }, 0],
    ['a date without a clock', 429, { 'retry-after': 'Wed, 21 Oct 2026 07:28:10 GMT' }, 2000],
    ['nothing', 429, {}, 2000],
    ['nothing, of a server in trouble', 503, {}, undefined],
    ['anything, with an answer', 200, { 'retry-after': '3' }, undefined],
  ])('may be in %s', (_, status, headers, ms) => {
    expect(askedToWait(answerOf(status, '', headers))).toBe(ms)
  })
})
