import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AnchorList } from '../../src/kernel/anchor-list.ts'
import { buildAnchorTable } from '../../src/kernel/anchor-table.ts'
import { Kernel } from '../../src/kernel/kernel.ts'

// The oracle decodes what stands before the place with the platform's decoder, and splits it.

const INPUT_BYTES = 512
const kernel = new Kernel(buildAnchorTable(AnchorList.of([{ bytes: Buffer.from('---'), caseless: false }])), INPUT_BYTES)

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

function oracle(bytes: Uint8Array, encoding: Encoding): { line: number; column: number } {
  const lines = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes).split(/\r\n|\r|\n/)
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
}

function advance(encoding: Encoding, from: number, to: number): void {
  if (encoding === 'utf-8') kernel.advanceUtf8({ from, to })
  else kernel.advanceUtf16({ from, to }, encoding === 'utf-16be' ? 'big' : 'little')
}

function positionsAt(bytes: Uint8Array, encoding: Encoding, cut: number) {
  kernel.input.set(bytes)
  kernel.resetPosition()
  advance(encoding, 0, cut)
  const before = kernel.position
  advance(encoding, cut, bytes.length)
  return { before, after: kernel.position }
}

/** Checks both positions with the text cut at every offset between units. */
function expectPositions(bytes: Uint8Array, encoding: Encoding): void {
  const step = encoding === 'utf-8' ? 1 : 2
  const after = oracle(bytes, encoding)
  for (let cut = 0; cut <= bytes.length; cut += step) {
    const before = oracle(bytes.subarray(0, cut), encoding)
    expect(positionsAt(bytes, encoding, cut), `cut at ${cut}`).toEqual({ before, after })
  }
}

const bytesOf = (text: string) => [...Buffer.from(text)]
/** What decoders differ on: ends of ranges, overlong forms, surrogates, characters cut short. */
const hostile = [[0x80], [0xbf], [0xc0, 0x80], [0xc2], [0xe0, 0x80], [0xe0, 0xa0], [0xed, 0xa0, 0x80], [0xed, 0x9f]]
const hostileWide = [[0xf0, 0x80], [0xf0, 0x90], [0xf0, 0x9f, 0x98], [0xf4, 0x8f], [0xf4, 0x90, 0x80, 0x80], [0xf5], [0xff], [0xfe]]
const plain = ['a', ' ', '\n', '\r', '\r\n', '\0', 'é', '€', '\uffff', '\u2028', '\ufeff', '😀', '𝒳'].map(bytesOf)

const utf8Bytes = fc
  .array(fc.oneof(fc.constantFrom(...plain), fc.constantFrom(...hostile, ...hostileWide), fc.array(fc.nat(255), { maxLength: 3 })), {
    maxLength: 24,
  })
  .map((pieces) => Uint8Array.from(pieces.flat()))

const units = fc.array(fc.oneof(fc.constantFrom(10, 13, 65, 0x0a0d, 0x0d00, 0xd83d, 0xde00, 0xdc00, 0xfeff, 0x2028), fc.nat(0xffff)), {
  maxLength: 40,
})

function encodeUnits(list: readonly number[], encoding: Encoding): Uint8Array {
  const bytes = Buffer.alloc(list.length * 2)
  for (const [i, unit] of list.entries()) bytes[encoding === 'utf-16le' ? 'writeUInt16LE' : 'writeUInt16BE'](unit, 2 * i)
  return bytes
}

describe('the position in UTF-8', () => {
  it('is where the WHATWG decoder puts it, for any bytes, cut at every offset', () => {
    fc.assert(
      fc.property(utf8Bytes, (bytes) => expectPositions(bytes, 'utf-8')),
      { seed: 20260103, numRuns: 600 },
    )
  })

  it('is right behind every pair of bytes', () => {
    for (let first = 0; first < 256; first++) {
      for (let second = 0; second < 256; second++) {
        const bytes = Uint8Array.of(first, second)
        const { after } = positionsAt(bytes, 'utf-8', 1)
        if (after.column !== oracle(bytes, 'utf-8').column) expect([first, second, after]).toEqual([first, second, oracle(bytes, 'utf-8')])
      }
    }
  })

  it.each([
    ['line feed', 'a\nb', { line: 2, column: 2 }],
    ['carriage return', 'a\rb', { line: 2, column: 2 }],
    ['both', 'a\r\nb', { line: 2, column: 2 }],
    ['line feed, then carriage return', 'a\n\rb', { line: 3, column: 2 }],
    ['a character of two units', '😀b', { line: 1, column: 4 }],
    ['U+2028, which ends no line', 'a\u2028b', { line: 1, column: 4 }],
  ])('counts as editors do behind %s', (_, text, expected) => {
    const bytes = Buffer.from(text)
    expect(positionsAt(bytes, 'utf-8', bytes.length).after).toEqual(expected)
  })
})

describe.each(['utf-16le', 'utf-16be'] as const)('the position in %s', (encoding) => {
  it('is where the WHATWG decoder puts it, for any units, cut between any two', () => {
    fc.assert(
      fc.property(units, (list) => expectPositions(encodeUnits(list, encoding), encoding)),
      { seed: 20260104, numRuns: 400 },
    )
  })
})

describe('a saved position', () => {
  it('is gone back to, even in the middle of a character or of CR LF', () => {
    fc.assert(
      fc.property(utf8Bytes, fc.nat(40), (bytes, place) => {
        const cut = Math.min(place, bytes.length)
        kernel.input.set(bytes)
        kernel.resetPosition()
        kernel.advanceUtf8({ from: 0, to: cut })
        kernel.savePosition()
        kernel.advanceUtf8({ from: cut, to: bytes.length })
        kernel.restorePosition()
        kernel.advanceUtf8({ from: cut, to: bytes.length })
        expect(kernel.position).toEqual(oracle(bytes, 'utf-8'))
      }),
      { seed: 20260105, numRuns: 500 },
    )
  })

  it('is line 1, column 1 after a reset, whatever stood before', () => {
    kernel.input.set([0xf0, 0x9f, 13])
    for (const to of [1, 2, 3]) {
      kernel.advanceUtf8({ from: 0, to })
      kernel.resetPosition()
      kernel.restorePosition()
      expect(kernel.position).toEqual({ line: 1, column: 1 })
    }
  })

  it('forgets a cut character or carriage return at a reset', () => {
    const first = [[0xf0, 0x9f], [13]]
    for (const bytes of first) {
      positionsAt(Uint8Array.from(bytes), 'utf-8', 0)
      expect(positionsAt(Uint8Array.of(0x98, 10), 'utf-8', 0).after).toEqual(oracle(Uint8Array.of(0x98, 10), 'utf-8'))
    }
  })
})
