import { describe, expect, it } from 'vitest'
import { isPlain } from '../../src/detect/plain.ts'
import { fakeKey } from '../support/fake-keys.ts'

const base64 = (text: string) => Buffer.from(text).toString('base64')

describe('a value that is reported only when it is asked for', () => {
  it.each([
    ['a word that everybody tries first', 'letmein'],
    ['the name of what it opens', 'keycloak'],
    ['the name of what it opens, with a number', 'grafana123'],
    ['words and all digits in their order', 'Garden12345678'],
    ['the name of another field', 'username'],
    ['how loud something is', 'debug'],
    ['words with a number', 'Summer2026'],
    ['words with a number and a sign', 'garden-gate12!'],
    ['base64 of a weak password', base64('password')],
    ['base64 of words', base64('an_unsecure_sentence')],
    ['base64 of a placeholder', base64('your-password-here')],
    ['base64 of a user without a password', base64('bob:')],
    ['base64 of a user with a letter for a password', base64('bob:x')],
    ['base64 of the words for the two', base64('username:password')],
  ])('is %s', (_, value) => expect(isPlain(value, 'password')).toBe(true))

  it.each([
    ['a random text', fakeKey('lower*3 digit*2 upper*2 lower*5')],
    ['letters and a number that are no words', 'xqzvkw7'],
    ['base64 of a login', base64('deploy:hunterhunter')],
    ['base64 of base64', base64(base64(fakeKey('alnum*24')))],
    ['base64 of a strong password', base64(fakeKey('alnum*10 digit*3'))],
    ['base64 of bytes', Buffer.from(fakeKey('hex*48'), 'hex').toString('base64')],
    ['longer than anybody types', 'correct-horse-battery-staple-12'],
  ])('is not %s', (_, value) => expect(isPlain(value, 'password')).toBe(false))

  const drawn = fakeKey('alnum*20 digit*2')

  it.each(['NextToken', 'continuation_token', 'clientRequestToken', 'csrf_token', 'cacheKey', 'routing_key', 'X-Idempotency-Key'])(
    'is what is called %s',
    (name) => expect(isPlain(drawn, name)).toBe(true),
  )

  it.each(['refresh_token', 'clientSecret', 'api_key', 'ACCESS_TOKEN', 'private_key', 'client_token_secret'])(
    'is not what is called %s',
    (name) => expect(isPlain(drawn, name)).toBe(false),
  )
})
