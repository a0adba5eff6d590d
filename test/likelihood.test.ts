import { describe, expect, it } from 'vitest'
import { assignmentsIn } from '../src/detect/candidate.ts'
import { featureNames, featuresOf } from '../src/detect/features.ts'
import { contributionsTo, logOddsOf, mostLogOdds, probabilityOf } from '../src/likelihood.ts'
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

const paths = ['src/app.ts', 'test/login_test.go', 'docs/guide.md', '.env', 'deploy/compose.yaml', 'fixtures/a.json', 'vendor/x.min.js']

describe('the likelihood', () => {
  it.each(SEEDS)('at any path is at most what is said without one (seed %i)', (seed) => {
    const content = drawn(featureNames.length, seed)
    const most = mostLogOdds(content)
    for (const path of paths) expect(logOddsOf(content, pathFeaturesOf(path))).toBeLessThanOrEqual(most + 1e-9)
    const random = drawn(pathFeatureNames.length, seed + 1000)
    expect(logOddsOf(content, random)).toBeLessThanOrEqual(most + 1e-9)
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
