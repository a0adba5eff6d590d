import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Severity } from '../../src/model.ts'
import { sarif } from '../../src/report/sarif.ts'
import type { Report } from '../../src/report-model.ts'
import type { ScanOptions } from '../../src/run.ts'
import { fakeKey, githubKey, liveKey } from '../support/fake-keys.ts'
import { git, repository, temporaryFolder, writeFiles } from '../support/repo.ts'
import { type SarifEntry, type SarifLog, sarifFaults } from '../support/sarif.ts'
import { findingOf, plain, reportOf, scanFiles, scanFolder } from '../support/scan.ts'

function runOf(report: Report): SarifLog['runs'][number] {
  const log = JSON.parse(sarif(report, plain)) as SarifLog
  const [run] = log.runs
  if (!run || log.runs.length > 1) throw new Error('expected one run')
  return run
}

async function entriesOf(files: Readonly<Record<string, string>>, options: ScanOptions = {}): Promise<readonly SarifEntry[]> {
  return runOf(await scanFiles(files, options)).results
}

function uriOf(entry: SarifEntry | undefined): string {
  return entry?.locations[0]?.physicalLocation.artifactLocation.uri ?? ''
}

/** A key of every severity that a built-in rule has, in a file each. */
const everySeverity = {
  'critical.txt': githubKey(1),
  'high.conf': `postgres://app:${fakeKey('alnum*20')}@db.acme.io/app`,
  'medium.txt': `key=${fakeKey('sk_test_ alnum*32')}`,
  'info.txt': `key=${fakeKey('pk_live_ alnum*32')}`,
}

describe('a SARIF log', () => {
  it('says that it is one, of version 2.1.0', async () => {
    const log = JSON.parse(sarif(await scanFiles(everySeverity), plain)) as SarifLog
    expect([log.version, log.$schema]).toEqual(['2.1.0', expect.stringMatching(/^https:\/\/.*sarif.*2\.1\.0.*\.json$/)])
  })

  it.each([
    ['with findings', () => scanFiles(everySeverity)],
    ['with none', () => scanFiles({ 'a.txt': '' })],
    ['with a suppressed finding', () => scanFiles({ 'a.txt': `${liveKey()} straykey:allow` })],
    ['with a key in the name of a file', () => scanFiles({ [`${githubKey()}.txt`]: '' })],
    ['with a problem', async () => reportOf({ problems: [{ where: 'a.txt', message: 'no permission to read it' }] })],
  ])('%s has all that code scanning needs, and nothing empty', async (_, scan) => {
    expect(sarifFaults(sarif(await scan(), plain))).toEqual([])
  })

  it('counts columns in UTF-16 code units and says so', async () => {
    expect(runOf(await scanFiles(everySeverity)).columnKind).toBe('utf16CodeUnits')
  })

  it('names the version of the program', () => {
    expect(runOf(reportOf()).tool.driver.semanticVersion).toBe('1.2.3')
  })

  it('has the same bytes for the same tree', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, everySeverity)
    const [one, two] = [await scanFolder(folder), await scanFolder(folder)]
    expect(sarif(one, plain)).toBe(sarif(two, plain))
  })

  it('holds no secret, even when a person asked to see them', async () => {
    const text = sarif(await scanFiles(everySeverity), { ...plain, showSecrets: true, verbose: true })
    expect(Object.values(everySeverity).filter((line) => text.includes(line.slice(16, 32)))).toEqual([])
  })
})

