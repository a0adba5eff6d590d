import { describe, expect, it } from 'vitest'
import { assignmentsIn } from '../src/detect/candidate.ts'
import { featureNames, featuresOf } from '../src/detect/features.ts'
import { type Content, contributionsTo, logOddsOf, mayReach, probabilityOf } from '../src/likelihood.ts'
import { seededRandom } from '../src/random.ts'
import { pathFeatureNames, pathFeaturesOf } from '../src/triage/path-features.ts'
import { TREES } from '../src/weights.generated.ts'
import { fakeKey } from './support/fake-keys.ts'

const SEEDS = Array.from({ length: 300 }, (_, i) => i + 1)

/** Numbers such as features have: many are 0 or 1. */
function drawn(count: number, seed: number): number[] {
  const random = seededRandom(seed)
  return Array.from({ length: count }, () => (random(3) === 0 ? random(60) : random(2)) / (random(4) === 0 ? 10 : 1))
}

/** The numbers as they are asked for, and which were. */
function asked(numbers: readonly number[]): Content & { readonly features: ReadonlySet<number> } {
  const features = new Set<number>()
  const ask = (feature: number) => {
    features.add(feature)
    return numbers[feature] as number
  }
  return { count: numbers.length, ask, features }
}

const paths = ['src/app.ts', 'test/login_test.go', 'docs/guide.md', '.env', 'deploy/compose.yaml', 'fixtures/a.json', 'vendor/x.min.js']

describe('the likelihood', () => {
  it.each(SEEDS)('may reach what it is at any path, and not much more (seed %i)', (seed) => {
    const numbers = drawn(featureNames.length, seed)
    const places = [...paths.map((path) => pathFeaturesOf(path)), drawn(pathFeatureNames.length, seed + 1000)]
    for (const place of places) expect(mayReach(logOddsOf(numbers, place), asked(numbers))).toBe(true)
    const highest = Math.max(...places.map((place) => logOddsOf(numbers, place)))
    expect(mayReach(highest + 4, asked(numbers))).toBe(false)
  })

  it('asks for no more than it needs', () => {
    const [all, few] = [-100, 9].map((least) => {
      const content = asked(drawn(featureNames.length, 1))
      mayReach(least, content)
      return content.features.size
    })
    expect(few).toBeLessThan((all as number) / 2)
  })

  it('is explained completely: what the features add and what is known before add up to it', () => {
    const offsets = SEEDS.map((seed) => {
      const content = drawn(featureNames.length, seed)
      const path = drawn(pathFeatureNames.length, seed + 1000)
      return logOddsOf(content, path) - contributionsTo(content, path).reduce((sum, weight) => sum + weight, 0)
    })
    for (const offset of offsets) expect(offset).toBeCloseTo(offsets[0] as number, 6)
  })

  it('has a forest that asks only for features that there are', () => {
    expect(TREES.count).toBeGreaterThan(50)
    expect(featureNames.length + pathFeatureNames.length).toBeLessThan(255)
    expect(new Set([...featureNames, ...pathFeatureNames]).size).toBe(featureNames.length + pathFeatureNames.length)
  })

  it('is higher for a key that a machine drew than for a word', () => {
    const odds = (text: string) => {
      const [assignment] = assignmentsIn(text)
      return assignment ? logOddsOf(featuresOf({ text, assignment }), pathFeaturesOf('config/app.yaml')) : Number.NEGATIVE_INFINITY
    }
    const random = odds(`api_key: "${fakeKey('alnum*30 digit*4 upper*4')}"\n`)
    expect(probabilityOf(random)).toBeGreaterThan(0.8)
    expect(random).toBeGreaterThan(odds('api_key: "name-of-the-key"\n') + 2)
  })
})
