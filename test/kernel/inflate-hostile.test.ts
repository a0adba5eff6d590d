import { beforeAll, describe, expect, it } from 'vitest'
import { allLengths, BitWriter, fixedDistances, fixedLiterals } from '../support/deflating.ts'
import { GuardedInflate, zlibVerdict } from '../support/inflating.ts'

// Streams that no deflate writes. The oracle is node:zlib.

let kernel: GuardedInflate
beforeAll(() => {
  kernel = new GuardedInflate()
})

const BAD_HEADER = -1
const BAD_BLOCK = -2
const BAD_CODE = -3
const TOO_FAR = -4
const TOO_MUCH = -5
const ENDS_EARLY = -7
const END = 256

const writer = () => new BitWriter()
const fixed = (...literals: number[]) =>
  writer()
    .block(true, 1)
    .symbols(fixedLiterals, ...literals)
/** Lengths for so many symbols; all but those given are 0. */
const lengths = (count: number, given: Record<number, number>) => Array.from({ length: count }, (_, symbol) => given[symbol] ?? 0)
/** A single code of one bit for the end of the block, or one more for a literal. */
const onlyEnd = lengths(257, { [END]: 1 })
const withA = lengths(257, { 65: 1, [END]: 1 })
const withMatch = lengths(258, { 65: 2, [END]: 1, 257: 2 })

/** What zlib refuses, and why we do. The first output would have been 'A's. */
const refused: [string, BitWriter, number][] = [
  ['a block of the fourth type', writer().block(true, 3).number(0, 32), BAD_BLOCK],
  ['a stored block whose length is not confirmed', writer().block(true, 0).bytes(1, 0, 0xfe, 0xfe, 65), BAD_BLOCK],
  ['a stored block that runs past the end', writer().block(true, 0).bytes(0xff, 0xff, 0, 0, 65), TOO_MUCH],
  ['the fixed length code 286', fixed(65, 286, END), BAD_CODE],
  ['the fixed length code 287', fixed(65, 287, END), BAD_CODE],
  ['the fixed distance code 30', fixed(65, 257).symbols(fixedDistances, 30).symbols(fixedLiterals, END), BAD_CODE],
  ['the fixed distance code 31', fixed(65, 257).symbols(fixedDistances, 31).symbols(fixedLiterals, END), BAD_CODE],
  ['a match before the first byte', fixed(257).symbols(fixedDistances, 0).symbols(fixedLiterals, END), TOO_FAR],
  ['a match that begins one byte too far back', fixed(65, 257).symbols(fixedDistances, 1).symbols(fixedLiterals, END), TOO_FAR],
  ['a distance that no window holds', fixed(65, 257).symbols(fixedDistances, 29).number(8191, 13).symbols(fixedLiterals, END), TOO_FAR],
  ['287 length codes', writer().head(287, 1).number(0, 64), BAD_BLOCK],
  ['31 distance codes', writer().head(257, 31).number(0, 64), BAD_BLOCK],
  ['code lengths without codes', writer().head(257, 1, []).number(0, 320), BAD_CODE],
  ['code lengths with a single code', writer().head(257, 1, [1]).number(0, 320), BAD_CODE],
  ['code lengths with too few codes', writer().head(257, 1, [2, 2, 2]).number(0, 320), BAD_CODE],
  ['code lengths with too many codes', writer().head(257, 1, [1, 1, 1]).number(0, 320), BAD_CODE],
  ['a repetition of no length', writer().head(257, 1).symbols(allLengths, 16).number(0, 1100), BAD_CODE],
  ['a repetition of no length where nothing else is wrong', repeatedNothing(), BAD_CODE],
  ['a repetition beyond the last length', repeatedTo(259), BAD_CODE],
  ['a long repetition beyond the last length', repeatedTo(258 + 137), BAD_CODE],
  [
    'no code that ends the block',
    writer()
      .codes(lengths(257, { 65: 1, 66: 1 }), [0])
      .number(0, 64),
    BAD_CODE,
  ],
  ['no code at all', writer().codes(lengths(257, {}), [0]).number(0, 64), BAD_CODE],
  [
    'too many literals',
    writer()
      .codes(lengths(257, { 65: 1, 66: 1, [END]: 1 }), [0])
      .number(0, 64),
    BAD_CODE,
  ],
  [
    'too few literals',
    writer()
      .codes(lengths(257, { 65: 2, [END]: 2 }), [0])
      .number(0, 64),
    BAD_CODE,
  ],
  [
    'a single literal of two bits',
    writer()
      .codes(lengths(257, { [END]: 2 }), [0])
      .number(0, 64),
    BAD_CODE,
  ],
  ['the code that a single literal leaves over', writer().codes(onlyEnd, [0]).number(1, 64), BAD_CODE],
  ['too many distances', writer().codes(withA, [1, 1, 1]).symbols(withA, END), BAD_CODE],
  ['too few distances', writer().codes(withA, [2, 2]).symbols(withA, END), BAD_CODE],
  ['a single distance of two bits', writer().codes(withA, [2]).symbols(withA, END), BAD_CODE],
  ['the code that a single distance leaves over', writer().codes(withMatch, [1]).symbols(withMatch, 65, 257).number(1, 64), BAD_CODE],
  ['a distance where none has a code', writer().codes(withMatch, [0]).symbols(withMatch, 65, 257).number(0, 64), BAD_CODE],
]

