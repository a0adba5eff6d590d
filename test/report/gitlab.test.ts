import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gitlab } from '../../src/report/gitlab.ts'
import type { Report, Style } from '../../src/report-model.ts'
import { fakeKey, githubKey, liveKey } from '../support/fake-keys.ts'
import { type GitlabReport, gitlabSchema } from '../support/gitlab.ts'
import { hostileNames } from '../support/hostile-names.ts'
import { liveMarkup, withoutCode } from '../support/markdown.ts'
import { findingOf, historyFinding, historyReport, plain, reportOf, scanFiles, timelineOf } from '../support/scan.ts'

const validate = new Ajv({ allErrors: true, strict: false }).compile(gitlabSchema)

function parsed(report: Report, style: Style = plain): GitlabReport {
  return JSON.parse(gitlab(report, style)) as GitlabReport
}

function faults(report: Report): unknown {
  validate(parsed(report))
  return validate.errors ?? []
}

const run = { started: new Date('2026-03-02T23:59:58.900Z'), ended: new Date('2026-03-03T00:00:01Z'), head: 'ab'.repeat(20) }
const shas = (report: Report, style?: Style) => parsed(report, style).vulnerabilities.map(({ location }) => location.commit.sha)
const ids = (report: Report) => parsed(report).vulnerabilities.map(({ id }) => id)
const [place] = findingOf().locations
const at = (changes: object) => (place ? [{ ...place, ...changes }] : [])

const withins = ['commit', 'tag', 'object', 'name of a ref', 'reflog'] as const
const scans: readonly (readonly [string, () => Promise<Report>])[] = [
  ['with none', async () => reportOf()],
  ['with nothing scanned', async () => reportOf({ scanned: { blobs: 0, bytes: 0 } })],
  ['with findings', () => scanFiles({ 'a.txt': githubKey(), 'ü/b.txt': `${liveKey()}\n${fakeKey('pk_live_ alnum*32')}` })],
  ['with a finding in the name of a file', () => scanFiles({ [`${githubKey()}.txt`]: '' })],
  ['with notices and what was skipped', () => scanFiles({ 'a.txt': `${githubKey()} # straykey:allow no-such -- x`, 'node_modules/b': '' })],
  ['with problems', async () => reportOf({ problems: [{ where: 'a.txt', message: 'no permission to read it' }] })],
  ['of history', async () => historyReport({ findings: withins.map((within) => historyFinding({}, { within })), interrupted: true })],
  ['with long texts', async () => reportOf({ findings: [findingOf({ title: 'x'.repeat(999), remedy: Array(99).fill('y'.repeat(999)) })] })],
]

describe("GitLab's schema accepts a report", () => {
  it.each(scans)('%s', async (_, scan) => {
    expect(faults(await scan())).toEqual([])
  })

  it('but not one without a commit', () => {
    expect(validate(JSON.parse(gitlab(reportOf({ findings: [findingOf()] }), plain).replace('"sha"', '"ref"')))).toBe(false)
  })

  it('but not one with a time zone', () => {
    expect(validate(JSON.parse(gitlab(reportOf(), plain).replaceAll('T00:00:00"', 'T00:00:00Z"')))).toBe(false)
  })
})

describe('a GitLab report', () => {
  it('says when the scan began and ended, in UTC without a zone, and with which version', () => {
    const { version, scan } = parsed(reportOf(), { ...plain, run })
    expect([version, scan.start_time, scan.end_time, scan.scanner.version]).toEqual([
      '15.2.1',
      '2026-03-02T23:59:58',
      '2026-03-03T00:00:01',
      '1.2.3',
    ])
  })

  it('is a success when all was read', () => {
    const { status, messages } = parsed(reportOf()).scan
    expect({ status, messages }).toEqual({ status: 'success', messages: [{ level: 'info', value: 'Scanned 3 files, 4.6 kB.' }] })
  })

  it('is a failure with a warning for each thing that could not be read', () => {
    const { status, messages } = parsed(reportOf({ problems: [{ where: 'a.txt', message: 'no permission to read it' }] })).scan
    expect({ status, first: messages[0] }).toEqual({
      status: 'failure',
      first: { level: 'warn', value: 'a.txt: no permission to read it' },
    })
  })

  it('is a failure that something fatal ended when it was interrupted', () => {
    const { status, messages } = parsed(historyReport({ interrupted: true })).scan
    expect([status, messages[0]?.level]).toEqual(['failure', 'fatal'])
  })

  it('warns when nothing was scanned', () => {
    const { messages } = parsed(reportOf({ scanned: { blobs: 0, bytes: 0 } })).scan
    expect(messages).toEqual([{ level: 'warn', value: expect.stringMatching(/This says nothing about secrets/) }])
  })

  it('leaves out what is suppressed', () => {
    const report = reportOf({ findings: [findingOf({ suppression: { by: 'example' } }), findingOf({ title: 'counts' })] })
    expect(parsed(report).vulnerabilities.map(({ name }) => name)).toEqual(['counts'])
  })

  it('holds no secret, even when a person asked to see them', () => {
    const text = gitlab(reportOf({ findings: [findingOf(), historyFinding()] }), { ...plain, showSecrets: true, verbose: true })
    expect(text.includes(liveKey().slice(8, 24))).toBe(false)
  })
})

