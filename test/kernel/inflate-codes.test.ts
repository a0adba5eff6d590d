import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Random, seededRandom } from '../../src/random.ts'
import { BitWriter, fixedLiterals } from '../support/deflating.ts'
import { GuardedInflate, zlibRawOutput } from '../support/inflating.ts'

// Codes of every shape: deep, flat, of few symbols and of all; zlib's deflate writes hardly any of them. The oracle is zlib's
// inflate.

let kernel: GuardedInflate
beforeAll(() => {
  kernel = new GuardedInflate()
})

const END = 256

/** Lengths of a complete code of so many symbols, in any order; `depth` says how it grows: near 0 evenly, near 1 as deep as may be. */
function completeCode(symbols: number, depth: number, random: Random): number[] {
  const leaves = [1, 1]
  while (leaves.length < symbols) {
    const at = random(1000) < depth * 1000 ? leaves.length - 1 : random(leaves.length)
    const length = leaves[at] ?? 15
    if (length < 15) leaves.splice(at, 1, length + 1, length + 1)
    else leaves.unshift(...leaves.splice(random(leaves.length), 1))
  }
  return leaves
}

/** Gives the lengths to symbols at random; the first to `always`, when that is given. */
function spread(code: readonly number[], count: number, random: Random, always?: number): number[] {
  const spreadLengths = Array.from({ length: count }, () => 0)
  const symbols = Array.from({ length: count }, (_, symbol) => symbol).filter((symbol) => symbol !== always)
  for (const [i, length] of code.entries()) {
    const symbol = i === 0 && always !== undefined ? always : (symbols.splice(random(symbols.length), 1)[0] ?? 0)
    spreadLengths[symbol] = length
  }
  return spreadLengths
}

interface OwnCodes {
  readonly literals: readonly number[]
  readonly distances: readonly number[]
}

function randomCodes(random: Random): OwnCodes {
  const depth = random(100) / 100
  const literals = completeCode(2 + random(285), depth, random)
  literals.unshift(...literals.splice(random(literals.length), 1))
  const distances = random(8) === 0 ? [random(2)] : completeCode(2 + random(29), random(100) / 100, random)
  return { literals: spread(literals, 286, random, END), distances: spread(distances, 30, random) }
}

/** Symbols at random, with extra bits at random. */
function addSymbols(bits: BitWriter, { literals, distances }: OwnCodes, random: Random): BitWriter {
  const used = [...literals.keys()].filter((symbol) => symbol !== END && (literals[symbol] ?? 0) > 0)
  const usedDistances = [...distances.keys()].filter((symbol) => (distances[symbol] ?? 0) > 0)
  for (let i = random(300); i > 0 && used.length > 0; i--) {
    const symbol = used[random(used.length)] ?? END
    bits.symbols(literals, symbol)
    if (symbol < 257) continue
    bits.number(random(32), symbol < 265 || symbol === 285 ? 0 : (symbol - 261) >> 2)
    const distance = usedDistances[random(usedDistances.length)] ?? 0
    bits.symbols(distances, distance).number(random(8192), distance < 4 ? 0 : (distance - 2) >> 1)
  }
  return bits.symbols(literals, END)
}

/** What stands before a block, so that there is something to repeat. */
const before = Buffer.from(Array.from({ length: 33_000 }, (_, i) => seededRandom(i)(256)))

function storedBefore(size: number): Buffer {
  const head = Buffer.alloc(5)
  head.writeUInt16LE(size, 1)
  head.writeUInt16LE(65_535 - size, 3)
  return Buffer.concat([head, before.subarray(0, size)])
}

/** Blocks of so many bits, modulo eight: no matter where in a byte a block begins. */
function shifted(shift: number): BitWriter {
  const bits = new BitWriter()
  for (let i = 0; i < shift; i++) bits.block(false, 1).symbols(fixedLiterals, 200, END) // 19 bits
  return bits
}

/** Compares with zlib what a stream of these codes yields; returns whether zlib takes it. */
function expectVerdict(codes: OwnCodes, random: Random): boolean {
  const bits = addSymbols(shifted(random(8)).codes(codes.literals, codes.distances), codes, random)
  const stored = storedBefore(random(4) > 0 ? 32_768 : random(33_000))
  const output = zlibRawOutput(bits.stream(Buffer.of(), stored))
  const stream = bits.stream(output, stored)
  const found = kernel.inflate(stream, output?.length ?? 100_000)
  if (output) expect(found.state === stream.length && found.output.equals(output)).toBe(true)
  else expect(found.state).toBeLessThan(0)
  return output !== undefined
}

describe('a stream with codes of its own', () => {
  it('is inflated as zlib does it, whatever the codes', () => {
    let taken = 0
    const judge = (seed: number) => {
      const random = seededRandom(seed)
      if (expectVerdict(randomCodes(random), random)) taken++
    }
    fc.assert(fc.property(fc.nat(), judge), { numRuns: 300 })
    expect(taken).toBeGreaterThan(100)
  })

  it('is refused where zlib refuses it, when one of its code lengths is wrong', () => {
    const judge = (seed: number) => {
      const random = seededRandom(seed)
      const { literals, distances } = randomCodes(random)
      const [wrongLiterals, wrongDistances] = [[...literals], [...distances]]
      const wrong = random(2) ? wrongLiterals : wrongDistances
      wrong[random(wrong.length)] = random(16)
      expectVerdict({ literals: wrongLiterals, distances: wrongDistances }, random)
    }
    fc.assert(fc.property(fc.nat(), judge), { numRuns: 200 })
  })
})