/** Code lengths that reach up to `total` by a repetition of zeros, though 258 are wanted. */
function repeatedTo(total: number): BitWriter {
  const head = writer()
    .head(257, 1)
    .symbols(allLengths, 1, ...Array.from({ length: 255 }, () => 0), 1)
  return head
    .symbols(allLengths, 18)
    .number(Math.max(0, total - 257 - 11), 7)
    .number(0, 64)
}

/** Codes for A and for the end, behind a repetition of what would stand before the first length. */
function repeatedNothing(): BitWriter {
  const rest = lengths(255, { 62: 1, [END - 3]: 1 }).with(254, 0)
  return writer()
    .head(257, 1)
    .symbols(allLengths, 16)
    .number(0, 2)
    .symbols(allLengths, ...rest)
    .symbols(withA, 65, END)
}

/** What may look wrong, but is right for zlib. */
const accepted: [string, BitWriter, string][] = [
  ['a single literal or length', writer().codes(onlyEnd, [0]).symbols(onlyEnd, END), ''],
  ['literals without distances', writer().codes(withA, [0]).symbols(withA, 65, 65, END), 'AA'],
  ['a single distance of one bit', writer().codes(withMatch, [1]).symbols(withMatch, 65, 257).number(0, 1).symbols(withMatch, END), 'AAAA'],
  [
    'empty blocks before the last',
    writer()
      .block(false, 1)
      .symbols(fixedLiterals, END)
      .block(false, 0)
      .bytes(0, 0, 255, 255)
      .block(true, 1)
      .symbols(fixedLiterals, 65, END),
    'A',
  ],
  ['an empty stored block', writer().block(true, 0).bytes(0, 0, 255, 255), ''],
]

/** Streams that need the fixed tables and others are still read: no table was written over. */
function expectSound(): void {
  const fixedMatch = fixed(65, 264).symbols(fixedDistances, 0).symbols(fixedLiterals, 0x80, 0xff, END)
  expectInflated(fixedMatch, `${'A'.repeat(11)}\x80\xff`)
  expectInflated(writer().codes(withA, [0]).symbols(withA, 65, 65, END), 'AA')
}

function expectInflated(bits: BitWriter, text: string): void {
  const output = Buffer.from(text, 'latin1')
  const stream = bits.stream(output)
  expect(zlibVerdict(stream)).toEqual({ used: stream.length, output })
  expect(kernel.inflate(stream, output.length)).toEqual({ state: stream.length, output })
}

describe('a hostile stream', () => {
  it.each(refused)('is refused: %s', (_name, bits, state) => {
    const stream = bits.stream()
    expect(zlibVerdict(stream)).toBe(undefined)
    expect(kernel.inflate(stream, 9).state).toBe(state)
    if (state !== TOO_MUCH) expect(kernel.inflateHead(stream, 9).state).toBe(state)
    expectSound()
  })

  it.each(accepted)('is no such thing: %s', (_name, bits, text) => expectInflated(bits, text))

  it('is not read beyond a stored block that is said to be longer than the rest', () => {
    const stream = writer().block(true, 0).bytes(100, 0, 155, 255, 65, 66, 67).stream()
    expect(kernel.inflate(stream, 100).state).toBe(ENDS_EARLY)
    expect(kernel.inflateHead(stream, 3)).toEqual({ state: 3, output: Buffer.from('ABC') })
    expect(kernel.inflateHead(stream, 8).state).toBe(ENDS_EARLY)
  })

  it('may go wrong where nothing more is wanted of it', () => {
    const stream = writer().block(false, 0).bytes(3, 0, 252, 255, 65, 66, 67).block(true, 3).stream()
    expect(kernel.inflate(stream, 3).state).toBe(BAD_BLOCK)
    expect(kernel.inflateHead(stream, 3)).toEqual({ state: 3, output: Buffer.from('ABC') })
    expect(kernel.inflateHead(stream, 4).state).toBe(BAD_BLOCK)
  })

  it('of endless empty blocks ends as the input does', () => {
    const blocks = [
      (bits: BitWriter) => bits.block(false, 1).symbols(fixedLiterals, END),
      (bits: BitWriter) => bits.block(false, 0).bytes(0, 0, 255, 255),
    ]
    for (const addBlock of blocks) {
      const bits = writer()
      for (let i = 0; i < 20_000; i++) addBlock(bits)
      expect(kernel.inflate(bits.stream(), 0).state).toBe(ENDS_EARLY)
    }
  })

  it('yields no byte more than was asked for, however much it expands', () => {
    const bits = fixed(0)
    for (let i = 0; i < 2000; i++) bits.symbols(fixedLiterals, 285).symbols(fixedDistances, 0)
    const stream = bits.symbols(fixedLiterals, END).stream(Buffer.alloc(516_001))
    for (const size of [0, 1, 2, 258, 259, 300, 99_999]) {
      expect(kernel.inflate(stream, size).state).toBe(TOO_MUCH)
      expect(kernel.inflateHead(stream, size)).toEqual({ state: size, output: Buffer.alloc(size) })
    }
  })

  it('is told from others by its header as zlib does', () => {
    const stream = fixed(END).stream()
    const wrong: number[] = []
    for (let header = 0; header < 65_536; header++) {
      stream.writeUInt16BE(header)
      const isRight = header % 31 === 0 && zlibVerdict(stream) !== undefined
      if (kernel.inflate(stream, 0).state !== (isRight ? stream.length : BAD_HEADER)) wrong.push(header)
    }
    expect(wrong).toEqual([])
  })
})
