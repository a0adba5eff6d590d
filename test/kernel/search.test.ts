import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Anchor, AnchorList } from '../../src/kernel/anchor-list.ts'
import { buildAnchorTable } from '../../src/kernel/anchor-table.ts'
import { Kernel } from '../../src/kernel/kernel.ts'

// The kernel against its scalar twin: one Buffer.indexOf after another, on folded copies where case doesn't count.

interface Question {
  readonly anchors: readonly Anchor[]
  readonly input: Uint8Array
  readonly from: number
  readonly to: number
  readonly end: number
}

const HIT_LIST = 8192

function expectTwin(asked: Question): void {
  expect(kernelHits(asked)).toEqual(twinHits(asked))
}

function kernelHits({ anchors, input, from, to, end }: Question): string[] {
  const kernel = kernelOf(anchors, input.length)
  kernel.input.set(input)
  return hitsIn(kernel, from, to, end)
}

function hitsIn(kernel: Kernel, from: number, to: number, end: number): string[] {
  const hits: string[] = []
  kernel.search({ from, to }, end, (start, anchor) => void hits.push(`${start}: ${anchor}`))
  return hits.sort()
}

function twinHits({ anchors, input, from, to, end }: Question): string[] {
  const exact = Buffer.from(input.subarray(0, end))
  const folded = fold(exact)
  return anchors
    .flatMap(({ bytes, caseless }, id) => placesOf(caseless ? fold(bytes) : Buffer.from(bytes), caseless ? folded : exact, id))
    .filter(({ start }) => start >= from && start < to)
    .map(({ start, id }) => `${start}: ${id}`)
    .sort()
}

/** The documented folding: upper and lower case become one, and so do a few signs. */
function fold(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.map((byte) => byte | 0x20))
}

function placesOf(anchor: Buffer, text: Buffer, id: number): { start: number; id: number }[] {
  const places: { start: number; id: number }[] = []
  for (let start = text.indexOf(anchor); start >= 0; start = text.indexOf(anchor, start + 1)) places.push({ start, id })
  return places
}

const kernelOf = (anchors: readonly Anchor[], inputBytes: number) => new Kernel(buildAnchorTable(AnchorList.of(anchors)), inputBytes)

const anchorOf = (text: string, caseless = false): Anchor => ({ bytes: Buffer.from(text, 'latin1'), caseless })

/** Few letters, so that anchors stand densely; case pairs, signs that folding joins, and the byte that folding hides. */
const alphabets = ['a', 'ab', 'aA', 'abAB', 'a[{', '@`a', 'k\0 ', 'ab\xe9\xc9\xff', 'sk_-liveSK']

const textOver = (alphabet: string, minLength: number, maxLength: number) =>
  fc
    .array(fc.constantFrom(...alphabet), { minLength, maxLength })
    .map((characters) => Uint8Array.from(Buffer.from(characters.join(''), 'latin1')))

const question: fc.Arbitrary<Question> = fc.constantFrom(...alphabets).chain((alphabet) =>
  fc
    .record({
      anchors: fc.array(fc.record({ bytes: textOver(alphabet, 3, 7), caseless: fc.boolean() }), { minLength: 1, maxLength: 6 }),
      input: textOver(alphabet, 0, 80),
      cuts: fc.tuple(fc.nat(80), fc.nat(80), fc.nat(80)),
    })
    .map(({ anchors, input, cuts }) => {
      const [from = 0, to = 0, end = 0] = cuts.map((cut) => Math.min(cut, input.length)).sort((a, b) => a - b)
      return { anchors, input, from, to, end }
    }),
)

