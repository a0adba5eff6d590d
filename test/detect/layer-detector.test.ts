import { describe, expect, it } from 'vitest'
import { Detector } from '../../src/detect/detector.ts'
import { type Held, LayerDetector } from '../../src/detect/layer-detector.ts'
import { type Random, seededRandom } from '../../src/random.ts'
import { builtinRules } from '../../src/rules/builtin.ts'
import { applySteps, deltaOf, push, randomSteps } from '../support/delta-writer.ts'
import { blobOf } from '../support/detect.ts'
import { liveKey } from '../support/fake-keys.ts'
import { secretPieces } from '../support/secret-pieces.ts'

const rules = builtinRules()
const whole = new Detector(rules)
const layers = new LayerDetector(rules, 1 << 26)

const keyOf = ({ rule, secret }: Held) => `${rule} ${secret}`

/** What the detector that knows no deltas finds, each secret once. */
async function expected(text: Uint8Array): Promise<string[]> {
  const { matches } = await whole.detect(blobOf(text))
  return [...new Set(matches.map(keyOf))].sort()
}

function found(): string[] {
  return layers.detect().map(keyOf).sort()
}

/** A text for the bottom of a stack, and what deltas insert. */
async function drawers(random: Random) {
  const piece = await secretPieces(random)
  const insert = () => Buffer.concat(Array.from({ length: random(4) }, piece))
  return { insert, bottom: () => Buffer.concat(Array.from({ length: random(12) }, insert)) }
}

/** Walks a random tree of texts, as a delta family is walked; gives the number of secrets seen. */
async function walkFamily(seed: number): Promise<number> {
  const random = seededRandom(seed)
  const { insert, bottom } = await drawers(random)
  layers.arena.clear()
  const path: Buffer[] = [bottom()]
  let secrets = 0
  expect(push(layers.arena, 'whole', path[0] ?? Buffer.of())).toBeUndefined()
  for (let left = 12; left >= 0; left--) {
    const base = path.at(-1) ?? Buffer.of()
    expect(layers.arena.text().equals(base), `seed ${seed}`).toBe(true)
    const secretsHere = await expected(base)
    // One that was looked at already stays as it is, so it is looked at when it is new alone.
    expect(found(), `seed ${seed}, text ${12 - left}`).toEqual(secretsHere)
    secrets += secretsHere.length
    for (let up = random(3) - 1; up > 0 && path.length > 1; up--) {
      path.pop()
      layers.arena.pop()
    }
    const top = path.at(-1) ?? Buffer.of()
    const steps = randomSteps(random, top, insert)
    expect(push(layers.arena, 'delta', deltaOf(top, steps))).toBeUndefined()
    path.push(applySteps(top, steps))
  }
  return secrets
}

describe('detection on texts made from one another', () => {
  const first = Number(process.env.STRAYKEY_SEED ?? 1)
  const count = Number(process.env.STRAYKEY_RUNS ?? 80)
  it.each([0, 1, 2])('finds what detection on each text alone finds (part %i)', async (part) => {
    let secrets = 0
    for (let seed = first + part * count; seed < first + (part + 1) * count; seed++) secrets += await walkFamily(seed)
    expect(secrets).toBeGreaterThan(count)
  })
})

describe('a word that a key needs near it', () => {
  const named = rules.find(({ id }) => id.startsWith('moyasar')) ?? rules[0]
  const [width, word] = [named?.window ?? 0, named?.near[0] ?? '']
  const forms = [
    (text: string) => Buffer.from(text),
    (text: string) => Buffer.from(text, 'utf16le'),
    (text: string) => Buffer.from(text, 'utf16le').swap16(),
  ]
  const other = 'x'.repeat(word.length)

  /** Base and what follows it: the word becomes another one, or the other way round; the rest is copied. */
  async function expectSeen(
    write: (text: string) => Buffer,
    [before, after]: readonly [string, string],
    [from, to]: readonly [string, string],
  ) {
    const texts = [from, to].map((name) => write(`${before.replace('?', name)}${after.replace('?', name)}`))
    const [base = Buffer.of(), made = Buffer.of()] = texts
    const at = write(before.includes('?') ? before.slice(0, before.indexOf('?')) : before + after.slice(0, after.indexOf('?'))).length
    const bytes = write(word).length
    const steps = [
      { offset: 0, bytes: at },
      { insert: made.subarray(at, at + bytes) },
      { offset: at + bytes, bytes: base.length - at - bytes },
    ]
    layers.arena.clear()
    expect(push(layers.arena, 'whole', base)).toBeUndefined()
    expect(found()).toEqual(await expected(base))
    expect(push(layers.arena, 'delta', deltaOf(base, steps))).toBeUndefined()
    expect(layers.arena.text().equals(made)).toBe(true)
    expect(found()).toEqual(await expected(made))
    return found().join()
  }

  it.each([0, 1, 2])('counts anew when it comes or goes, at any distance (encoding %i)', async (form) => {
    const [write = Buffer.from, key] = [forms[form], liveKey()]
    const seen = new Set<string>()
    for (let distance = width - 60; distance < width + 4; distance++) {
      const filler = '\n'.repeat(distance)
      const places = [
        [`....?${filler}`, `${key}\n....`],
        ['.\n', `${key}${filler}?....`],
      ] as const
      for (const place of places) {
        for (const change of [
          [word, other],
          [other, word],
        ] as const)
          seen.add(await expectSeen(write, place, change))
      }
    }
    expect(seen.size).toBe(2)
  })
})
