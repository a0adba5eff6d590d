import { describe, expect, it } from 'vitest'
import { confirmerOf } from '../../src/detect/confirmers.ts'
import { Window } from '../../src/detect/window.ts'
import type { Rule } from '../../src/model.ts'
import { type Random, seededRandom } from '../../src/random.ts'
import { fillTemplate } from '../../src/rules/template.ts'
import { type HostileText, hostileTexts, toText } from '../support/hostile-texts.ts'
import { workOf } from '../support/regexp-work.ts'
import { kindOf, pack, packRules } from '../support/rule-examples.ts'
import { StepCounter } from '../support/step-counter.ts'

// How much work a rule can cause is counted in steps of a matcher that backtracks as engines do: no clock, no luck. The texts are
// read off each pattern's tree; which of them are tried is drawn from a printed seed.

/** Steps for each byte: a look at it, a choice, and a way back, for a handful of alternatives. */
const STEPS_A_BYTE = 12
const LENGTHS = [350, 700, 1400] as const
const MOST_STEPS = 1_000_000
/** Twice the text, twice the work, and a little more; less work than this says nothing. */
const [MOST_GROWTH, LEAST_STEPS] = [2.5, 3000]
const TEXTS_A_PATTERN = 12

const [PATTERN_SEED, NAME_SEED] = [20261131, 20261132]

const patterns = packRules.filter(({ pattern }) => pattern !== '')
/** A value is matched in its case, whatever that of its name. */
const flagsOf = ({ ignoreCase, names }: Rule) => (ignoreCase && !names ? 'i' : '')

function some<Item>(items: readonly Item[], count: number, random: Random): Item[] {
  return Array.from({ length: Math.min(count, items.length) }, () => items[random(items.length)] as Item)
}

/** What is wrong with the steps that texts of growing length take; nothing when all is well. */
function growthFault(steps: readonly number[]): string | undefined {
  const last = steps.at(-1) ?? 0
  if (last > STEPS_A_BYTE * (LENGTHS.at(-1) ?? 0)) return `${last} steps`
  const grows = steps.some((count, i) => i > 0 && (steps[i - 1] ?? 0) >= LEAST_STEPS && count / (steps[i - 1] ?? 1) > MOST_GROWTH)
  return grows ? `${steps.join(', ')} steps` : undefined
}

function faultOf(counter: StepCounter, text: HostileText): string | undefined {
  const steps = LENGTHS.map((length) => counter.run(toText(text, length), 0, { sticky: true, most: MOST_STEPS }).steps)
  const fault = growthFault(steps)
  return fault && `${fault} on ${JSON.stringify(text)}`
}

describe('the work of a pattern of the pack', () => {
  it(`grows no faster than a hostile text (seed ${PATTERN_SEED})`, () => {
    const [seed, random] = [PATTERN_SEED, seededRandom(PATTERN_SEED)]
    const faults = patterns.flatMap((rule) => {
      const counter = new StepCounter(rule.pattern, flagsOf(rule))
      const texts = some(hostileTexts(rule.pattern, flagsOf(rule), seed), TEXTS_A_PATTERN, random)
      return texts.flatMap((text) => faultOf(counter, text) ?? []).map((fault) => `${rule.id}: ${fault}`)
    })
    expect(faults).toEqual([])
  })
})

/** A named value is tried at each place behind its name. */
const STEPS_A_BYTE_BEHIND_A_NAME = 250
const joints = ['="', '_key: ', "_secret('", '_token ', '_key=;', '": "', '=']
const separators = ['', '', '', ';', '-', '/', ' ', ':', '"', ', ']

/** A name, and behind it values that nearly have the shape of the rule's. */
function hostileAssignment(rule: Rule, seed: number, random: Random): string {
  const [name = ''] = some(rule.names ?? [], 1, random)
  const [joint = '='] = some(joints, 1, random)
  const [separator = ''] = some(separators, 1, random)
  const [text = { front: '', pump: 'a', end: '' }] = some(hostileTexts(rule.pattern, '', seed), 1, random)
  const pump = text.front + text.pump.repeat(1 + random(40)) + separator
  return name + joint + toText({ ...text, pump }, Math.min(rule.window, LENGTHS[2]))
}

