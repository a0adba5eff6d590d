import { describe, expect, it } from 'vitest'
import { builtinRules } from '../../src/rules/builtin.generated.ts'
import { adversarialTexts, countSteps } from './backtracking.ts'

// How much work a pattern can cause is counted in steps of a matcher that backtracks as engines do: no clock, no luck.

/** Steps for each byte: a look at it, a choice, and a way back, for a handful of alternatives. */
const STEPS_A_BYTE = 12
const LONGEST = 1500

const rules = builtinRules().map((rule) => ({ ...rule, flags: rule.ignoreCase ? 'i' : '' }))

describe('the work of a built-in pattern', () => {
  it.each(rules.map((rule) => [rule.id, rule] as const))('grows no faster than the text: %s', (_, { pattern, flags, window }) => {
    const length = Math.min(window, LONGEST)
    const count = countSteps(pattern, flags)
    const texts = adversarialTexts(pattern, flags, length)
    const costly = texts.filter((text) => count(text, STEPS_A_BYTE * length).steps > STEPS_A_BYTE * length)
    expect(costly.slice(0, 3)).toEqual([])
  })
})

describe('the matcher that counts', () => {
  it.each([
    ['(?:a|a){20,90}b', 400],
    ['(?:a{0,15}){0,15}b', 400],
    ['a{0,400}a{0,400}b', 400],
    ['[a-z]{0,400}[0-9a-z]{0,400}!', 400],
  ])('finds that %s backtracks', (pattern, length) => {
    const count = countSteps(pattern, '')
    expect(adversarialTexts(pattern, '', length).some((text) => count(text, STEPS_A_BYTE * length).steps > STEPS_A_BYTE * length)).toBe(
      true,
    )
  })

  it('matches what the engine matches', () => {
    for (const { pattern, flags, window } of rules) {
      const [native, count] = [new RegExp(pattern, `${flags}y`), countSteps(pattern, flags)]
      for (const text of adversarialTexts(pattern, flags, Math.min(window, 400)).filter((_, i) => i % 7 === 0)) {
        native.lastIndex = 0
        expect(count(text, 1e6).matched, `${pattern} on ${JSON.stringify(text)}`).toBe(native.test(text))
      }
    }
  })
})
