// Random archives in archives, with keys planted in their files: exactly those are found, each at the way that leads to it.
import { describe, expect, it } from 'vitest'
import { type Random, seededRandom } from '../../src/random.ts'
import { githubKey } from '../support/fake-keys.ts'
import { atHand, compressors, tarOf, zipOf } from '../support/packing.ts'
import { scanFiles } from '../support/scan.ts'

const DEEPEST = 4
const first = Number(process.env.STRAYKEY_SEED ?? 1)
const count = Number(process.env.STRAYKEY_RUNS ?? 12)

/** Contents, the ways from them to the keys in them, and what a compressed tar is called. */
interface Packed {
  readonly bytes: Buffer
  readonly ways: readonly string[]
  readonly isTar?: boolean
}

let keys = 0

function text(random: Random): Packed {
  const lines = Array.from({ length: random(300) }, (_, i) => `line ${i} ${random(1e9)}`)
  if (random(2) === 0) return { bytes: Buffer.from(lines.join('\n')), ways: [] }
  const key = githubKey(++keys)
  return { bytes: Buffer.from([...lines, `key = ${key}`, 'end'].join('\n')), ways: [`:${lines.length + 1}:7 ${key.slice(0, 8)}…`] }
}

async function packed(random: Random, depth: number): Promise<Packed> {
  if (depth === 0 || random(4) === 0) return text(random)
  const kind = atHand[random(atHand.length)] ?? 'gz'
  // The decoder of xz takes one file at a time, so these keep to themselves.
  return random(3) === 0 && kind !== 'xz' ? compressed(await packed(random, depth - 1), kind) : many(random, depth)
}

function compressed({ bytes, ways, isTar }: Packed, kind: string): Packed {
  const packedBytes = compressors[kind]?.(bytes) ?? Buffer.alloc(0)
  return { bytes: packedBytes, ways: isTar ? ways : ways.map((way) => `!/NAME${way}`) }
}

async function many(random: Random, depth: number): Promise<Packed> {
  const names = Array.from({ length: 1 + random(3) }, (_, i) => `${['a/b', 'c', 'caf\u00e9'][random(3)]}/f${i}.env`)
  const files: Record<string, Buffer> = {}
  const ways: string[] = []
  for (const name of names) {
    const inner = await packed(random, depth - 1)
    files[name] = inner.bytes
    ways.push(...inner.ways.map((way) => `!/${name}${named(way, name)}`))
  }
  const isTar = random(2) === 0
  return { bytes: isTar ? await tarOf(files) : zipOf(files), ways, isTar }
}

/** What is compressed by itself is called as its file without the extension; in an archive in turn, the same again. */
function named(way: string, file: string): string {
  let name = file.slice(file.lastIndexOf('/') + 1)
  return way.replace(/^(?:!\/NAME)+/, (all) =>
    all.replaceAll('NAME', () => {
      name = name.replace(/(?<=.)\.[^.]*$/, '')
      return name
    }),
  )
}

describe('archives in archives', () => {
  const seeds = Array.from({ length: count }, (_, i) => first + i)

  it.each(seeds)('show every key in them, and nothing else (seed %i)', async (seed) => {
    const random = seededRandom(seed)
    const outer = await many(random, DEEPEST)
    const report = await scanFiles({ 'outer.bin': outer.bytes })
    const found = report.findings.flatMap(({ redacted, locations }) =>
      locations.map(({ path, line, column }) => `${path}:${line}:${column} ${redacted.slice(0, 8)}…`),
    )
    expect(report.problems, `seed ${seed}`).toEqual([])
    expect(found.sort(), `seed ${seed}`).toEqual(outer.ways.map((way) => `outer.bin${way}`).sort())
  })
})