describe('an entry of a GitLab report', () => {
  it('stands for one place, with its rule as identifier', async () => {
    const { vulnerabilities } = parsed(await scanFiles({ 'src/a.txt': `\n${liveKey()}`, 'b.txt': liveKey() }))
    expect(vulnerabilities.map(({ location }) => [location.file, location.start_line, location.end_line])).toEqual([
      ['b.txt', 1, 1],
      ['src/a.txt', 2, 2],
    ])
    const rule = 'generic-api-live-key'
    expect(vulnerabilities[0]?.identifiers).toEqual([{ type: 'straykey_rule_id', name: `straykey rule ${rule}`, value: rule }])
  })

  it.each([
    ['critical', 'Critical'],
    ['high', 'High'],
    ['medium', 'Medium'],
    ['low', 'Low'],
    ['info', 'Info'],
  ] as const)('of %s severity is %s', (severity, shown) => {
    expect(parsed(reportOf({ findings: [findingOf({ severity })] })).vulnerabilities[0]?.severity).toBe(shown)
  })

  it("names the file from the repository's top", () => {
    const report = reportOf({ root: '/home/ada/shop/web', top: '/home/ada/shop', findings: [findingOf()] })
    expect(parsed(report).vulnerabilities[0]?.location.file).toBe('web/src/app.ts')
  })

  it('keeps places apart that are no files', () => {
    const findings = [historyFinding({}, { path: 'tag v1', within: 'tag' }), historyFinding({}, { path: 'tag v2', within: 'tag' })]
    const files = parsed(historyReport({ findings })).vulnerabilities.map(({ location }) => location.file)
    expect(files).toEqual(['.git/tag v1', '.git/tag v2'])
  })

  it('has the commit of its place, whatever HEAD is', () => {
    expect(shas(historyReport({ findings: [historyFinding()] }), { ...plain, run })).toEqual([timelineOf().first?.id])
  })

  it("has the first commit of a history's secret that stands in no version of a file", () => {
    const finding = historyFinding({}, { path: 'commit 1a2b3c4d5e6f', within: 'commit' })
    expect(shas(historyReport({ findings: [finding] }), { ...plain, run })).toEqual([timelineOf().first?.id])
  })

  it('has zeros in a history when no commit holds it', () => {
    const { first: _first, ...timeline } = timelineOf()
    expect(shas(historyReport({ findings: [findingOf({ timeline })] }), { ...plain, run })).toEqual(['0'.repeat(40)])
  })

  it("has HEAD's commit in a scan of files, and zeros where there is none", () => {
    const report = reportOf({ findings: [findingOf()] })
    expect([shas(report, { ...plain, run }), shas(report)]).toEqual([[run.head], ['0'.repeat(40)]])
  })

  it('has the same id in every run, another at every place and for every secret', () => {
    const moved = findingOf({ locations: at({ line: 13 }) })
    const other = findingOf({ fingerprint: 'acme-live-key:ff112233445566778899aabbccddeeff' })
    const report = reportOf({ findings: [findingOf(), moved, other, findingOf({ locations: at({ commit: 'a' }) })] })
    expect(ids(report)).toEqual(ids(reportOf({ ...report, problems: [{ where: 'a', message: 'b' }] })))
    expect(new Set(ids(report)).size).toBe(4)
    for (const id of ids(report)) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })
})

describe('hostile names in a GitLab report', () => {
  const empty = reportOf()

  it('fit the schema, keep the file exact, and are inert where GitLab renders Markdown', () => {
    fc.assert(
      fc.property(hostileNames, (name) => {
        const own = findingOf({ title: name, message: name, harm: name, remedy: [name], redacted: name, locations: at({ path: name }) })
        const report = { ...empty, findings: [own], problems: [{ where: name, message: name }], notices: [name] }
        expect(faults(report)).toEqual([])
        const [entry] = parsed(report).vulnerabilities
        expect(entry?.location.file).toBe(name)
        const rendered = `${entry?.description}\n${entry?.solution}`.split('\n').map(withoutCode)
        expect(rendered.flatMap(liveMarkup)).toEqual([])
      }),
      { seed: 20261122, numRuns: 500 },
    )
  })
})
