import { once } from 'node:events'
import { constants, createDeflate, deflateSync, type ZlibOptions } from 'node:zlib'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Random, seededRandom } from '../../src/random.ts'
import { GuardedInflate, zlibRawOutput, zlibVerdict } from '../support/inflating.ts'

// The oracle is node:zlib.

let kernel: GuardedInflate
beforeAll(() => {
  kernel = new GuardedInflate()
})

const ENDS_EARLY = -7
const strategies = ['Z_DEFAULT_STRATEGY', 'Z_FILTERED', 'Z_HUFFMAN_ONLY', 'Z_RLE', 'Z_FIXED'] as const
/** No stream that is damaged here can yield as much. */
const MORE_THAN_ANY = 300_000
const levels = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
const sizes = [0, 1, 2, 3, 4, 5, 8, 15, 16, 17, 31, 32, 63, 64, 65, 255, 256, 257, 258, 259, 600, 2047, 2048, 2049, 5552]
const largeSizes = [16_383, 32_767, 32_768, 32_769, 65_535, 65_536, 65_537, 70_000]

/** Contents that compress in different ways, and one that doesn't. */
const contents: Record<string, (size: number, random: Random) => Buffer> = {
  noise: (size, random) => Buffer.from(Array.from({ length: size }, () => random(256))),
  zeros: (size) => Buffer.alloc(size),
  highest: (size) => Buffer.alloc(size, 255),
  fewLetters: (size, random) => Buffer.from(Array.from({ length: size }, () => 97 + random(4))),
  skewed: (size, random) => Buffer.from(Array.from({ length: size }, () => Math.floor(2 ** (random(800) / 100)) - 1)),
  words: (size, random) => {
    const words = Array.from({ length: 60 }, () => random(2 ** 30).toString(36))
    const text = Array.from({ length: size / 2 + 1 }, () => words[random(words.length)]).join(' ')
    return Buffer.from(text).subarray(0, size)
  },
  periods: (size, random) => {
    const pieces: Buffer[] = []
    for (let length = 0; length < size; length += pieces.at(-1)?.length ?? 0) {
      pieces.push(Buffer.alloc(3 + random(300), contents.noise?.(1 + random(40), random) ?? 0))
    }
    return Buffer.concat(pieces).subarray(0, size)
  },
}
const kinds = Object.keys(contents)

function contentOf(kind: string, size: number, seed = 1): Buffer {
  return contents[kind]?.(size, seededRandom(seed)) ?? Buffer.of()
}

function expectInflated(content: Buffer, options: ZlibOptions): void {
  const stream = deflateSync(content, options)
  const { state, output } = kernel.inflate(stream, content.length)
  expect(state).toBe(stream.length)
  expect(output.equals(content)).toBe(true)
}

/** A stream of several blocks: flushed, in one way after another, between parts of the content. */
async function flushedStream(content: Buffer, level: number): Promise<Buffer> {
  const deflate = createDeflate({ level })
  const pieces: Buffer[] = []
  deflate.on('data', (piece: Buffer) => pieces.push(piece))
  const kindsOfFlush = [constants.Z_PARTIAL_FLUSH, constants.Z_SYNC_FLUSH, constants.Z_FULL_FLUSH, constants.Z_BLOCK]
  for (const [i, kind] of [...kindsOfFlush, ...kindsOfFlush].entries()) {
    deflate.write(content.subarray((i * content.length) / 8, ((i + 1) * content.length) / 8))
    await new Promise<void>((done) => void deflate.flush(kind, done))
  }
  deflate.end()
  await once(deflate, 'end')
  return Buffer.concat(pieces)
}

