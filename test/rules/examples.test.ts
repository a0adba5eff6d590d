import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkFault } from '../../src/detect/checks.ts'
import { Detector } from '../../src/detect/detector.ts'
import { failedExamples } from '../../src/rules/examples.ts'
import { loadExamples, loadRules } from '../../src/rules/load.ts'
import { blobOf } from '../support/detect.ts'

const folder = path.join(import.meta.dirname, '../../rules')
const examples = await loadExamples([folder], checkFault)
const detector = new Detector((await loadRules([folder], checkFault)).rules)
const seeds = Array.from({ length: 40 }, (_, i) => i + 1)

const find = async (text: string) => (await detector.detect(blobOf(Buffer.from(text)))).matches

describe('the examples of the built-in rules', () => {
  it.each(examples.map((one) => [one.rule.id, one] as const))('hold with forty seeds: %s', async (_, one) => {
    expect(await failedExamples(one, find, seeds)).toEqual([])
  })
})

describe('the built-in rules', () => {
  it('name only rules that are there as the format they vary', () => {
    const ids = new Set(examples.map(({ rule }) => rule.id))
    const lost = examples.filter(({ rule }) => rule.variantOf !== undefined && !ids.has(rule.variantOf))
    expect(lost.map(({ rule }) => rule.id)).toEqual([])
  })

  it('name only rules that are there, and no halves, as the secrets they are a part of', () => {
    const whole = new Set(examples.flatMap(({ rule }) => (rule.partOf ? [] : [rule.id])))
    const lost = examples.filter(({ rule: { partOf = [] } }) => partOf.some((id) => !whole.has(id)))
    expect(lost.map(({ rule }) => rule.id)).toEqual([])
  })

  it('are the ones that are built in', async () => {
    expect((await loadRules([], checkFault)).rules).toEqual(examples.map(({ rule }, number) => ({ ...rule, number })))
  })

  it('have two examples that are found and three that are not, at least', () => {
    const few = examples.filter(({ finds, ignores }) => finds.length < 2 || ignores.length < 3)
    expect(few.map(({ rule }) => rule.id)).toEqual([])
  })
})

describe('failedExamples', () => {
  const [one] = examples.filter(({ rule }) => rule.id === 'generic-api-live-key')
  if (!one) throw new Error('generic-api-live-key is gone')

  it('says which example was not found, and what was found instead', async () => {
    const failed = await failedExamples({ ...one, finds: ['key={{sk_live_ alnum*5}}'], ignores: [] }, find, [3])
    expect(failed).toEqual(["generic-api-live-key: not found in 'key={{sk_live_ alnum*5}}' (seed 3); found instead: nothing"])
  })

  it('says which text was found that had to be ignored', async () => {
    const failed = await failedExamples({ ...one, finds: [], ignores: ['key=[[sk_live_ alnum*40]]'] }, find, [3])
    expect(failed).toEqual(["generic-api-live-key: found in 'key=[[sk_live_ alnum*40]]' (seed 3), which it must ignore"])
  })

  it('is not content when a part of the secret is found', async () => {
    const failed = await failedExamples({ ...one, finds: ['{{key=sk_live_ alnum*40}}'], ignores: [] }, find, [1])
    expect(failed).toHaveLength(1)
  })
})