describe('a rule in SARIF', () => {
  const bands: Readonly<Record<Severity, readonly [number, number]>> = {
    critical: [9.0, 10],
    high: [7.0, 8.9],
    medium: [4.0, 6.9],
    low: [0.1, 3.9],
    info: [0.1, 3.9],
  }

  it.each(Object.entries(everySeverity))(
    'has a security-severity in the band that GitHub reads as its severity: %s',
    async (name, text) => {
      const [rule] = runOf(await scanFiles({ [name]: text })).tool.driver.rules
      const [least, most] = bands[path.parse(name).name as Severity]
      const score = rule?.properties['security-severity']
      expect(score).toMatch(/^\d+\.\d$/)
      expect([Number(score) >= least, Number(score) <= most]).toEqual([true, true])
    },
  )

  it('scores critical above 9.0, as GitHub asks for', async () => {
    const [rule] = runOf(await scanFiles({ 'a.txt': githubKey(1) })).tool.driver.rules
    expect(Number(rule?.properties['security-severity'])).toBeGreaterThan(9)
  })

  it('is scored by the severity that the configuration gives it', async () => {
    const report = await scanFiles({ 'a.txt': githubKey(1) }, { severity: { 'github-pat-classic': 'low' } })
    const [rule] = runOf(report).tool.driver.rules
    expect(Number(rule?.properties['security-severity'])).toBeLessThan(4)
  })

  it('stands once, however often it is found, and each entry points at it', async () => {
    const { results, tool } = runOf(await scanFiles({ ...everySeverity, 'again.txt': `${githubKey(2)}\n${githubKey(3)}` }))
    const ids = tool.driver.rules.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(results.map(({ ruleIndex }) => ids[ruleIndex])).toEqual(results.map(({ ruleId }) => ruleId))
  })

  it('tells the harm and the next steps in its help', async () => {
    const report = await scanFiles({ 'a.txt': githubKey(1) })
    const [rule] = runOf(report).tool.driver.rules
    const { harm = '', remedy = [] } = report.findings[0] ?? {}
    expect([harm, ...remedy].filter((text) => !rule?.help.text.includes(text))).toEqual([])
  })
})

describe('an entry in SARIF', () => {
  const levels = { critical: 'error', high: 'error', medium: 'warning', low: 'note', info: 'note' } as const

  it.each(Object.entries(levels))('of %s severity has the level %s', (severity, level) => {
    const report = reportOf({ findings: [findingOf({ severity: severity as Severity })] })
    expect(runOf(report).results.map((entry) => entry.level)).toEqual([level])
  })

  it('stands for one place, since readers look at the first place only', async () => {
    const entries = await entriesOf({ 'a.txt': `${liveKey()}\n${liveKey()}`, 'b.txt': liveKey() })
    expect(entries.map((entry) => [uriOf(entry), entry.locations.length])).toEqual([
      ['a.txt', 1],
      ['a.txt', 1],
      ['b.txt', 1],
    ])
  })

  it('has a region with all four numbers, the end behind the last character', async () => {
    const before = '\n漢 😀 = '
    const [entry] = await entriesOf({ 'a.txt': `${before}${liveKey()}\n` })
    const startColumn = before.length
    expect(entry?.locations[0]?.physicalLocation.region).toEqual({
      startLine: 2,
      startColumn,
      endLine: 2,
      endColumn: startColumn + liveKey().length,
    })
  })

  it('ends a region of several lines on the last one', async () => {
    const body = fakeKey('MHcCAQEEI base64*55 \n base64*64 \n base64*34 ==')
    const [entry] = await entriesOf({ 'a.pem': `-----BEGIN RSA PRIVATE KEY-----\n${body}\n-----END RSA PRIVATE KEY-----\n` })
    const endColumn = '-----END RSA PRIVATE KEY-----'.length + 1
    expect(entry?.locations[0]?.physicalLocation.region).toEqual({ startLine: 1, startColumn: 1, endLine: 5, endColumn })
  })

  it('keeps its fingerprint when the secret moves to another line and file', async () => {
    const [here] = await entriesOf({ 'a.txt': liveKey() })
    const [there] = await entriesOf({ 'b/c.ts': `\n\n  const key = "${liveKey()}"` })
    expect(there?.partialFingerprints).toEqual(here?.partialFingerprints)
  })

  it('has a fingerprint of the rule and a hash alone: no name, address, path or host', async () => {
    const [entry] = await entriesOf({ 'ada/ada@example.com.txt': liveKey() })
    expect(Object.values(entry?.partialFingerprints ?? {})).toEqual([expect.stringMatching(/^[a-z0-9-]+:[0-9a-f]{16,}$/)])
  })

  it('is suppressed in source by a comment, with its reason', async () => {
    const [entry] = await entriesOf({ 'a.ts': `'${liveKey()}' // straykey:allow -- a key of a test` })
    expect(entry?.suppressions).toEqual([{ kind: 'inSource', justification: 'a key of a test' }])
  })

  it('is suppressed from outside when HEAD holds the secret already', async () => {
    const folder = repository({ 'a.txt': liveKey() })
    writeFiles(folder, { 'a.txt': `${liveKey()}\nmore` })
    git(folder, 'add', '--all')
    const { results } = runOf(await scanFolder(folder, { staged: true }))
    expect(results.map(({ suppressions }) => suppressions?.map(({ kind }) => kind))).toEqual([['external']])
  })

  it('is not suppressed otherwise', async () => {
    const [entry] = await entriesOf({ 'a.txt': liveKey() })
    expect(entry?.suppressions).toBeUndefined()
  })
})

