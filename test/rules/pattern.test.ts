import { describe, expect, it } from 'vitest'
import { continuesWith, longestMatch, patternFaults } from '../../src/rules/pattern.ts'

describe('continuesWith', () => {
  it.each([
    ['sk_[0-9a-f]{32}', '[0-9a-f]'],
    ['sk_[0-9a-f]{24,64}', '[0-9a-f]'],
    ['sk_[a-z]{8}={0,2}', '[a-z]'],
    ['sk_[a-z]{8}[0-9]{0,2}', '(?:[0-9]|[a-z])'],
    ['sk_[a-z]{8}AA', '[0-9A-Za-z]'],
    ['sk_[a-z]{8}-', ''],
    ['sk_\\w{20}', '\\w'],
    ['sk_(?:[a-z]{8}|[0-9]{4})', '(?:[a-z]|[0-9])'],
    ['sk_(?:[a-z]{8}|[a-z]{4})', '[a-z]'],
    ['sk_[a-z]{8}(?:\\.[0-9]{3})?', '(?:[0-9]|[a-z])'],
    ['sk_[a-z]{8}(?![0-9])', '[a-z]'],
    ['key=(?<secret>[a-z]{8})"', '[a-z]'],
    ['key=(?<secret>[a-z]{8})[0-9]{3}', '[a-z]'],
    ['(?<user>[a-z]{8}):(?<secret>[0-9]{8})@', '[0-9]'],
    ['a|b[0-9]', '(?:[0-9A-Za-z]|[0-9])'],
  ])('of %s is %s', (pattern, expected) => expect(continuesWith(pattern)).toBe(expected))

  it.each([
    ['a group that may be empty', 'sk_[0-9]{8}(?:[a-z]{0,4})', '7'],
    ['a group with an empty alternative', 'sk_[0-9]{8}(?:[a-z]|)', '7'],
  ])('has what stands before %s', (_, pattern, character) => {
    expect(new RegExp(`^${continuesWith(pattern)}$`).test(character)).toBe(true)
  })
})

describe('longestMatch', () => {
  it.each([
    ['abc', 3],
    ['[a-z]', 1],
    ['[a-z]{3,7}', 7],
    ['a?b{2}', 3],
    ['(?:ab|cde){1,3}', 9],
    ['(?<secret>[0-9]{4})|x{9}', 9],
    ['ab(?=c{50})(?!d{60})', 2],
    ['(?<=a{9})b', 1],
    ['\\d\\.\\x41\\u0041', 4],
    ['(?:(?:ab){2}c?){3}', 15],
    ['', 0],
  ])('of %s is %i', (pattern, bytes) => expect(longestMatch(pattern)).toBe(bytes))
})

describe('patternFaults', () => {
  const faults = (pattern: string, ignoreCase = false) => patternFaults(pattern, ignoreCase, 16_384)

  it.each([
    'sk_live_[0-9A-Za-z]{24,255}',
    'ey[0-9A-Za-z_-]{10,500}\\.ey[0-9A-Za-z_-]{10,2000}\\.[0-9A-Za-z_-]{20,700}',
    'key[ \\t]{0,20}=[ \\t]{0,20}[a-z]{8,200}',
    '(?:ab|cd){20,90}e',
  ])('finds none in %s', (pattern) => expect(faults(pattern)).toEqual([]))

  it.each([
    ['a+', /^a\+ has no upper bound; write \{least,most\}$/],
    ['a*', /^a\* has no upper bound/],
    ['a{3,}', /^a\{3,\} has no upper bound/],
    ['(?:ab)+?', /^\(\?:ab\)\+\? has no upper bound/],
    ['(?=a+)b', /^a\+ has no upper bound/],
    ['(a)\\1', /^\\1 refers back, which can't be bounded; repeat the part instead$/],
    ['(?<x>a)\\k<x>', /^\\k<x> refers back/],
    ['a{16384}', /^can match 16384 bytes; the limit is 16383, lower a bound$/],
    ['(?:a{200}){200}', /^can match 40000 bytes/],
    ['(', /; correct the expression$/],
    ['a{2,1}', /; correct the expression$/],
    ['(?:a|a){20,90}b', /^backtracks exponentially on repeated .*a.*; let each repetition begin with a character that decides$/],
    ['(?:a{0,30}){0,30}b', /^backtracks exponentially/],
    ['(?:[a-z]|[a-f0-9]){20,200}!', /^backtracks exponentially/],
    ['(?:a|aa){0,100}b', /^backtracks exponentially/],
    ['(?:a|b|ab){0,100}c', /^backtracks exponentially/],
    ['(?:a{1,15}){1,15}b', /^backtracks exponentially/],
    ['(?:[a-z]{1,5}_?){1,40}!', /^backtracks exponentially/],
    ['x(?=(?:a|a){30}b)a{30}', /^backtracks exponentially/],
    ['a{0,200}a{0,200}b', /^backtracks super-linearly/],
    ['[a-z]{0,100}[0-9a-z]{0,100}[a-f]{0,100}!', /^backtracks super-linearly/],
    ['x[a-z]{1,100}-?[a-z]{1,100}!', /^backtracks super-linearly/],
  ])('names what is wrong with %s', (pattern, message) => {
    expect(faults(pattern)[0]).toMatch(message)
  })

  it('knows that parts which differ only in case match the same text when case does not count', () => {
    const pattern = 'x[a-z]{0,200}[A-Z]{0,200}!'
    expect([faults(pattern).length, faults(pattern, true).length]).toEqual([0, 1])
  })

  it('names every unbounded quantifier', () => expect(faults('a+b*')).toHaveLength(2))
})
