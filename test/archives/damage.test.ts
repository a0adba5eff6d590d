// Archives that are cut, or whose bytes are changed: a problem says so, nothing is thrown, and what came before the damage counts.
import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type Random, seededRandom } from '../../src/random.ts'
import { exitCodeOf } from '../../src/verdict.ts'
import { githubKey } from '../support/fake-keys.ts'
import { atHand, compressors, pdfOf, tarOf, zipOf } from '../support/packing.ts'
import { scanFiles } from '../support/scan.ts'

const first = Number(process.env.STRAYKEY_SEED ?? 1)
const count = Number(process.env.STRAYKEY_RUNS ?? 6)

/** Text that doesn't shrink much, with a key at its beginning. */
function noisy(random: Random, key: string): string {
  return [`key = ${key}`, ...Array.from({ length: 4000 }, () => random(2 ** 30).toString(36))].join('\n')
}

/** One of each kind, with the same text in it. */
async function allKinds(text: string): Promise<Map<string, Buffer>> {
  const tar = await tarOf({ 'a.env': text, 'b.txt': 'nothing' })
  return new Map([
    ['zip', zipOf({ 'a.env': text, 'b.txt': 'nothing' })],
    ['tar', tar],
    ['pdf', pdfOf(deflateSync(text))],
    ...atHand.map((kind) => [kind, compressors[kind]?.(Buffer.from(text)) ?? Buffer.alloc(0)] as const),
    ...atHand.map((kind) => [`tar.${kind}`, compressors[kind]?.(tar) ?? Buffer.alloc(0)] as const),
  ])
}

describe('an archive that is cut', () => {
  it('shows what its beginning holds, and is a problem', async () => {
    const key = githubKey(77)
    for (const [kind, bytes] of await allKinds(noisy(seededRandom(1), key))) {
      const cut = bytes.subarray(0, Math.floor(bytes.length * 0.7))
      const report = await scanFiles({ 'cut.bin': cut })
      expect(
        report.problems.map(({ where }) => where.replace(/!.*/, '')),
        kind,
      ).toEqual(['cut.bin'])
      // A zip without its directory says nothing; a block of bzip2 or of zstd comes whole or not at all.
      if (/^(?:tar|pdf|(?:tar\.)?(?:gz|xz))$/.test(kind)) expect(report.findings.length, kind).toBe(1)
      else expect(exitCodeOf(report), kind).toBe(3)
    }
  })
})

describe('an archive whose bytes were changed', () => {
  const seeds = Array.from({ length: count }, (_, i) => first + i)

  it.each(seeds)('is scanned to its end, whatever they are now (seed %i)', async (seed) => {
    const random = seededRandom(seed)
    const kinds = await allKinds(noisy(random, githubKey(seed)))
    for (const [kind, bytes] of kinds) {
      const changed = Buffer.from(bytes)
      // Beginnings and ends say most.
      const places = [random(64), changed.length - 1 - random(200), random(changed.length)]
      for (const place of places.slice(0, 1 + random(3))) changed[Math.max(0, place)] = random(256)
      const report = await scanFiles({ changed, 'nested.bin': zipOf({ changed, 'last.env': `key = ${githubKey(5)}` }) })
      expect(
        report.findings.flatMap(({ locations }) => locations.map(({ path }) => path)),
        `${kind}, seed ${seed}`,
      ).toContain('nested.bin!/last.env')
    }
  })
})
