import { describe, expect, it } from 'vitest'
import { firmnessAt, isReportedAlways } from '../../src/triage/firmness.ts'
import { THRESHOLDS } from '../../src/weights.generated.ts'
import { fakeKey } from '../support/fake-keys.ts'

const vector = fakeKey('hex*64')
const strong = fakeKey('alnum*30')
const word = 'pota'.concat('to')

describe('how much likelier than elsewhere a value must be', () => {
  it.each([
    ['a key in hexadecimal, in a test of a compiled language', 'aesKey', vector, 'crypto/aes_test.go', Number.POSITIVE_INFINITY],
    ['the same beside the code', 'aesKey', vector, 'crypto/aes.go', undefined],
    ['the same in a test of another language', 'aes_key', vector, 'tests/test_aes.py', undefined],
    ['a token in hexadecimal', 'token', vector, 'client/client_test.go', undefined],
    ['another key in a test of a compiled language', 'api_key', strong, 'src/test/java/ClientTest.java', 1.2],
    ['a password there', 'dbPassword', strong, 'src/test/java/ClientTest.java', 1.2],
    ['a password in hexadecimal there', 'passKey', vector, 'src/test/java/ClientTest.java', 1.2],
    ['a word outside of tests', 'password', word, 'deploy/app.yaml', 1.7],
    ['a word in a test', 'password', word, 'test/app.yaml', undefined],
    ['a strong password outside of tests', 'password', strong, 'deploy/app.yaml', undefined],
    ['a word in a translation', 'password', word, 'locales/pt.json', Number.POSITIVE_INFINITY],
  ])('%s', (_, words, secret, path, firmness) => {
    expect(firmnessAt({ words, secret }, path)?.more).toBe(firmness)
  })

  it('is added to the usual threshold', () => {
    const value = { words: 'password', secret: word }
    expect(isReportedAlways(THRESHOLDS.usual + 1.6, value, 'deploy/app.yaml')).toBe(false)
    expect(isReportedAlways(THRESHOLDS.usual + 1.8, value, 'deploy/app.yaml')).toBe(true)
    expect(isReportedAlways(1000, { words: 'key', secret: vector }, 'a_test.go')).toBe(false)
  })
})