describe('the work of a rule with names', () => {
  it(`is bounded for each byte of the window (seed ${NAME_SEED})`, async () => {
    const [seed, random] = [NAME_SEED, seededRandom(NAME_SEED)]
    const faults: string[] = []
    for (const rule of patterns.filter((one) => kindOf(one) === 'named')) {
      const confirmer = confirmerOf(rule)
      const text = hostileAssignment(rule, seed, random)
      const { steps, disagreements } = await workOf(() => {
        confirmer.fits(text)
        confirmer.confirm(new Window(text, 0), rule.anchors[0] ?? '')
      })
      if (steps > STEPS_A_BYTE_BEHIND_A_NAME * text.length) faults.push(`${rule.id}: ${steps} steps on ${JSON.stringify(text)}`)
      faults.push(...disagreements)
    }
    expect(faults).toEqual([])
  })
})

describe('the matcher that counts', () => {
  const cost = (pattern: string, length: number) => {
    const counter = new StepCounter(pattern, '')
    const texts = hostileTexts(pattern, '', 1).map((text) => toText(text, length))
    return Math.max(...texts.map((text) => counter.run(text, 0, { sticky: true, most: MOST_STEPS }).steps))
  }

  it.each([
    ['(?:a|a){20,90}b'],
    ['(?:a{0,15}){0,15}b'],
    ['a{0,400}a{0,400}b'],
    ['[a-z]{0,400}[0-9a-z]{0,400}!'],
    ['x[a-z]{1,300}-?[a-z]{1,300}!'],
  ])('finds that %s backtracks', (pattern) => expect(cost(pattern, 400)).toBeGreaterThan(STEPS_A_BYTE * 400))

  it.each([['sk_[0-9a-z]{24,255}'], ['(?:ab|cd){20,90}e'], ['key[ \\t]{0,20}=[ \\t]{0,20}[a-z]{8,200}']])(
    'finds nothing wrong with %s',
    (pattern) => expect(cost(pattern, 400)).toBeLessThan(STEPS_A_BYTE * 400),
  )

  it('matches what the engine matches, on hostile texts', () => {
    for (const rule of patterns) {
      const flags = flagsOf(rule)
      const [native, counter] = [new RegExp(rule.pattern, `${flags}y`), new StepCounter(rule.pattern, flags)]
      const texts = some(hostileTexts(rule.pattern, flags, 2), 2, seededRandom(2)).map((text) => toText(text, 300))
      for (const text of texts) expectSame(native, counter, text)
    }
  })

  it('matches what the engine matches, on every example', () => {
    for (const { rule, finds } of pack.filter((one) => one.rule.pattern !== '')) {
      const flags = flagsOf(rule)
      const [native, counter] = [new RegExp(rule.pattern, flags), new StepCounter(rule.pattern, flags)]
      for (const template of finds) expectSame(native, counter, fillTemplate(template, seededRandom(3)).text)
    }
  })

  it.each([
    ['^(.)\\1{2}(?<rest>.*)$', 'aaab'],
    ['^(.)\\1{2}', 'aab'],
    ['(?<twice>[ab]+)-\\k<twice>', 'xab-abab'],
    ['(?<=a)b(?!c)', 'bcabcab'],
    ['(a|ab)(c|bcd)(d*)', 'abcd'],
    ['a{0,3}?b', 'caaab'],
    ['(?:){2}\\b.', '-a'],
  ])('matches what the engine matches: %s on %j', (pattern, text) => expectSame(new RegExp(pattern), new StepCounter(pattern, ''), text))

  function expectSame(native: RegExp, counter: StepCounter, text: string): void {
    native.lastIndex = 0
    const found = native.exec(text)
    const { start, end } = counter.run(text, 0, { sticky: native.sticky, most: MOST_STEPS })
    const expected = found ? { start: found.index, end: found.index + found[0].length } : { start: -1, end: -1 }
    expect({ start, end }, `${native} on ${JSON.stringify(text)}`).toEqual(expected)
  }
})
