import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csv } from '../../src/report/csv.ts'
import type { Report } from '../../src/report-model.ts'
import { liveKey } from '../support/fake-keys.ts'
import { hostileNames } from '../support/hostile-names.ts'
import { findingOf, historyFinding, historyReport, reportOf, scanFiles } from '../support/scan.ts'
import { activeCharacters } from '../support/terminal.ts'

/** Reads a file as RFC 4180 describes it; anything else is an error. */
function readCsv(text: string): string[][] {
  const records: string[][] = []
  let [at, record] = [0, [] as string[]]
  while (at < text.length) {
    const cell = /"(?:[^"]|"")*"|[^",\r\n]*/y
    cell.lastIndex = at
    const [written = ''] = cell.exec(text) ?? []
    record.push(written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written)
    at += written.length
    const end = text.startsWith('\r\n', at) ? 2 : text[at] === ',' ? 1 : 0
    if (end === 0) throw new Error(`neither a comma nor a line end at ${at}`)
    if (end === 2) records.push(record.splice(0))
    at += end
  }
  if (record.length > 0) throw new Error('the last line has no end')
  return records
}

/** Records by the names of their columns. */
function recordsOf(report: Report): Record<string, string>[] {
  const [header = [], ...records] = readCsv(csv(report))
  return records.map((cells) => Object.fromEntries(header.map((name, i) => [name, cells[i] ?? 'missing'])))
}

const HEADER = 'severity,rule,title,path,line,column,commit,fingerprint,redacted,suppressed by,reason,message,kind,verdict'
const [place] = findingOf().locations
const empty = reportOf()

describe('a CSV report', () => {
  it('has its header alone when nothing was found', () => {
    expect(csv(reportOf())).toBe(`${HEADER}\r\n`)
  })

  it('has a line for each place', async () => {
    const records = recordsOf(await scanFiles({ 'a.txt': `key=${liveKey()}\n${liveKey()}`, 'b.txt': liveKey() }))
    expect(records.map(({ path, line, column }) => `${path}:${line}:${column}`)).toEqual(['a.txt:1:5', 'a.txt:2:1', 'b.txt:1:1'])
    expect(records[0]).toMatchObject({
      severity: 'critical',
      rule: 'generic-api-live-key',
      redacted: expect.stringMatching(/^sk_live_.*…$/),
      fingerprint: expect.stringMatching(/^generic-api-live-key:[0-9a-f]{32}$/),
      'suppressed by': '',
    })
  })

  it('says what is suppressed, and why', async () => {
    const records = recordsOf(await scanFiles({ 'a.ts': `'${liveKey()}' // straykey:allow -- so, it is "fine" here` }))
    expect(records).toMatchObject([{ 'suppressed by': 'comment', reason: 'so, it is "fine" here' }])
  })

  it('says the commit of a place in history', () => {
    const finding = historyFinding()
    expect(recordsOf(historyReport({ findings: [finding] }))[0]?.commit).toBe(finding.timeline?.first?.id)
  })

  it('has a line for what could not be read, and for an interruption', () => {
    const records = recordsOf(historyReport({ problems: [{ where: 'a.txt', message: 'no permission' }], interrupted: true }))
    expect(records.map(({ severity, path, message }) => [severity, path, message])).toEqual([
      ['problem', 'a.txt', 'no permission'],
      ['problem', '/home/ada/shop', expect.stringMatching(/^interrupted/)],
    ])
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '  =1', '＝1'])('takes a formula for a text: %j', (path) => {
    const finding = findingOf({ locations: place ? [{ ...place, path }] : [] })
    expect(recordsOf(reportOf({ findings: [finding] }))[0]?.path).toMatch(/^'/)
  })

  it('holds no secret', () => {
    expect(csv(reportOf({ findings: [findingOf(), historyFinding()] })).includes(liveKey().slice(8, 24))).toBe(false)
  })
})

describe('hostile names in a CSV report', () => {
  it('stay in their cells and lines, are no formulas, and give a terminal nothing to act on', () => {
    fc.assert(
      fc.property(hostileNames, (name) => {
        const suppression = { by: 'comment', reason: name } as const
        const finding = findingOf({ title: name, message: name, suppression, locations: place ? [{ ...place, path: name }] : [] })
        const text = csv({ ...empty, findings: [finding], problems: [{ where: name, message: name }] })
        const records = readCsv(text)
        expect(records.map(({ length }) => length)).toEqual([14, 14, 14])
        expect(text.split('\r\n').length).toBe(4)
        expect(records.flat().filter((cell) => /^\s*[=+\-@]|^[\t\r\n]/.test(cell))).toEqual([])
        expect(activeCharacters(text.replaceAll('\r\n', '\n'))).toEqual([])
        // A name that needs no escapes is there as it is, with or without the apostrophe.
        if (/^[\x20-\x7e]*$/.test(name)) expect([name, `'${name}`]).toContain(records[1]?.[3])
      }),
      { seed: 20261122, numRuns: 500 },
    )
  })
})
