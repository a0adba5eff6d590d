import { describe, expect, it } from 'vitest'
import { builtinRules } from '../../src/rules/builtin.ts'
import { patternWords } from '../../src/rules/pattern-words.ts'

describe('a pattern in words', () => {
  it.each([
    ['acme_[0-9A-Za-z]{24,64}', '"acme_", then 24 to 64 letters and digits'],
    ['[0-9a-f]{32}', '32 hexadecimal digits in lower case'],
    ['[A-Z2-7]{16}', '16 base32 digits'],
    ['a\\.[0-9]{0,4}', '"a.", then up to 4 digits'],
    ['x[-_]y', '"x", then one of - _, then "y"'],
    ['x[+/]{2}', '"x", then 2 of + /'],
    ['v1(?:\\.[0-9A-F]{8})?', '"v1", then perhaps (".", then 8 hexadecimal digits in upper case)'],
    ['(?:live|test)_[a-z]{3}', '(either "live", or "test"), then "_", then 3 lower-case letters'],
    ['key=(?<secret>[0-9]{8})', '"key=", then the secret: 8 digits'],
    ['(?:ab){2}', '2 times "ab"'],
    ['[0-9a-z_-]{9}', '9 lower-case letters and digits, and - _'],
  ])('%s', (pattern, words) => {
    expect(patternWords(pattern, false)).toBe(words)
  })

  it('says that case is no matter', () => {
    expect(patternWords('ab', true)).toBe('"ab"; in any case')
  })

  it.each(['(?<=x)ab', 'a(?!b)c', '[^ab]{9}', 'a.b', '(', `(?:${'abc|'.repeat(200)}x)`])(
    'is none where the pattern says more: %s',
    (pattern) => {
      expect(patternWords(pattern, false)).toBeUndefined()
    },
  )

  it('is there for nearly all built-in rules', () => {
    const rules = builtinRules()
    const worded = rules.filter(({ pattern, ignoreCase }) => patternWords(pattern, ignoreCase) !== undefined)
    expect(worded.length / rules.length).toBeGreaterThan(0.9)
  })
})
