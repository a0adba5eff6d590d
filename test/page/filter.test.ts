// What the page's filters, groups and time axis say, without a browser.
import { describe, expect, it } from 'vitest'
import { toEntries } from '../../page/entries.ts'
import { everything, filtered, tally } from '../../page/filter.ts'
import { grouped } from '../../page/grouping.ts'
import { axisOf, placeOn } from '../../page/time-axis.ts'
import type { Finding } from '../../src/model.ts'
import { pageData } from '../../src/report/html/data.ts'
import { findingOf, historyFinding, plain, reportOf } from '../support/scan.ts'

const [place] = findingOf().locations
const at = (...paths: string[]) => paths.flatMap((path) => (place ? [{ ...place, path }] : []))
const entriesOf = (...findings: Finding[]) => toEntries(pageData(reportOf({ findings }), plain))
const verdict = { state: 'active', why: 'It answers as shop-production.' } as const
const mark = (date: string) => ({ first: { id: '1a2b3c4d5e6f', date } })

const entries = entriesOf(
  findingOf({ locations: at('src/a.ts'), redacted: 'one', verdict }),
  findingOf({
    locations: at('src/a.ts', 'lib/b.ts', 'lib/b.ts'),
    redacted: 'two',
    severity: 'high',
    suppression: { by: 'comment', reason: 'Fixture' },
  }),
  findingOf({
    kind: 'hygiene',
    rule: 'env-committed',
    title: 'Committed environment',
    redacted: '',
    severity: 'low',
    locations: at('.env'),
  }),
  { ...historyFinding(mark('2024-03-02T23:30:00-08:00'), { path: 'old.env' }), redacted: 'four' },
)

const valuesOf = (found: readonly (typeof entries)[number][]) => found.map(({ finding }) => finding.redacted)
const found = (changes: object) => valuesOf(filtered(entries, { ...everything, ...changes }))

describe('a filter', () => {
  it.each([
    [{}, ['one', 'four', 'two', '']],
    [{ severities: new Set(['high', 'low']) }, ['two', '']],
    [{ severities: new Set() }, []],
    [{ kind: 'hygiene' }, ['']],
    [{ standing: 'suppressed' }, ['two']],
    [{ standing: 'counted', kind: 'secret' }, ['one', 'four']],
    [{ verdict: 'active' }, ['one']],
    [{ verdict: 'unasked', severities: new Set(['critical']) }, ['four']],
    [{ state: 'reachable' }, ['four']],
    [{ provider: 'How keys are kept' }, ['']],
    [{ provider: 'nobody' }, []],
  ])('of %o leaves %o', (changes, left) => {
    expect(found(changes)).toEqual(left)
  })

  it.each([
    ['a path', 'LIB/B', ['two']],
    ['a reason', 'fixture', ['two']],
    ["an issuer's answer", 'shop-production', ['one']],
    ['a day', '2024-03-02', ['four']],
    ['a line of a frame', 'payment client', ['one', 'four', 'two', '']],
    ['several words, all of them', 'acme old.env', ['four']],
    ['signs that patterns are made of', '.*', []],
    ['space', '   ', ['one', 'four', 'two', '']],
  ])('finds %s', (_, search, left) => {
    expect(found({ search })).toEqual(left)
  })

  it('is counted by value', () => {
    expect(tally(entries, 'standing')).toEqual([
      ['counted', 3],
      ['suppressed', 1],
    ])
  })
})

describe('a group', () => {
  const groupsBy = (name: string) => grouped(entries, name).map(({ title, entries: own }) => [title, valuesOf(own)])

  it('is one for all where each secret stands for itself', () => {
    expect(groupsBy('secret')).toEqual([['', ['one', 'four', 'two', '']]])
    expect(grouped([], 'secret')).toEqual([])
  })

  it('holds a finding once, whatever it has of a path, and under each of its paths', () => {
    expect(groupsBy('path')).toEqual([
      ['src/a.ts', ['one', 'two']],
      ['.env', ['']],
      ['lib/b.ts', ['two']],
      ['old.env', ['four']],
    ])
  })

  it('of a kind or a provider has the largest first', () => {
    expect(groupsBy('rule').map(([title]) => title)).toEqual(['Acme live key', 'Committed environment'])
    expect(groupsBy('provider').map(([title]) => title)).toEqual(['No known issuer', 'How keys are kept'])
  })

  it('of months has them in their order', () => {
    const past = ['2024-03-02', '2016-12-31', '2024-03-30'].map((day) => historyFinding(mark(`${day}T00:00:00Z`)))
    const titles = grouped(entriesOf(...past, findingOf()), 'month').map(({ title, entries: own }) => [title, own.length])
    expect(titles).toEqual([
      ['2016-12', 1],
      ['2024-03', 2],
      ['No date known', 1],
    ])
  })
})

describe('the axis of time', () => {
  it('goes from the first day to today, with years between', () => {
    const axis = axisOf(['2018-07-01', '2016-01-01', '2026-01-01'], '2026-01-01')
    expect([placeOn(axis, '2016-01-01'), placeOn(axis, '2026-01-01')]).toEqual([0, 1000])
    expect(placeOn(axis, '2021-01-01')).toBe(500)
    expect(axis.ticks.map(({ label }) => label)).toEqual(['2016', '2018', '2020', '2022', '2024', '2026'])
  })

  it('has months where there are few', () => {
    const { ticks } = axisOf(['2025-11-15'], '2026-02-10')
    expect(ticks.map(({ label }) => label)).toEqual(['2025-12', '2026-01', '2026-02'])
  })

  it('is a month long at least, and ends with the last day where today is not known', () => {
    const axis = axisOf(['2026-02-10', '2026-02-10'], undefined)
    expect([placeOn(axis, '2026-01-11'), placeOn(axis, '2026-02-10')]).toEqual([0, 1000])
  })

  it.each([
    ['1970-01-01', '2026-01-01'],
    ['0001-01-01', '9999-12-31'],
    ['2026-01-01', '2026-01-01'],
  ])('has few ticks from %s to %s, all on it', (from, to) => {
    const { ticks } = axisOf([from], to)
    expect(ticks.length).toBeLessThanOrEqual(10)
    expect(ticks.filter(({ at }) => !(at >= 0 && at <= 1000))).toEqual([])
    expect(new Set(ticks.map(({ label }) => label)).size).toBe(ticks.length)
  })
})
