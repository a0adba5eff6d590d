import { describe, expect, it } from 'vitest'
import { Arena } from '../../src/kernel/arena.ts'
import { layerTable } from '../../src/kernel/layer-table.ts'
import { type Random, seededRandom } from '../../src/random.ts'
import { applySteps, deltaOf, push, randomSteps } from '../support/delta-writer.ts'

// Anchors that overlap with each other and themselves, and of which one begins another; long ones, which seams cut often.
const words = ['aaa', 'aba', 'abab', 'baab', 'abcabc', 'ABAB', 'a'.repeat(40), 'ab'.repeat(15)]
const anchors = words.map((word, i) => {
  const reach = [1, 4, 16, 64][i % 4] ?? 1
  return { bytes: Buffer.from(word), caseless: i === 2, reach, behind: [0, reach, reach >> 1][i % 3] ?? 0 }
})

interface Judged {
  readonly start: number
  readonly verdict: number
}

const isAt = (text: Buffer, at: number, { bytes, caseless }: (typeof anchors)[number]) => {
  const there = text.subarray(at, at + bytes.length)
  return caseless ? there.toString('latin1').toLowerCase() === bytes.toString('latin1') : there.equals(bytes)
}

function sumOf(text: Buffer, from: number, to: number, seed: number): number {
  let sum = seed
  for (let i = from; i < to; i++) sum = (sum * 31 + (text[i] ?? 999)) % 1_000_003
  return sum
}

/** A verdict that depends on each byte within reach, but when it is 0 on fewer before; and on where the text begins and ends. */
function verdictOn(text: Buffer, start: number, anchor: number): number {
  const { reach = 0, behind = 0 } = anchors[anchor] ?? {}
  const isNothing = sumOf(text, start - behind, start + reach, anchor) % 3 === 0
  return isNothing ? 0 : 1 + sumOf(text, start - reach, start + reach, anchor)
}

const inOrder = (a: Judged, b: Judged) => a.start - b.start || a.verdict - b.verdict

/** All anchors of a text with a verdict other than 0, each place looked at. */
function naive(text: Buffer): Judged[] {
  const found: Judged[] = []
  for (let start = 0; start < text.length; start++) {
    for (const [i, anchor] of anchors.entries()) {
      const verdict = isAt(text, start, anchor) ? verdictOn(text, start, i) : 0
      if (verdict !== 0) found.push({ start, verdict })
    }
  }
  return found.sort(inOrder)
}

/** Judges the top text; gives what it holds and how many of its anchors were judged anew. */
function judged(arena: Arena): { held: Judged[]; asked: number } {
  const held: Judged[] = []
  const text = Buffer.from(arena.text())
  const asked = arena.unjudged
  const inherited = arena.held
  const other = arena.judge((start, anchor) => verdictOn(text, start, anchor))
  arena.visitHeld((start, verdict) => held.push({ start, verdict }))
  expect(held.map(({ start }) => start)).toEqual(held.map(({ start }) => start).sort((a, b) => a - b))
  expect(held.length).toBe(inherited + other)
  return { held: held.sort(inOrder), asked }
}

function piece(random: Random): Buffer {
  const parts = Array.from({ length: random(6) }, () => {
    const word = words[random(words.length)] ?? ''
    return [word, word.slice(random(word.length)), word.slice(0, random(word.length)), 'ab'[random(2)], 'x'.repeat(random(90))][random(5)]
  })
  return Buffer.from(parts.join(''))
}

describe('anchors of texts made from one another', () => {
  it.each([1, 2, 3, 4])('are those that stand in them, with the verdicts of their places (seed %i)', (seed) => {
    const random = seededRandom(seed)
    const arena = new Arena(layerTable(anchors), 1 << 24)
    for (let round = 0; round < 60; round++) {
      arena.clear()
      let text: Buffer = Buffer.concat(Array.from({ length: random(8) }, () => piece(random)))
      expect(push(arena, 'whole', text)).toBeUndefined()
      for (let height = 0; height < 6; height++) {
        expect(judged(arena).held, `round ${round}, height ${height}`).toEqual(naive(text))
        const steps = randomSteps(random, text, () => piece(random))
        expect(push(arena, 'delta', deltaOf(text, steps))).toBeUndefined()
        text = applySteps(text, steps)
        expect(arena.text().equals(text)).toBe(true)
      }
    }
  })

  it('are judged anew only near what is new', () => {
    const arena = new Arena(layerTable(anchors), 1 << 24)
    const text = Buffer.from(`abcabc${'.'.repeat(100)}`.repeat(50))
    expect(push(arena, 'whole', text)).toBeUndefined()
    expect(judged(arena).asked).toBe(50)
    const middle = { offset: 0, bytes: 106 * 25 }
    const steps = [middle, { insert: Buffer.from('!') }, { offset: middle.bytes, bytes: text.length - middle.bytes }]
    expect(push(arena, 'delta', deltaOf(text, steps))).toBeUndefined()
    expect(judged(arena).asked).toBe(1)
    expect(push(arena, 'delta', deltaOf(arena.text(), [{ offset: 0, bytes: text.length + 1 }]))).toBeUndefined()
    expect(judged(arena).asked).toBe(0)
  })

  it('are judged anew where the text came to begin or end', () => {
    const arena = new Arena(layerTable(anchors), 1 << 24)
    const text = Buffer.from('..aba..')
    const pushed = (offset: number, bytes: number) => {
      arena.clear()
      expect(push(arena, 'whole', text)).toBeUndefined()
      judged(arena)
      expect(push(arena, 'delta', deltaOf(text, [{ offset, bytes }]))).toBeUndefined()
      const { held, asked } = judged(arena)
      expect(held).toEqual(naive(text.subarray(offset, offset + bytes)))
      return asked
    }
    expect([pushed(0, 7), pushed(1, 6), pushed(0, 6), pushed(0, 5), pushed(2, 3)]).toEqual([0, 1, 0, 1, 1])
  })
})
