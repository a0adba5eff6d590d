import { describe, expect, it } from 'vitest'
import { Arena, TOO_LARGE } from '../../src/kernel/arena.ts'
import { layerTable } from '../../src/kernel/layer-table.ts'
import { type Random, seededRandom } from '../../src/random.ts'
import { applySteps, copyOf, deltaOf, deltaSize, push, randomSteps, type Step, writeDelta } from '../support/delta-writer.ts'

const LIMIT = 1 << 26
const anchors = [{ bytes: Buffer.from('key_'), caseless: false, reach: 8, behind: 8 }]
const arena = new Arena(layerTable(anchors), LIMIT)

const randomBytes = (random: Random, most: number) => Buffer.from(Array.from({ length: random(most) }, () => random(256)))

function bottom(text: Buffer): void {
  arena.clear()
  expect(push(arena, 'whole', text)).toBeUndefined()
}

/** What the arena says of the delta: the text that it makes, or what is wrong. The base must be as it was. */
function apply(base: Buffer, delta: Uint8Array): Buffer | string {
  bottom(base)
  const fault = push(arena, 'delta', delta)
  const made = fault ?? Buffer.from(arena.text())
  if (fault === undefined) arena.pop()
  expect(arena.text().equals(base)).toBe(true)
  expect(arena.memory.length).toBeLessThanOrEqual(LIMIT + 65_536)
  return made
}

/** As gitformat-pack tells it, slowly; undefined for what is no delta. */
function naive(base: Buffer, delta: Uint8Array): Buffer | undefined {
  const bytes = [...delta]
  const size = () => {
    let value = 0
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes.shift()
      if (byte === undefined || scale > 128 ** 7) throw new RangeError('no size')
      value += (byte & 127) * scale
      if (byte < 128) return value
    }
  }
  const number = (code: number, count: number) => {
    let value = 0
    for (let i = 0; i < count; i++) {
      if (!(code & (1 << i))) continue
      const byte = bytes.shift()
      if (byte === undefined) throw new RangeError('cut short')
      value += byte * 256 ** i
    }
    return value
  }
  try {
    const [baseSize, targetSize] = [size(), size()]
    const parts: Buffer[] = []
    for (let code = bytes.shift(); code !== undefined; code = bytes.shift()) {
      if (code === 0) return undefined
      if (code & 128) {
        const [offset, count] = [number(code, 4), number(code >> 4, 3) || 65_536]
        if (offset + count > base.length) return undefined
        parts.push(base.subarray(offset, offset + count))
      } else {
        if (bytes.length < code) return undefined
        parts.push(Buffer.from(bytes.splice(0, code)))
      }
    }
    const made = Buffer.concat(parts)
    return baseSize === base.length && targetSize === made.length ? made : undefined
  } catch {
    return undefined
  }
}

function expectAsNaive(base: Buffer, delta: Uint8Array, name: string): boolean {
  const [expected, made] = [naive(base, delta), apply(base, delta)]
  if (expected) expect(made, name).toEqual(expected)
  else expect(typeof made, name).toBe('string')
  return expected !== undefined
}

describe('a delta', () => {
  it.each([1, 2, 3])('makes what its steps make (seed %i)', (seed) => {
    const random = seededRandom(seed)
    for (let round = 0; round < 150; round++) {
      const base = randomBytes(random, random(4) === 0 ? 5 : 2000)
      const steps = randomSteps(random, base, () => randomBytes(random, 300))
      expect(apply(base, deltaOf(base, steps)), `round ${round}`).toEqual(applySteps(base, steps))
    }
  })

  it('copies more than 64 KiB, and from beyond 16 MiB', () => {
    const base = Buffer.alloc((1 << 24) + 70_000, 'abcdefghijk')
    const steps: Step[] = [
      { offset: 1, bytes: 65_536 },
      { offset: (1 << 24) + 3, bytes: 65_537 },
      { offset: 0, bytes: 256 },
      { offset: 256, bytes: 65_280 },
    ]
    expect(apply(base, deltaOf(base, steps))).toEqual(applySteps(base, steps))
  })

  it('lists its copies, those that go on from each other as one', () => {
    bottom(Buffer.from('0123456789'))
    const steps: Step[] = [
      { offset: 2, bytes: 3 },
      { offset: 5, bytes: 1 },
      { insert: Buffer.from('x') },
      { offset: 6, bytes: 2 },
      { offset: 0, bytes: 4 },
    ]
    expect(push(arena, 'delta', deltaOf(arena.text(), steps))).toBeUndefined()
    const { from, to } = arena.copies
    expect([...arena.words.subarray(from, to)]).toEqual([2, 0, 4, 6, 5, 2, 0, 7, 4])
  })
})