describe('inflate', () => {
  it.each(kinds)('yields what was deflated, whatever the size: %s', (kind) => {
    for (const size of sizes) for (const level of [0, 1, 6]) expectInflated(contentOf(kind, size, size), { level })
    for (const size of largeSizes) expectInflated(contentOf(kind, size, size), { level: 6 })
  })

  it.each(strategies)('yields what was deflated at every level: %s', (name) => {
    for (const level of levels) for (const kind of kinds) expectInflated(contentOf(kind, 3000), { level, strategy: constants[name] })
  })

  it('yields what was deflated with every window and memory level', () => {
    for (const windowBits of [9, 10, 11, 12, 13, 14, 15]) {
      for (const memLevel of [1, 2, 3, 4, 5, 6, 7, 8, 9]) {
        for (const kind of kinds) expectInflated(contentOf(kind, 2500), { windowBits, memLevel })
      }
    }
  })

  it('reads streams of several blocks', async () => {
    for (const [level, kind] of levels.flatMap((level) => kinds.map((kind) => [level, kind] as const))) {
      const content = contentOf(kind, 1500)
      const stream = await flushedStream(content, level)
      expect(kernel.inflate(stream, content.length), `${kind}, level ${level}`).toEqual({ state: stream.length, output: content })
    }
  })

  it('does so for any content and setting', () => {
    const options = fc.record({
      level: fc.nat(9),
      strategy: fc.constantFrom(...strategies.map((name) => constants[name])),
      windowBits: fc.integer({ min: 9, max: 15 }),
      memLevel: fc.integer({ min: 1, max: 9 }),
    })
    const content = fc.tuple(fc.constantFrom(...kinds), fc.nat(9000), fc.nat()).map(([kind, size, seed]) => contentOf(kind, size, seed))
    fc.assert(fc.property(content, options, expectInflated), { numRuns: 300 })
  })

  it('leaves alone what stands behind the stream, and says where that begins', () => {
    for (const kind of kinds) {
      const content = contentOf(kind, 700)
      const stream = deflateSync(content)
      for (const more of [1, 3, 4, 8, 100]) {
        const found = kernel.inflate(Buffer.concat([stream, contentOf('noise', more)]), content.length)
        expect(found).toEqual({ state: stream.length, output: content })
      }
    }
  })

  it('refuses a stream that yields more or less than was said', () => {
    for (const kind of kinds) {
      for (const size of [0, 1, 2, 3, 17, 64, 259, 1000]) {
        for (const level of [0, 1, 6]) {
          const stream = deflateSync(contentOf(kind, size), { level })
          for (const less of [1, 2, 3, 16, size].filter((n) => n > 0 && n <= size))
            expect(kernel.inflate(stream, size - less).state).toBe(-5)
          for (const more of [1, 2, 64, 1000]) expect(kernel.inflate(stream, size + more).state).toBe(-6)
        }
      }
    }
  })
})

/** Small streams with blocks of all types, to be damaged at every place. */
async function smallStreams(): Promise<{ stream: Buffer; content: Buffer }[]> {
  const content = contentOf('words', 100)
  const compressed = ['fewLetters', 'skewed', 'words', 'periods'].map((kind) => contentOf(kind, 60))
  return [
    ...compressed.map((content) => ({ content, stream: deflateSync(content, { memLevel: 9 }) })),
    { content, stream: await flushedStream(content, 6) },
    { content, stream: deflateSync(content, { strategy: constants.Z_HUFFMAN_ONLY }) },
    { content: contentOf('noise', 40), stream: deflateSync(contentOf('noise', 40), { level: 0 }) },
    { content: Buffer.of(), stream: deflateSync(Buffer.of()) },
  ]
}

