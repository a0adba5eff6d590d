import { expect, it } from 'vitest'
import { checkFault } from '../../src/detect/checks.ts'
import { checkWords, passedWords } from '../../src/explain/check-words.ts'

const known = /known are (.*)$/.exec(checkFault('no-such-check') ?? '')?.[1]?.split(', ') ?? []

it('each check that a rule may name is said in words', () => {
  expect(known.length).toBeGreaterThan(10)
  for (const name of known) {
    const check = checkFault(name) ? `${name} 3` : name
    expect(checkWords([check])[1]).toMatch(new RegExp(`^${name}: \\w.{10}`))
  }
})

it('what was counted of a value that passed is said', () => {
  expect(passedWords(['entropy 1', 'digits 2'], 'ab12').slice(1)).toEqual([
    expect.stringMatching(/at least 1; it has 2\.00$/),
    expect.stringMatching(/at least 2; it has 2$/),
  ])
})