describe('a damaged delta', () => {
  it.each([4, 5, 6])('is refused, or makes what it says (seed %i)', (seed) => {
    const random = seededRandom(seed)
    let good = 0
    for (let round = 0; round < 400; round++) {
      const base = randomBytes(random, 400)
      const delta = Buffer.from(
        deltaOf(
          base,
          randomSteps(random, base, () => randomBytes(random, 20)),
        ),
      )
      for (let flips = random(3); flips >= 0 && delta.length > 0; flips--) {
        const at = random(random(2) === 0 ? delta.length : Math.min(delta.length, 8))
        delta.writeUInt8(delta.readUInt8(at) ^ (1 << random(8)), at)
      }
      if (expectAsNaive(base, delta.subarray(0, random(3) === 0 ? random(delta.length + 1) : delta.length), `round ${round}`)) good++
    }
    expect(good).toBeGreaterThan(10)
  })

  it.each([7, 8])('of random bytes is refused, or makes what it says (seed %i)', (seed) => {
    const random = seededRandom(seed)
    const base = Buffer.alloc(100, 'abc')
    for (let round = 0; round < 400; round++)
      expectAsNaive(base, Buffer.concat([deltaSize(100), randomBytes(random, 20)]), `round ${round}`)
  })

  const base = Buffer.from('twenty bytes of text')
  it.each<[string, Buffer, string]>([
    ['is empty', Buffer.of(), 'it ends in the middle'],
    ['ends in its first size', Buffer.of(0x80), 'it ends in the middle'],
    ['has no second size', Buffer.of(20), 'it ends in the middle'],
    ['has a size without an end', Buffer.alloc(30, 0xff), 'it ends in the middle'],
    ['ends in a copy', Buffer.concat([writeDelta(20, 5, []), Buffer.of(0x91, 0)]), 'it ends in the middle'],
    ['ends in what it inserts', Buffer.concat([writeDelta(20, 5, []), Buffer.from('\x05abcd')]), 'it ends in the middle'],
    ['holds a zero', Buffer.concat([writeDelta(20, 5, []), Buffer.of(0, 0)]), 'it holds a reserved instruction'],
    ['copies beyond the base', Buffer.concat([writeDelta(20, 5, []), copyOf(16, 5)]), 'a copy reaches beyond the base'],
    ['copies from beyond the base', Buffer.concat([writeDelta(20, 5, []), copyOf(0xffffffff, 5)]), 'a copy reaches beyond the base'],
    ['makes more than it says', writeDelta(20, 4, [{ offset: 0, bytes: 5 }]), 'it makes another size than it says'],
    ['inserts more than it says', writeDelta(20, 4, [{ insert: Buffer.from('abcde') }]), 'it makes another size than it says'],
    ['makes less than it says', writeDelta(20, 6, [{ offset: 0, bytes: 5 }]), 'it makes another size than it says'],
    ['is for a larger base', writeDelta(21, 5, [{ offset: 0, bytes: 5 }]), 'the delta is for a base of another size'],
    [
      'is for a base of 2^32 and some bytes',
      writeDelta(2 ** 32 + 20, 5, [{ offset: 0, bytes: 5 }]),
      'the delta is for a base of another size',
    ],
  ])('that %s is refused', (_, delta, fault) => {
    expect(apply(base, delta)).toContain(fault)
  })

  it.each([LIMIT, 2 ** 31 - 200, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 32 + 5, 10e9, 2 ** 55])(
    'that says it makes %i bytes is too large',
    (size) => {
      expect(apply(base, writeDelta(20, size, [{ offset: 0, bytes: 5 }]))).toBe(TOO_LARGE)
    },
  )

  it('of more copies than can be listed is too large', () => {
    const roomy = new Arena(layerTable(anchors), 1 << 28)
    expect(push(roomy, 'whole', Buffer.alloc(65_536))).toBeUndefined()
    const delta = Buffer.concat([writeDelta(65_536, 65_536, []), Buffer.alloc(180_000_000, 0x80)])
    expect(push(roomy, 'delta', delta)).toBe(TOO_LARGE)
    expect(roomy.size).toBe(65_536)
  })
})