describe('Kernel.search', () => {
  it('finds what its scalar twin finds, in any stretch of a dense text of 0 to 80 bytes', () => {
    fc.assert(fc.property(question, expectTwin), { seed: 20260101, numRuns: 1500 })
  })

  it('finds the anchors of a whole dense text', () => {
    const whole = question.map((asked) => ({ ...asked, from: 0, to: asked.input.length, end: asked.input.length }))
    fc.assert(fc.property(whole, expectTwin), { seed: 20260102, numRuns: 1500 })
  })

  it.each(['xyz', 'sk_live_', 'https://hooks.example'])('finds %s at every place of every text of up to 80 bytes', (text) => {
    const kernel = kernelOf([anchorOf(text)], 96)
    for (let length = text.length; length <= 80; length++) {
      for (let start = 0; start + text.length <= length; start++) {
        kernel.input.fill('.').write(text, start)
        expect(hitsIn(kernel, 0, length, length), `at ${start} of ${length}`).toEqual([`${start}: 0`])
      }
    }
  })

  it('gives an anchor to the stretch in which it starts, and to no other', () => {
    const kernel = kernelOf([anchorOf('sk_live_')], 64)
    kernel.input.fill('.').write('sk_live_', 20)
    for (let cut = 0; cut <= 64; cut++) {
      const found = [...hitsIn(kernel, 0, cut, 64), ...hitsIn(kernel, cut, 64, 64)]
      expect(found, `cut at ${cut}`).toEqual(['20: 0'])
    }
  })

  it('ignores an anchor that goes on behind the end, although its bytes are there', () => {
    const kernel = kernelOf([anchorOf('sk_live_')], 64)
    kernel.input.fill('.').write('sk_live_', 20)
    for (let end = 20; end < 28; end++) expect(hitsIn(kernel, 0, end, end), `end ${end}`).toEqual([])
  })

  it('finds nothing in an empty stretch', () => {
    const kernel = kernelOf([anchorOf('aaa')], 64)
    kernel.input.fill('a')
    expect(hitsIn(kernel, 10, 10, 64)).toEqual([])
  })

  it('finds an anchor that ends with the input', () => {
    const kernel = kernelOf([anchorOf('abc')], 32)
    kernel.input.fill('.').write('abc', 29)
    expect(hitsIn(kernel, 0, 32, 32)).toEqual(['29: 0'])
  })

  it('tells upper from lower case only for anchors that ask for it', () => {
    const kernel = kernelOf([anchorOf('Token'), anchorOf('token', true)], 32)
    kernel.input.fill('.').write('TOKEN Token token')
    expect(hitsIn(kernel, 0, 32, 32)).toEqual(['0: 1', '12: 1', '6: 0', '6: 1'])
  })

  it('keeps anchors of the same three bytes apart', () => {
    const anchors = Array.from({ length: 200 }, (_, i) => anchorOf(`zqx${String.fromCharCode(97 + (i % 16), 97 + (i >> 4))}`))
    const text = anchors.map(({ bytes }) => Buffer.from(bytes).toString('latin1')).join(' ')
    const asked = { anchors, input: Buffer.from(text), from: 0, to: text.length, end: text.length }
    expectTwin(asked)
  })

  it('finds every one of 3375 three-byte anchors, many in each bucket', () => {
    const letters = [...'etaoinshrdlu_0-']
    const anchors = letters.flatMap((a) => letters.flatMap((b) => letters.map((c) => anchorOf(a + b + c))))
    const input = Buffer.from(letters.flatMap((a) => letters.map((b) => a + b + letters.join(a))).join(''))
    const asked = { anchors, input, from: 0, to: input.length, end: input.length }
    expectTwin(asked)
  })

  it.each([-1, 0, 1, 2, 3, 4, 5])('misses and repeats nothing when the hits are as many as the list holds and %i more', (more) => {
    const length = HIT_LIST + more + 2
    const asked = { anchors: [anchorOf('aaa')], input: Buffer.alloc(length, 'a'), from: 0, to: length, end: length }
    expectTwin(asked)
  })

  it('goes on behind a full hit list, with several anchors at every place', () => {
    const anchors = [anchorOf('aaa'), anchorOf('aaa', true), anchorOf('aaaaa'), anchorOf('aab'), anchorOf('aaa'), anchorOf('AAA', true)]
    const input = Buffer.alloc(30_000, 'a')
    input[17_001] = 98
    const asked = { anchors, input, from: 3, to: 29_000, end: 29_500 }
    expectTwin(asked)
  })

  it('refuses an anchor of fewer than three bytes', () => {
    expect(() => kernelOf([anchorOf('ab')], 64)).toThrow(RangeError)
  })
})