describe('the address of a file in SARIF', () => {
  const names = [
    'a b.txt',
    'a#b.txt',
    'a?b.txt',
    '100%.txt',
    'a%20b.txt',
    'grün/漢😀.txt',
    '[id]/(a).txt',
    "a'b&c=d+e,f;g@h!.txt",
    'a\\b.txt',
  ]

  it.each([...names, 'a:b.txt', 'data:x/y.txt'])('leads to the file and is relative, with the name %j', async (name) => {
    const [entry] = await entriesOf({ [name]: liveKey() })
    const top = 'https://host.example/top/'
    const address = new URL(uriOf(entry), top)
    expect(address.href.startsWith(top), `${uriOf(entry)} leads to ${address.href}`).toBe(true)
    expect(decodeURIComponent(address.pathname.slice('/top/'.length)) + address.search + address.hash).toBe(name)
  })

  it('is made of ASCII alone', async () => {
    const [entry] = await entriesOf({ 'grün/漢😀 x.txt': liveKey() })
    expect(uriOf(entry)).toMatch(/^[\x21-\x7e]+$/)
  })

  it("is relative to the repository's top when a folder below it is scanned", async () => {
    const folder = repository({ 'apps/web shop/src/a.txt': liveKey(), 'b.txt': liveKey() })
    const { results } = runOf(await scanFolder(path.join(folder, 'apps/web shop')))
    expect(results.map(uriOf)).toEqual(['apps/web%20shop/src/a.txt'])
  })

  it("is relative to the repository's top when a folder is named from outside", async () => {
    const folder = repository({ 'apps/web/a.txt': liveKey() })
    const { results } = runOf(await scanFolder(path.dirname(folder), { paths: [path.join(path.basename(folder), 'apps/web')] }))
    expect(results.map(uriOf)).toEqual(['apps/web/a.txt'])
  })
})

describe('an unfinished scan in SARIF', () => {
  it('is no successful execution, and notes what could not be read', async () => {
    const folder = temporaryFolder()
    execFileSync('mkfifo', [path.join(folder, 'pipe')])
    const [invocation] = runOf(await scanFolder(folder)).invocations
    expect(invocation?.executionSuccessful).toBe(false)
    expect(invocation?.toolExecutionNotifications).toEqual([{ level: 'error', message: { text: expect.stringMatching(/^pipe: .+/) } }])
  })

  it('differs from a finished one, which notes nothing', async () => {
    const [invocation] = runOf(await scanFiles(everySeverity)).invocations
    expect(invocation).toEqual({ executionSuccessful: true, toolExecutionNotifications: [] })
  })
})
