import { describe, expect, it } from 'vitest'
import { Detector } from '../../src/detect/detector.ts'
import { type Held, LayerDetector } from '../../src/detect/layer-detector.ts'
import { type Random, seededRandom } from '../../src/random.ts'
import { builtinRules } from '../../src/rules/builtin.generated.ts'
import { applySteps, deltaOf, push, randomSteps } from '../support/delta-writer.ts'
import { blobOf } from '../support/detect.ts'
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
  const count = Number(process.env.STRAYKEY_RUNS ?? 120)
  it.each([0, 1, 2])('finds what detection on each text alone finds (part %i)', async (part) => {
    let secrets = 0
    for (let seed = first + part * count; seed < first + (part + 1) * count; seed++) secrets += await walkFamily(seed)
    expect(secrets).toBeGreaterThan(count)
  })
})
