import { describe, expect, it } from 'vitest'
import { checkFault, compileCheck } from '../../src/detect/checks.ts'
import { entropyOf } from '../../src/detect/random-text.ts'
import { fakeKey, githubKey } from '../support/fake-keys.ts'

const passes = (check: string, body: string, secret = body) => compileCheck(check)({ secret, body })
const base64 = (text: string) => Buffer.from(text, 'latin1').toString('base64')
const jwt = (header: string) => `${Buffer.from(header).toString('base64url')}.${fakeKey('base64url*60')}.${fakeKey('base64url*43')}`

describe('entropyOf', () => {
  it.each([
    ['', 0],
    ['aaaa', 0],
    ['abab', 1],
    ['abcd', 2],
    ['aab', Math.log2(3) - 2 / 3],
    ['0123456789abcdef', 4],
  ])('of %j is %f bits a character', (text, bits) => expect(entropyOf(text)).toBeCloseTo(bits, 10))
})

describe('a check', () => {
  it.each([
    ['entropy 2', 'abcd', true],
    ['entropy 2', 'abca', false],
    ['entropy 2.5', 'abcdefabcdef', true],
    ['digits 2', 'a1b2', true],
    ['digits 3', 'a1b2', false],
    ['digits 0', '', true],
    ['mixed', 'aB1', true],
    ['mixed', 'ab1', false],
    ['mixed', 'AB1', false],
    ['mixed', 'aBc', false],
    ['mixed', 'äÖ1', false],
  ])('%s of %j gives %s', (check, body, expected) => expect(passes(check, body)).toBe(expected))

  it('judges entropy by the body, not by the public prefix', () => {
    expect(passes('entropy 3', 'aaaaaaaaaaaa', 'sk_live_0123456789_aaaaaaaaaaaa')).toBe(false)
  })
})

/** A message of version 1 whose fields are what is given; its answers begin at byte 64 and 88. */
function ntlmMessage({ type = 3, length = 24, offset = 88, response = fakeKey('alnum*24') }): string {
  const header = Buffer.alloc(64)
  header.write('NTLMSSP\0', 'latin1')
  header.writeUInt32LE(type, 8)
  header.writeUInt16LE(24, 12)
  header.writeUInt32LE(64, 16)
  header.writeUInt16LE(length, 20)
  header.writeUInt32LE(offset, 24)
  return Buffer.concat([header, Buffer.from(`${fakeKey('alnum*24', 7) + response}user`, 'latin1')]).toString('base64')
}

describe('the check "ntlm"', () => {
  it.each([
    ['a login', {}, true],
    ['a longer answer, of version 2', { length: 80, response: fakeKey('alnum*80') }, true],
    ['an offer', { type: 1 }, false],
    ['a challenge', { type: 2 }, false],
    ['a login as nobody', { length: 0 }, false],
    ['an answer that is cut off', { length: 60 }, false],
    ['an answer behind the end', { offset: 100_000 }, false],
    ['an answer that somebody made up', { response: 'ab'.repeat(12) }, false],
  ])('of %s gives %j → %s', (_, fields, expected) => expect(passes('ntlm', ntlmMessage(fields))).toBe(expected))

  it('fails what is too short to have fields', () => expect(passes('ntlm', ntlmMessage({}).slice(0, 40))).toBe(false))
})

describe('the check "random"', () => {
  const random = (text: string) => passes('random', text)

  it.each(['hex*16', 'hex*32', 'alnum*20', 'alnum*40', 'base64url*43', 'lower*24'])('passes what is drawn: %s', (parts) => {
    const failing = Array.from({ length: 200 }, (_, i) => fakeKey(parts, i + 1)).filter((text) => !random(text))
    expect(failing.length).toBeLessThanOrEqual(6)
  })

  it.each([
    'authentication_service_account',
    'someFunctionThatReturnsHeaders',
    'com.example.service.AuthHandler',
    './src/authentication/index',
    'process.env.SECRET_TOKEN_VALUE',
    'getTokenFromRequest(request)',
    'https://example.org/some/path',
    '00000000000000000000',
    '12345678901234567890',
    'short1A',
    'this is a whole sentence of words',
    'customer-support-department',
  ])('fails %s', (text) => expect(random(text)).toBe(false))
})

describe('the check "github-checksum"', () => {
  const body = (seed: number) => githubKey(seed).slice('ghp_'.length)

  it('passes keys with their checksum', () => {
    const keys = Array.from({ length: 300 }, (_, i) => body(i + 1))
    expect(keys.filter((key) => !passes('github-checksum', key))).toEqual([])
  })

  it('fails when any one character is another', () => {
    const key = body(1)
    const changed = [...key].map((character, i) => key.slice(0, i) + (character === 'a' ? 'b' : 'a') + key.slice(i + 1))
    expect(changed.filter((other) => passes('github-checksum', other))).toEqual([])
  })
})

describe('the check "jwt"', () => {
  it.each([
    ['{"alg":"HS256","typ":"JWT"}', true],
    ['{"typ":"JWT", "alg" : "RS256"}', true],
    ['{\n"alg":"ES256"}', true],
    ['{"alg":"none"}', false],
    ['{"alg":"None"}', false],
    ['{"typ":"JWT"}', false],
    ['["alg"]', false],
    ['no header at all', false],
  ])('of the header %j gives %s', (header, expected) => expect(passes('jwt', jwt(header))).toBe(expected))
})

