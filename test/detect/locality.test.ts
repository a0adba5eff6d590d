import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Detector } from '../../src/detect/detector.ts'
import { builtinRules } from '../../src/rules/builtin.ts'
import { blobOf, detect } from '../support/detect.ts'
import { fakeKey, liveKey } from '../support/fake-keys.ts'
import { bytesOf, type Chunk, chunksOf, markOf, textOf, type Written, write } from './random-text.ts'

// Invariant 11: a rule's window bounds every byte its verdict may depend on, so where a blob is cut changes nothing.

const rules = builtinRules()
/** Rules that see little: with them alone a short text is cut many times. */
const narrow = rules.filter(({ window }) => window <= 264)
const all = rules.map(({ id }) => id)
const narrowIds = narrow.map(({ id }) => id)

const whole = new Detector(narrow)

const marks = fc.constantFrom<Written>('utf8', 'utf16le', 'utf16be')
const markedBytes = (form: Written, chunks: readonly Chunk[]) => Buffer.concat([markOf(form), bytesOf(chunks)])

function expectSame(cut: Detector, bytes: Uint8Array, atOnce: number): Promise<void> {
  return expectLike(whole, cut, bytes, atOnce)
}

async function expectLike(one: Detector, cut: Detector, bytes: Uint8Array, atOnce: number): Promise<void> {
  const expected = await one.detect(blobOf(bytes))
  expect(await cut.detect(blobOf(bytes, atOnce))).toEqual(expected)
}

describe('detection in pieces', () => {
  it.each([
    [5, 20260201],
    [64, 20260202],
    [1000, 20260203],
  ])('of %i bytes finds what it finds in the whole', async (pieceBytes, seed) => {
    const cut = new Detector(narrow, pieceBytes)
    await fc.assert(
      fc.asyncProperty(marks, chunksOf(narrowIds, 60), fc.integer({ min: 1, max: 3000 }), (form, chunks, atOnce) =>
        expectSame(cut, markedBytes(form, chunks), atOnce),
      ),
      { seed, numRuns: 150 },
    )
  })

  it('finds what it finds in the whole, with all rules', async () => {
    const one = new Detector(rules)
    const cut = new Detector(rules, 7)
    const long = textOf(all, 200).map((text) => Buffer.from(`${text}${'\n'.repeat(40_000)}${text}${' '.repeat(30_001)}${text}`))
    await fc.assert(
      fc.asyncProperty(long, (bytes) => expectLike(one, cut, bytes, 5000)),
      { seed: 20260204, numRuns: 6 },
    )
  })

  it('finds what it finds in the whole when the blob is read a byte at a time', async () => {
    const cut = new Detector(narrow, 64)
    await fc.assert(
      fc.asyncProperty(marks, chunksOf(narrowIds, 30), (form, chunks) => expectSame(cut, markedBytes(form, chunks), 1)),
      { seed: 20260205, numRuns: 40 },
    )
  })

  it('finds a key wherever the cut goes through it', async () => {
    const cut = new Detector(narrow, 1000)
    for (let before = 1500; before < 4500; before += 7) {
      const bytes = Buffer.from(`${'.'.repeat(before)} ${liveKey(before)}\n`)
      const { matches } = await cut.detect(blobOf(bytes))
      expect(
        matches.map(({ start, column, secret }) => ({ start, column, secret })),
        `key at ${before + 1}`,
      ).toEqual([{ start: before + 1, column: before + 2, secret: liveKey(before) }])
    }
  })

  it('reads the blob to its end in pieces of one byte', async () => {
    const bytes = Buffer.from(`${'.'.repeat(6000)} ${liveKey()}`)
    const { matches } = await new Detector(narrow, 1).detect(blobOf(bytes))
    expect(matches).toHaveLength(1)
  })

  it('counts columns behind a byte-order mark that a piece cuts', async () => {
    const bytes = Buffer.from(`\ufeff${'.'.repeat(6000)} ${liveKey()}`)
    const { matches } = await new Detector(narrow, 2).detect(blobOf(bytes))
    expect(matches.map(({ column }) => column)).toEqual([6002])
  })

  it('tells the encoding by the same bytes, however small the pieces', async () => {
    const text = `${'漢'.repeat(1500)}\n${'a'.repeat(1000)} ${liveKey()}`
    await expectSame(new Detector(narrow, 64), write(text, 'utf16be'), 4096)
  })

  it('starts afresh after a blob whose reading failed', async () => {
    const cut = new Detector(narrow, 1000)
    const key = Buffer.from(` ${liveKey(2)}\n`.repeat(100))
    const failing = blobOf(key)
    let calls = 0
    const read = (into: Uint8Array) => {
      if (++calls === 3) throw new Error('gone')
      return failing.read(into.subarray(0, 1200))
    }
    await expect(cut.detect({ read })).rejects.toThrow('gone')
    await expectSame(cut, Buffer.from(`a\n${liveKey(1)}`), 4096)
  })
})

describe('a text in a large file', () => {
  const alone = textOf(all, 12)
  const fillers = ['\n', '\0\0\n', 'z.\n', '\xff\n', ' - \n']
  const place = fc.record({ text: alone, before: fc.nat(70_000), after: fc.nat(70_000), filler: fc.constantFrom(...fillers) })

  it('has the findings that it has alone, whatever stands outside of all windows', async () => {
    const margin = '\n'.repeat(Math.max(...rules.map(({ window }) => window)) + 1)
    await fc.assert(
      fc.asyncProperty(place, async ({ text, before, after, filler }) => {
        const front = Buffer.concat([markOf('utf8'), Buffer.alloc(before, filler, 'latin1'), Buffer.from(margin)])
        const bytes = Buffer.concat([front, Buffer.from(text + margin), Buffer.alloc(after, filler, 'latin1')])
        const lines = front.toString('latin1').split('\n').length - 1
        const expected = placesOf(await detect(`\ufeff${text}\n`), front.length - markOf('utf8').length, lines)
        expect(placesOf(await detect(bytes))).toEqual(expected)
      }),
      { seed: 20260206, numRuns: 60 },
    )
  })

  it('has its findings in a file of several pieces, with nothing between', async () => {
    const keys = Array.from({ length: 40 }, (_, i) => fakeKey('sk_live_ alnum*32', i + 1))
    const { matches } = await detect(keys.join('\n'.repeat(120_000)))
    expect(matches.map(({ secret, line }) => ({ secret, line }))).toEqual(keys.map((secret, i) => ({ secret, line: 1 + i * 120_000 })))
  })
})

function placesOf({ matches, allowances }: Awaited<ReturnType<typeof detect>>, shift = 0, lines = 0) {
  return {
    matches: matches.map(({ before: _before, after: _after, start, end, line, endLine, ...rest }) => {
      return { ...rest, start: start + shift, end: end + shift, line: line + lines, endLine: endLine + lines }
    }),
    allowances: allowances.map((allowance) => ({ ...allowance, line: allowance.line + lines })),
  }
}
