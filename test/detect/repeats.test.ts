import { describe, expect, it } from 'vitest'
import { type AnchorUse, AnchorUses } from '../../src/detect/anchor-uses.ts'
import { claimsAt } from '../../src/detect/claims.ts'
import type { FoundClaim } from '../../src/detect/claims-in-clear.ts'
import { Prefilter } from '../../src/detect/prefilter.ts'
import { Repeats } from '../../src/detect/repeats.ts'
import { type Random, seededRandom } from '../../src/random.ts'
import { builtinRules } from '../../src/rules/builtin.ts'
import { fakeKey, githubKey } from '../support/fake-keys.ts'

// The oracle judges every anchor by itself.

const uses = new AnchorUses(builtinRules())
const BYTES = 60_000
const prefilter = new Prefilter(uses, BYTES)
const escaped = (text: string) => [...text].map((sign) => `\\x${sign.charCodeAt(0).toString(16)}`).join('')
const base64 = (text: string) => Buffer.from(text).toString('base64')

const pieces = (seed: number) => [
  ...['ghp_', 'sk_live_"+"', 'eyJ', 'password="', '://', '%2D', '\\\\_sk', '\n', ' ', '"', 'x'],
  ...[escaped('ghp_'), base64('token: "abc"'), base64('sk_live_x'), 'asana_token=0a1b2c3d4e5f6a7b, '],
  ...[
    githubKey(seed),
    `DB_PASSWORD=${fakeKey('alnum*12 digit*2 upper*2 lower*4', seed)}\n`,
    base64(githubKey(seed)),
    escaped(githubKey(seed)),
  ],
]

/** A page again and again, a few of its bytes changed here and there. */
function repeatedPage(random: Random, seed: number): Buffer {
  const parts = pieces(seed)
  const page = Array.from({ length: 1 + random(6) }, () => parts[random(parts.length)]).join('')
  const bytes = Buffer.from(page.repeat(Math.ceil(BYTES / page.length)).slice(0, BYTES), 'latin1')
  for (let i = random(6); i > 0; i--) bytes[random(BYTES)] = 32 + random(95)
  return bytes
}

const shown = (claims: readonly FoundClaim[] | undefined) =>
  claims?.map(({ claim, start, end, meant }) => [claim.rule.id, start, end, meant?.secret, meant?.manner])

function judgeAll(bytes: Buffer, repeats: Repeats): { places: number; judged: number; faults: string[] } {
  prefilter.kernel.input.set(bytes)
  const place = { bytes: prefilter.kernel.input, from: 0, to: bytes.length }
  const faults: string[] = []
  let [places, judged] = [0, 0]
  prefilter.candidates({ from: 0, to: bytes.length }, bytes.length, (use: AnchorUse, start) => {
    if (use.allows) return
    places++
    const judge = (...asked: Parameters<typeof claimsAt>) => {
      judged++
      return claimsAt(...asked)
    }
    const [found, expected] = [shown(repeats.claims(place, start, use, judge)), shown(claimsAt(place, start, use))]
    if (JSON.stringify(found) !== JSON.stringify(expected)) faults.push(`${use.text} at ${start}: ${JSON.stringify([found, expected])}`)
  })
  return { places, judged, faults }
}

describe('a file that repeats itself', () => {
  const repeats = new Repeats()

  it.each(Array.from({ length: 24 }, (_, i) => 20261122 + i))('is judged as if each place were the first (seed %i)', (seed) => {
    repeats.forget()
    expect(judgeAll(repeatedPage(seededRandom(seed), seed), repeats).faults).toEqual([])
  })

  it.each(['ghp_abc ', 'password="', base64('sk_live_x'), 'asana_token=0a1b2c3d4e5f6a7b, '])(
    'is judged once and at its ends: %s',
    (page) => {
      repeats.forget()
      const { places, judged } = judgeAll(Buffer.from(page.repeat(BYTES).slice(0, BYTES)), repeats)
      expect(places).toBeGreaterThan(1000)
      expect(judged / places).toBeLessThan(0.3)
    },
  )

  it('is judged anew when its bytes have changed', () => {
    repeats.forget()
    judgeAll(Buffer.from('ghp_abc '.repeat(BYTES / 8)), repeats)
    repeats.forget()
    const bytes = Buffer.from(`${' '.repeat(64)}${githubKey(3)}`.repeat(BYTES).slice(0, BYTES))
    expect(judgeAll(bytes, repeats).faults).toEqual([])
  })
})
