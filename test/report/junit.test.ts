import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { junit } from '../../src/report/junit.ts'
import type { Report } from '../../src/report-model.ts'
import { githubKey, liveKey } from '../support/fake-keys.ts'
import { hostileNames } from '../support/hostile-names.ts'
import { findingOf, historyFinding, historyReport, plain, reportOf, scanFiles } from '../support/scan.ts'
import { activeCharacters } from '../support/terminal.ts'
import { type Element, parseXml } from '../support/xml.ts'

function suiteOf(report: Report, style = plain): Element {
  const root = parseXml(junit(report, style))
  const [suite] = root.children
  if (root.name !== 'testsuites' || suite?.name !== 'testsuite' || root.children.length !== 1) throw new Error('expected one suite')
  return suite
}

/** Of each test: what became of it, or `passed`. */
const outcomesOf = (suite: Element) => suite.children.map(({ children }) => children[0]?.name ?? 'passed')

/** The counts that the suite says, and those that its tests give. */
function countsOf(suite: Element) {
  const outcomes = outcomesOf(suite)
  const count = (kind: string) => String(outcomes.filter((one) => one === kind).length)
  const { tests, failures, errors, skipped } = suite.attributes
  return {
    said: { tests, failures, errors, skipped },
    counted: { tests: String(outcomes.length), failures: count('failure'), errors: count('error'), skipped: count('skipped') },
  }
}

const place = findingOf().locations[0] ?? { path: '', line: 1, column: 1, endLine: 1, endColumn: 2, inName: false }

describe('a JUnit report', () => {
  it('has a test that passes when nothing was found, as many readers refuse a suite without tests', () => {
    const suite = suiteOf(reportOf())
    expect(outcomesOf(suite)).toEqual(['passed'])
    expect(suite.children[0]?.attributes.name).toBe('No secrets found. Scanned 3 files, 4.6 kB.')
  })

  it('has no test that passes when nothing was scanned', () => {
    const suite = suiteOf(reportOf({ scanned: { blobs: 0, bytes: 0 } }))
    expect(outcomesOf(suite)).toEqual(['skipped'])
    expect(suite.children[0]?.children[0]?.attributes.message).toMatch(/This says nothing about secrets/)
  })

  it('has a test that fails for each secret, with its places, harm and next steps', async () => {
    const suite = suiteOf(await scanFiles({ 'a.txt': `key=${liveKey()}\n`, 'b.txt': `key=${liveKey()}\nhub=${githubKey()}\n` }))
    expect(outcomesOf(suite)).toEqual(['failure', 'failure'])
    const [first] = suite.children.filter(({ attributes }) => attributes.classname === 'straykey.generic-api-live-key')
    expect(first?.attributes).toMatchObject({ file: 'a.txt', line: '1', name: expect.stringMatching(/a\.txt:1:5 and 1 more place$/) })
    expect(first?.children[0]?.attributes.type).toBe('critical')
    expect(first?.children[0]?.text).toMatch(/a\.txt:1:5\n.*b\.txt:1:5\n.*Harm: .*\n1\. /s)
  })

  it('skips what is suppressed and what is milder than --fail-on, and says why', () => {
    const suppressed = findingOf({ suppression: { by: 'comment', reason: 'a key of a test' } })
    const suite = suiteOf(reportOf({ findings: [suppressed, findingOf({ severity: 'info' })] }))
    expect(outcomesOf(suite)).toEqual(['skipped', 'skipped', 'passed'])
    expect(suite.children.slice(0, 2).map(({ children }) => children[0]?.attributes.message)).toEqual([
      'suppressed by comment: a key of a test',
      'info is below --fail-on low',
    ])
  })

  it('has an error for what could not be read, and for an interruption, and then no test that passes', () => {
    const suite = suiteOf(historyReport({ problems: [{ where: 'a.txt', message: 'no permission to read it' }], interrupted: true }))
    expect(outcomesOf(suite)).toEqual(['error', 'error'])
    expect(suite.children[0]?.children[0]?.text).toBe('a.txt: no permission to read it')
  })

  it('counts what it holds', () => {
    const findings = [findingOf(), findingOf({ severity: 'info' }), historyFinding()]
    const { said, counted } = countsOf(suiteOf(reportOf({ findings, problems: [{ where: 'a', message: 'b' }] })))
    expect(said).toEqual(counted)
    expect(said).toEqual({ tests: '4', failures: '2', errors: '1', skipped: '1' })
  })

  it('says when and how long, where that is known', () => {
    const run = { started: new Date('2026-03-02T04:05:06.500Z'), ended: new Date('2026-03-02T04:05:08Z') }
    expect(suiteOf(reportOf(), { ...plain, run }).attributes).toMatchObject({ timestamp: '2026-03-02T04:05:06', time: '1.500' })
    expect(suiteOf(reportOf()).attributes).not.toHaveProperty('timestamp')
  })

  it("names files from the repository's top, and none for what is no file", () => {
    const findings = [findingOf(), historyFinding({}, { path: 'commit 1a2b3c4d5e6f', within: 'commit' })]
    const suite = suiteOf(reportOf({ root: '/home/ada/shop/web', top: '/home/ada/shop', findings }))
    expect(suite.children.map(({ attributes }) => attributes.file)).toEqual(['web/src/app.ts', undefined])
  })

  it('holds no secret, even when a person asked to see them', () => {
    const text = junit(reportOf({ findings: [findingOf(), historyFinding()] }), { ...plain, showSecrets: true, verbose: true })
    expect(text.includes(liveKey().slice(8, 24))).toBe(false)
  })
})

describe('hostile names in a JUnit report', () => {
  const empty = reportOf()
  /** What XML has no way to write is replaced. */
  const writable = (name: string) => name.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\ufffd')

  it('leave it well-formed, with the file under its own name, and give a terminal nothing to act on', () => {
    fc.assert(
      fc.property(hostileNames, (name) => {
        const finding = findingOf({ title: name, message: name, harm: name, remedy: [name], locations: [{ ...place, path: name }] })
        const suppressed = findingOf({ suppression: { by: 'comment', reason: name } })
        const report = { ...empty, findings: [finding, suppressed], problems: [{ where: name, message: name }] }
        const suite = suiteOf(report)
        expect(outcomesOf(suite)).toEqual(['failure', 'error', 'skipped'])
        expect(suite.children[0]?.attributes.file).toBe(writable(name))
        expect(activeCharacters(junit(report, plain))).toEqual([])
      }),
      { seed: 20261122, numRuns: 500 },
    )
  })
})