describe('a damaged stream', () => {
  it('ends early wherever it is cut, even when what is missing stands behind', async () => {
    for (const { stream, content } of await smallStreams()) {
      for (let cut = 0; cut < stream.length; cut++) {
        const rest = [stream.subarray(cut), Buffer.alloc(16), Buffer.alloc(16, 255)]
        const states = rest.map((behind) => kernel.inflate(stream.subarray(0, cut), content.length, behind).state)
        expect(states, `${cut} of ${stream.length}`).toEqual([ENDS_EARLY, ENDS_EARLY, ENDS_EARLY])
      }
    }
  })

  it('gets the verdict of zlib for every bit that is flipped', async () => {
    let accepted = 0
    for (const { stream, content } of await smallStreams()) {
      for (let bit = 0; bit < 8 * stream.length; bit++) {
        const damaged = Buffer.from(stream)
        damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        accepted += expectVerdict(damaged, content.length)
      }
    }
    expect(accepted).toBeGreaterThan(0)
  })

  it('gets the verdict of zlib for several bytes that are overwritten', () => {
    const streams = kinds.map((kind) => deflateSync(contentOf(kind, 250)))
    const damage = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(fc.constantFrom(...streams), damage, (stream, changes) => {
        const damaged = Buffer.from(stream)
        for (const [at, byte] of changes) damaged[2 + (at % (damaged.length - 2))] = byte
        expectVerdict(damaged, 250)
      }),
      { numRuns: 800 },
    )
  })
})

/** Compares with zlib, with the checksum and without it; returns 1 when zlib takes the stream. */
function expectVerdict(stream: Buffer, size: number): number {
  const verdict = zlibVerdict(stream)
  const { state, output } = kernel.inflate(stream, verdict?.output.length ?? size)
  if (verdict) expect({ state, output }).toEqual({ state: verdict.used, output: verdict.output })
  else expect(state).toBeLessThan(0)
  expectRawVerdict(stream)
  return verdict ? 1 : 0
}

function expectRawVerdict(stream: Buffer): void {
  const raw = stream.readUInt16BE() % 31 === 0 ? zlibRawOutput(stream) : undefined
  const head = kernel.inflateHead(stream, MORE_THAN_ANY)
  if (raw) expect(head).toEqual({ state: raw.length, output: raw })
  else expect(head.state).toBeLessThan(0)
}

describe('inflateHead', () => {
  it('yields as much of the beginning as is wanted, and all when that is less', async () => {
    for (const { stream, content } of await smallStreams()) {
      for (let limit = 0; limit < content.length + 20; limit++) {
        const output = content.subarray(0, limit)
        expect(kernel.inflateHead(stream, limit)).toEqual({ state: output.length, output })
      }
    }
  })

  it('does so for large contents', () => {
    for (const kind of kinds) {
      const content = contentOf(kind, 70_000)
      const stream = deflateSync(content)
      for (const limit of [1, 1000, 32_768, 65_535, 65_537, 69_999, 70_000, 71_000]) {
        const { state, output } = kernel.inflateHead(stream, limit)
        expect(state).toBe(Math.min(limit, content.length))
        expect(output.equals(content.subarray(0, limit))).toBe(true)
      }
    }
  })

  it('needs no more of the stream than what yields the beginning, and never takes bytes from behind it', async () => {
    for (const { stream, content } of await smallStreams()) {
      for (let cut = 0; cut < stream.length; cut += 3) {
        for (const limit of [0, 1, 2, 3, 4, 10, 60, content.length].filter((n) => n <= content.length))
          expectHeadOfCut(stream, content, cut, limit)
      }
    }
  })

  it('does not look at the checksum', () => {
    const stream = deflateSync(Buffer.from('some text'))
    stream.writeUInt32BE(0, stream.length - 4)
    expect(kernel.inflateHead(stream, 9).output.toString()).toBe('some text')
    expect(kernel.inflateHead(stream.subarray(0, -4), 9).output.toString()).toBe('some text')
    expect(kernel.inflate(stream, 9).state).toBe(-8)
  })
})

function expectHeadOfCut(stream: Buffer, content: Buffer, cut: number, limit: number): void {
  const cutStream = stream.subarray(0, cut)
  const found = kernel.inflateHead(cutStream, limit, stream.subarray(cut))
  expect(kernel.inflateHead(cutStream, limit, Buffer.alloc(16, 255))).toEqual(found)
  if (found.state !== ENDS_EARLY) expect(found).toEqual({ state: limit, output: content.subarray(0, limit) })
}
