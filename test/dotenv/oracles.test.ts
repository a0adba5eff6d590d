import { parseEnv } from 'node:util'
import { parse } from 'dotenv'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptied } from '../../src/dotenv/emptied.ts'
import type { DotenvEntry } from '../../src/dotenv/entry.ts'
import { dotenvFaults } from '../../src/dotenv/faults.ts'
import { parseDotenv } from '../../src/dotenv/parse-dotenv.ts'

// `dotenv` is the oracle; Node's parser is asked what the two agree on, so that the tests say how often they do.

const SEED = 20270105
const runs = (numRuns: number) => ({ seed: SEED, numRuns })

const pieces = [
  'A',
  'B_1',
  'c.d-e',
  'export',
  'export ',
  '=',
  '=',
  '=',
  ':',
  ': ',
  '"',
  '"',
  "'",
  "'",
  '`',
  '\\',
  '\\n',
  '\\"',
  "\\'",
  '#',
  ' # ',
]
const ends = ['\n', '\n', '\n', '\r\n', '\r', ' ', '\t', '\u00a0', '\ufeff', '\u2028']
const others = ['$A', `\${B:-x}`, '$(ls)', 'é', '😀', 'n', 'r', '__proto', '-----BEGIN', 'x y', '1', '{', '=x']
/** Texts of the signs that matter, in any order. */
const wild = fc.array(fc.constantFrom(...pieces, ...ends, ...others), { maxLength: 30 }).map((parts) => parts.join(''))

const name = fc.constantFrom('A', 'API_KEY', 'b', 'c.d', 'E-f', 'export')
const word = fc.string({ unit: fc.constantFrom(...'ab 1#\\$\'"`=:'), maxLength: 8 })
const lines = fc.array(word, { maxLength: 3 }).map((parts) => parts.join('\n'))
const value = fc.oneof(word, ...['"', "'", '`'].map((quote) => lines.map((text) => quote + text + quote)))
const entry = fc
  .tuple(
    fc.constantFrom('', '', 'export ', '# ', '#', ' '),
    name,
    fc.constantFrom('=', '=', ' = ', ': '),
    value,
    fc.constantFrom('', ' # note', '  '),
  )
  .map((parts) => parts.join(''))
/** Files as people write them. */
const tame = fc
  .tuple(
    fc.array(fc.oneof({ weight: 5, arbitrary: entry }, fc.constantFrom('', '# text', 'layout node', '=x', "'rest'")), { maxLength: 8 }),
    fc.constantFrom('\n', '\r\n'),
  )
  .map(([parts, end]) => parts.join(end))
const anyText = fc.oneof(wild, tame)

const counted = (text: string) => parseDotenv(text).filter(({ commentedOut }) => !commentedOut)
const asObject = (entries: readonly DotenvEntry[]) => Object.fromEntries(entries.map(({ name: key, value: text }) => [key, text]))

describe('the entries of any text', () => {
  it('are those of dotenv, and so those on which it agrees with Node', () => {
    const agreed = { both: 0, some: 0 }
    fc.assert(
      fc.property(anyText, (text) => {
        fc.pre(!/[\u2028\u2029]["'`]/.test(text)) // The difference that parse-dotenv.ts owns up to.
        const expected = parse(text)
        const own = asObject(counted(text))
        const node = parseEnv(text)
        if (Object.keys(expected).length > 0 && same(expected, node)) agreed.both++
        else agreed.some++
        expect(own).toEqual(expected)
      }),
      runs(20_000),
    )
    expect(agreed.both).toBeGreaterThan(1000)
    expect(agreed.some).toBeGreaterThan(1000)
  })

  it('have values at their places', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const all = parseDotenv(text)
        for (const one of all) {
          expect(text.slice(one.start, one.end).startsWith(one.exported ? 'export' : one.name)).toBe(true)
          const raw = text.slice(one.valueStart, one.valueEnd)
          expect(raw).toBe(raw.trim())
          if (!one.commentedOut) expect(parse(`A=${raw}`).A ?? '').toBe(one.value)
          expect(placeOf(text, one.start)).toEqual([one.line, one.column])
          expect(placeOf(text, one.end)).toEqual([one.endLine, one.endColumn])
          expect(placeOf(text, one.valueStart)).toEqual([one.valueLine, one.valueColumn])
        }
        expect(all.every(({ start }, index) => start >= (all[index - 1]?.end ?? 0))).toBe(true)
      }),
      runs(5000),
    )
  })
})

const same = (left: object, right: object) => JSON.stringify(Object.entries(left).sort()) === JSON.stringify(Object.entries(right).sort())

function placeOf(text: string, offset: number): [number, number] {
  const before = text.slice(0, offset)
  const cut = before.endsWith('\r') && text[offset] === '\n' ? before.slice(0, -1) : before
  const rows = cut.split(/\r\n|\r|\n/)
  return [rows.length, offset - (cut.length - (rows.at(-1)?.length ?? 0)) + 1]
}

describe('an emptied text', () => {
  it('has the same names, in the same order, and no values', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const shape = ({ name: key, exported, commentedOut }: DotenvEntry) => ({ key, exported, commentedOut })
        const left = parseDotenv(emptied(text))
        expect(left.map(shape)).toEqual(parseDotenv(text).map(shape))
        expect(left.filter(({ value: rest }) => rest !== '')).toEqual([])
        expect(Object.values(parse(emptied(text))).join('')).toBe('')
      }),
      runs(10_000),
    )
  })

  it('stays as it is when it is emptied again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(emptied(emptied(text))).toBe(emptied(text))
      }),
      runs(5000),
    )
  })

  it('has no line that nobody reads', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(dotenvFaults(emptied(text))).toEqual([])
      }),
      runs(2000),
    )
  })
})
