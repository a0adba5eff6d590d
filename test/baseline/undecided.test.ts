// What is undecided, what of it is meant, and how a baseline changes when decisions come and go.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { knownAs } from '../../src/baseline/baseline.ts'
import { withAdded, withChange } from '../../src/baseline/change.ts'
import { decisionFaults, matchDecisions } from '../../src/baseline/decisions.ts'
import { type Entry, keyOf } from '../../src/baseline/entry.ts'
import { entriesOf, type Filter, fits, isKnown, undecidedIn } from '../../src/baseline/undecided.ts'
import type { Finding, Severity } from '../../src/model.ts'
import { reasons } from '../../src/reasons.ts'
import type { Report } from '../../src/report-model.ts'
import { formatPath } from '../../src/shape.ts'

const print = (digit: string) => `acme-key:${digit.repeat(32)}`

function finding(digit: string, paths: readonly string[], severity: Severity = 'high'): Finding {
  const place = { line: 1, column: 1, endLine: 1, endColumn: 2, inName: false }
  const locations = paths.map((path) => ({ path, ...place }))
  return {
    ...{ kind: 'secret', rule: `rule-${digit}`, title: 'Key', severity, message: 'm', harm: 'h', remedy: [], docs: 'd', redacted: 'r' },
    ...{ fingerprint: print(digit), locations },
  }
}

const report = (findings: readonly Finding[]) => ({ findings, root: '/r', top: '/r' }) as unknown as Report
const asIs = (path: string) => path
const [a, b, c] = [finding('a', ['x.js', 'x.js', 'b.js']), finding('b', ['y.js'], 'low'), finding('c', ['z.js'])]

describe('what is undecided', () => {
  it('is each secret once, of the files before that of history, without what is suppressed', () => {
    const timeline = { commits: 1 } as Finding['timeline']
    const past = [{ ...a, ...(timeline && { timeline }) }, c]
    const all = undecidedIn([report([a, { ...b, suppression: { by: 'comment' } }]), report(past)], asIs)
    expect(all.map((one) => [one.finding.fingerprint, one.past, one.report, one.paths])).toEqual([
      [print('a'), false, 0, ['b.js', 'x.js']],
      [print('c'), true, 1, ['z.js']],
    ])
    expect(all[0]?.finding.timeline).toBe(timeline)
  })

  it.each<[string, Partial<Filter>, string[]]>([
    ['all', {}, ['a', 'b', 'c']],
    ['a rule', { rules: ['rule-b'] }, ['b']],
    ['a path, when any place is there', { wants: (path) => path === 'b.js' }, ['a']],
    ['a severity and worse', { mildest: 'medium' }, ['a', 'c']],
    ['several at once', { rules: ['rule-a', 'rule-b'], mildest: 'high' }, ['a']],
  ])('fits a filter: %s', (_, filter, expected) => {
    const whole: Filter = { rules: [], mildest: 'info', wants: () => true, ...filter }
    const chosen = undecidedIn([report([a, b, c])], asIs).filter((one) => fits(one, whole))
    expect(chosen.map((one) => one.finding.fingerprint)).toEqual(expected.map(print))
  })

  it('is known by the entries that a decision makes, wherever it stands', () => {
    for (const scope of ['value', 'path'] as const)
      for (const one of undecidedIn([report([a, b]), report([c])], asIs)) {
        const entries = entriesOf(one, { reason: 'revoked', scope })
        expect(isKnown(one, knownAs(entries, '2026-01-01'))).toBe(true)
        expect(entries.every(({ past }) => past === (one.past ? true : undefined))).toBe(true)
        expect(isKnown(one, knownAs([], '2026-01-01'))).toBe(false)
      }
  })
})

describe('a decision that was made elsewhere', () => {
  const findings = {
    all: undecidedIn([report([a, b])], asIs),
    known: knownAs([{ fingerprint: print('c'), reason: 'revoked' }], '2026-01-01'),
  }
  const odd = (decision: { fingerprint: string; path?: string }) =>
    matchDecisions([{ reason: 'revoked', ...decision }], { ...findings, chosen: findings.all.slice(0, 1) })[0]?.odd

  it('fits a finding, or it is said why it does not', () => {
    expect(odd({ fingerprint: print('a') })).toBeUndefined()
    expect(odd({ fingerprint: print('a'), path: 'b.js' })).toBeUndefined()
    expect(odd({ fingerprint: print('a'), path: 'c.js' })).toMatch(/does not stand in c.js/)
    expect(odd({ fingerprint: print('b') })).toMatch(/filters/)
    expect(odd({ fingerprint: print('c') })).toMatch(/decided already/)
    expect(odd({ fingerprint: print('d') })).toMatch(/nothing/)
  })

  it.each<[string, unknown]>([
    ['[0].reason', [{ fingerprint: print('a'), reason: 'because' }]],
    ['[0].fingerprint', [{ fingerprint: 'a', reason: 'revoked' }]],
    ['[0]', [{ reason: 'revoked' }]],
    ['[0].who', [{ fingerprint: print('a'), reason: 'revoked', who: 'Ada' }]],
    [
      '[1].until',
      [
        { fingerprint: print('a'), reason: 'revoked' },
        { fingerprint: print('a'), reason: 'revoked', until: '2026-02-30' },
      ],
    ],
    ['[0].until', [{ fingerprint: print('a'), reason: 'revoked', until: '2025-12-31' }]],
    ['[0].note', [{ fingerprint: print('a'), reason: 'revoked', note: '' }]],
    ['', {}],
  ])('has a fault at %s', (place, value) => {
    expect(decisionFaults(value, '2026-01-01').map(({ path }) => formatPath(path))).toEqual([place])
    expect(decisionFaults([{ fingerprint: print('a'), reason: 'revoked', until: '2026-01-01' }], '2026-01-01')).toEqual([])
  })
})

describe('a baseline that changes', () => {
  const entry: fc.Arbitrary<Entry> = fc.record(
    { fingerprint: fc.constantFrom(...'abcdef').map(print), reason: fc.constantFrom(...reasons), path: fc.constantFrom('x', 'y') },
    { requiredKeys: ['fingerprint', 'reason'] },
  )
  const entries = fc.uniqueArray(entry, { selector: keyOf, maxLength: 8 })
  const sorted = (all: readonly Entry[]) => [...all].sort((x, y) => (keyOf(x) < keyOf(y) ? -1 : 1))

  it('holds what is decided now, after any decisions and undoing', () => {
    fc.assert(
      fc.property(entries, fc.array(entries, { maxLength: 6 }), (before, turns) => {
        let [file, written] = [before, before]
        for (const decided of turns) {
          const wanted = withAdded(before, decided)
          file = withChange(file, written, wanted)
          written = wanted
          expect(sorted(file)).toEqual(sorted(wanted))
        }
        expect(sorted(withChange(file, written, before))).toEqual(sorted(before))
      }),
    )
  })

  it('keeps what somebody else has written into it meanwhile', () => {
    const [mine, theirs]: Entry[] = [
      { fingerprint: print('a'), reason: 'revoked' },
      { fingerprint: print('b'), reason: 'wont_fix' },
    ]
    if (!mine || !theirs) throw new Error('two entries')
    expect(withChange([theirs], [], [mine])).toEqual([theirs, mine])
    expect(withChange([theirs, mine], [mine], [])).toEqual([theirs])
  })
})