describe('the check "basic-auth"', () => {
  it.each([
    ['deploy:h7Kp2xQz', true],
    ['alice@corp.com:Tr0ub4dor&3', true],
    [':h7Kp2xQz', true],
    ['user:password', false],
    ['admin:admin', false],
    ['alice:alice', false],
    ['user:your_password', false],
    ['user:<password>', false],
    ['user:abc', false],
    ['bob:mywife', false],
    ['nkim:1234', false],
    ['nocolon', false],
    ['user:caf\xe9-\x01secret', false],
  ])('of %j gives %s', (credentials, expected) => expect(passes('basic-auth', base64(credentials))).toBe(expected))
})

describe('the check "password"', () => {
  it.each([
    ['h7Kp2xQz', true],
    ['Tr0ub4dor&3', true],
    ['correct-horse-battery-staple', true],
    ['password', false],
    ['Passw0rd123!', false],
    ['secret123', false],
    ['$DB_PASSWORD', false],
    ['$' + '{DB_PASSWORD}', false],
    ['%DB_PASSWORD%', false],
    ['changeme', false],
    ['xxxxxxxx', false],
    ['your_password', false],
    ['admin', false],
    ['root1234', false],
    ['he%2F%2Fo', false],
    ['h7Kp%2F2xQz', true],
    ['c%0D%0A%09d20x', false],
    ['h7Kpß2xQz', true],
    ['x-oauth-basic', false],
  ])('of %j gives %s', (password, expected) => expect(passes('password', password)).toBe(expected))
})

describe('the checks of other checksums', () => {
  const many = (parts: string) => Array.from({ length: 200 }, (_, i) => fakeKey(parts, i + 1))
  const gitlab = 'glpat- base64url*40 .01.14 gitlab-checksum()'
  const confluent = 'cflt base64*54 confluent-checksum()'
  const grafana = 'glsa_ alnum*32 _ grafana-checksum()'
  const pypi = 'pypi- base64url(\x02\x01\x08pypi.org\x02\x24 hex*36 \0\x02\x10 alnum*16 \0\0\x06~ alnum*32)'

  it.each([
    ['gitlab-checksum', gitlab, ''],
    ['confluent-checksum', confluent, 'cflt'],
    ['grafana-checksum', grafana, ''],
    ['nkey', 'nkey(U)', ''],
    ['bech32', 'bech32(AGE-SECRET-KEY-)', ''],
    ['macaroon', pypi, ''],
  ])('%s passes keys that have theirs', (check, parts, prefix) => {
    expect(many(parts).filter((key) => !passes(check, key.slice(prefix.length), key))).toEqual([])
  })

  it.each([
    ['gitlab-checksum', gitlab],
    ['confluent-checksum', confluent],
    ['grafana-checksum', grafana],
    ['nkey', 'nkey(A)'],
    ['bech32', 'bech32(AGE-SECRET-KEY-)'],
  ])('%s fails when any one character is another', (check, parts) => {
    const key = fakeKey(parts)
    const changed = [...key]
      .map((character, i) => key.slice(0, i) + (character === 'Q' ? 'P' : 'Q') + key.slice(i + 1))
      .filter((other) => other !== key)
    const prefix = check === 'confluent-checksum' ? 'cflt' : ''
    // A prefix that the check isn't told of is the pattern's to judge.
    expect(changed.slice(prefix.length).filter((other) => passes(check, other.slice(prefix.length), other))).toEqual([])
  })

  it('gitlab-checksum fails when the length is another, and takes tokens without a version', () => {
    expect(passes('gitlab-checksum', fakeKey('glpat- base64url*41 .01.14 gitlab-checksum()'))).toBe(false)
    expect(passes('gitlab-checksum', fakeKey('glpat- base64url*27 .0r gitlab-checksum()'))).toBe(true)
  })

  it('macaroon fails when bytes are missing at the end, or more follow', () => {
    const token = fakeKey(pypi)
    expect([token.slice(0, -4), `${token}AAAA`, 'pypi-', 'pypi-AgEI'].filter((other) => passes('macaroon', other))).toEqual([])
  })
})

describe('checkFault', () => {
  it.each(['entropy 3', 'entropy 3.5', 'digits 2', 'mixed', 'github-checksum', 'nkey', 'private-key', 'unencrypted'])(
    'says nothing of %s',
    (check) => expect(checkFault(check)).toBeUndefined(),
  )

  it.each([
    ['entrpy 3', /no check is called "entrpy"; known are entropy, digits/],
    ['toString', /no check is called "toString"/],
    ['constructor', /no check is called "constructor"/],
    ['', /no check is called ""/],
    ['entropy', /write "entropy 3"/],
    ['entropy high', /write "entropy 3"/],
    ['entropy 3 4', /write "entropy 3"/],
    ['entropy 3bits', /write "entropy 3"/],
    ['mixed 3', /write "mixed"/],
  ])('says what is wrong with %j, and what to write', (check, message) => expect(checkFault(check)).toMatch(message))
})
