// Lines of a baseline: what they hold, how they merge, and what they make known.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { knownAs } from '../../src/baseline/baseline.ts'
import { type Entry, formatEntry, isDay, parseEntry } from '../../src/baseline/entry.ts'
import { formatBaseline, parseBaseline } from '../../src/baseline/file.ts'
import { reasons } from '../../src/reasons.ts'

const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 32, maxLength: 32 })
const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const text = fc.string({ minLength: 1, unit: 'grapheme' })
const entry = fc.record(
  {
    fingerprint: hex.map((hash) => `acme-key:${hash}`),
    reason: fc.constantFrom(...reasons),
    path: text,
    note: text,
    who: text,
    until: day,
    past: fc.constant(true as const),
  },
  { requiredKeys: ['fingerprint', 'reason'] },
)

describe('a baseline', () => {
  it('is read as it was written, one sorted line an entry', () => {
    fc.assert(
      fc.property(fc.uniqueArray(entry, { selector: ({ fingerprint }) => fingerprint }), (entries) => {
        const written = formatBaseline(entries as Entry[])
        const lines = written.split('\n').slice(0, -1)
        expect(lines).toEqual([...lines].sort())
        expect(lines).toHaveLength(entries.length)
        expect(new Set(parseBaseline(written, 'b').map(formatEntry))).toEqual(new Set(lines))
      }),
    )
  })

  it('takes the union of both sides of a merge, and of two ends the earlier one', () => {
    const ours = formatEntry({ fingerprint: `a:${'0'.repeat(32)}`, reason: 'wont_fix', until: '2027-02-01' })
    const theirs = formatEntry({ fingerprint: `a:${'0'.repeat(32)}`, reason: 'wont_fix', until: '2027-01-01' })
    expect(parseBaseline(`${ours}\r\n\r\n${theirs}\n`, 'b').map(({ until }) => until)).toEqual(['2027-01-01'])
  })

  it.each([
    ['{', 'b:1: is no JSON object'],
    ['[]', 'b:1: is no JSON object'],
    [`{"fingerprint":"a:${'0'.repeat(32)}","reason":"because"}`, 'b:1: reason: is none of false_positive'],
    ['{"fingerprint":"nonsense","reason":"wont_fix"}', 'b:1: fingerprint: is no fingerprint'],
    [`{"fingerprint":"a:${'0'.repeat(32)}","reason":"wont_fix","until":"2027-02-30"}`, 'b:1: until: is no day'],
    [`{"fingerprint":"a:${'0'.repeat(32)}","reason":"wont_fix","line":3}`, 'b:1: line: is no field'],
    ['<<<<<<< HEAD', 'b:1: a merge is unfinished here'],
  ])('refuses %s with its place', (line, message) => {
    expect(() => parseBaseline(`${line}\n`, 'b')).toThrow(message)
  })

  it('counts to the end of its last day, and not a day longer', () => {
    const entries: Entry[] = [{ fingerprint: `a:${'0'.repeat(32)}`, reason: 'wont_fix', until: '2026-11-22' }]
    const on = (today: string) => knownAs(entries, today)(`a:${'0'.repeat(32)}`, 'x')?.by
    expect([on('2026-11-21'), on('2026-11-22'), on('2026-11-23')]).toEqual(['baseline', 'baseline', undefined])
  })

  it('knows a value at its path alone when the entry names one', () => {
    const known = knownAs([{ fingerprint: `a:${'0'.repeat(32)}`, reason: 'used_in_tests', path: 'test/a' }], '2026-11-22')
    expect(['test/a', 'src/a'].map((path) => known(`a:${'0'.repeat(32)}`, path)?.reason)).toEqual(['used in tests', undefined])
  })

  it('knows the days of the calendar', () => {
    expect(['2028-02-29', '2027-02-29', '2027-13-01', '27-1-1', ''].map(isDay)).toEqual([true, false, false, false, false])
    expect(parseEntry('null')).toHaveProperty('message')
  })
})
