import { expect, it } from 'vitest'
import { Held } from '../../src/archives/reading/held.ts'
import { seededRandom } from '../../src/random.ts'

const seeds = [1, 2, 3, 4, 5]

it.each(seeds)('bytes that were kept are read as they came, from any position (seed %i)', (seed) => {
  const random = seededRandom(seed)
  const held = new Held()
  const chunks = Array.from({ length: 40 }, () => Buffer.from(Array.from({ length: random(3) * random(60_000) }, () => random(256))))
  for (const chunk of chunks) held.add(chunk)
  const all = Buffer.concat(chunks)
  const stored = held.stored()
  expect(stored?.sizeBytes).toBe(all.length)
  for (let i = 0; i < 200; i++) {
    const from = random(all.length)
    const into = Buffer.alloc(1 + random(100_000))
    const count = stored?.read(into, from) ?? 0
    expect(count, `seed ${seed}`).toBeGreaterThan(0)
    expect(into.subarray(0, count).equals(all.subarray(from, from + count)), `seed ${seed}`).toBe(true)
  }
  expect(stored?.read(Buffer.alloc(10), all.length)).toBe(0)
})
