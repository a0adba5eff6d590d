// Expressions of Go and Python → JavaScript.
import { describe, expect, test } from 'vitest'
import { isTranslated, translate } from '../../src/import/patterns/translate.ts'

function fits(pattern: string, text: string): boolean {
  const translated = translate(pattern)
  if (!isTranslated(translated)) throw new Error(translated.why)
  return new RegExp(translated.source, translated.ignoreCase ? 'i' : '').test(text)
}

test.each([
  ['(?P<name>ab)c', 'abc', true],
  ['(?i)acme', 'ACME', true],
  ['x(?i)acme', 'xACME', true],
  ['x(?i)acme', 'XACME', false],
  ['(?i:a)b', 'Ab', true],
  ['(?i:a)b', 'AB', false],
  ['(?i)a(?-i:b)', 'Ab', true],
  ['(?i)a(?-i:b)', 'AB', false],
  ['(?i:[a-c_-]{3})', 'A-C', true],
  ['x(?i)[^a]', 'xA', false],
  ['^[[:alnum:]]{2}$', 'a1', true],
  ['^[[:alnum:]]{2}$', 'a_', false],
  ['^[^[:space:]]$', ' ', false],
  ['\\Aab\\z', 'ab', true],
  ['\\Aab\\z', 'abc', false],
  ['\\Qa.b\\E.', 'a.bx', true],
  ['\\Qa.b\\E', 'axb', false],
  ['(?m)^b$', 'a\nb\nc', true],
  ['^b$', 'a\nb\nc', false],
  ['(?s)a.b', 'a\nb', true],
  ['a.b', 'a\nb', false],
  ['[\\x60\'"]', '`', true],
  ['\\x{41}', 'A', true],
  ['a{,2}', 'a{,2}', true],
  ['^\\{[a-z]+}$', '{abc}', true],
  ['[]a]', ']', true],
  ['a/b', 'a/b', true],
])('%s on %j: %s', (pattern, text, expected) => {
  expect(fits(pattern, text)).toBe(expected)
})

describe('what has no counterpart is refused with the reason', () => {
  test.each([
    ['\\p{Greek}', /counterpart/],
    ['[[:^alpha:]]', /counterpart/],
    ['\\x{1F600}', /Latin-1/],
    ['(?U)a+', /counterpart/],
    ['(a', /not closed/],
    ['a)', /not open/],
    ['[a', /not closed/],
    ['a'.repeat(5000), /5000 characters/],
  ])('%s', (pattern, why) => {
    expect(translate(pattern)).toEqual({ why: expect.stringMatching(why) })
  })
})
