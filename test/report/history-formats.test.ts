// An audit of history for programs: JSON and SARIF; and what neither they nor anybody may see of it.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Ajv } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { Detector } from '../../src/detect/detector.ts'
import type { Finding } from '../../src/model.ts'
import { formatNamed, formatNames } from '../../src/report/index.ts'
import { json } from '../../src/report/json.ts'
import { sarif } from '../../src/report/sarif.ts'
import type { Report } from '../../src/report-model.ts'
import { builtinRules } from '../../src/rules/builtin.ts'
import { hideSecrets } from '../../src/scan/hide-secrets.ts'
import { historyRemedy } from '../../src/triage/history-remedy.ts'
import { githubKey, liveKey } from '../support/fake-keys.ts'
import { type SarifLog, sarifFaults } from '../support/sarif.ts'
import { findingOf, historyFinding, historyReport, plain, timelineOf } from '../support/scan.ts'

const root = path.join(import.meta.dirname, '../..')
const rule = builtinRules()[0]?.id ?? ''
const places = [
  {},
  { path: 'commit 1a2b3c4d5e6f', within: 'commit' },
  { path: 'tag v1: x', within: 'tag' },
  { path: 'refs/heads/a#b', within: 'name of a ref' },
  { path: 'reflog of HEAD', within: 'reflog' },
  { path: 'object 1a2b3c4d5e6f', within: 'object' },
] as const
const findings: readonly Finding[] = places.map((place) => ({ ...historyFinding({}, place), rule }))
const report = historyReport({ findings, interrupted: true })

describe('the JSON report of an audit', () => {
  const validate = new Ajv2020({ allErrors: true }).compile(JSON.parse(readFileSync(path.join(root, 'schema/report.schema.json'), 'utf8')))

  it('fits its published schema, with and without all that may be absent', () => {
    const { first: _first, ...timeline } = timelineOf()
    const full = historyFinding({ first: { id: 'a', date: 'b', author: 'c' }, headPaths: ['d'] })
    validate(JSON.parse(json(historyReport({ ...report, findings: [...findings, full, findingOf({ timeline })] }), plain)))
    expect(validate.errors ?? []).toEqual([])
  })

  it('says the timeline, the commit of a place, what is no file, and that it was interrupted', () => {
    const { interrupted, findings: shown } = JSON.parse(json(report, plain))
    expect(interrupted).toBe(true)
    expect(shown[0]).toMatchObject({ timeline: timelineOf(), locations: [{ commit: timelineOf().first?.id, path: 'src/app.ts' }] })
    expect(shown[1].locations[0]).toMatchObject({ path: 'commit 1a2b3c4d5e6f', within: 'commit' })
  })

  it('says nothing of an interruption when there was none', () => {
    expect(JSON.parse(json(historyReport(), plain))).not.toHaveProperty('interrupted')
  })
})

describe('the SARIF log of an audit', () => {
  const [run] = (JSON.parse(sarif(report, plain)) as SarifLog).runs

  it('has all that code scanning needs, and nothing empty', () => {
    expect(sarifFaults(sarif(report, plain))).toEqual([])
  })

  it('is accepted by the official schema', () => {
    const file = path.join(root, 'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')
    const { id: _id, $schema: _draft, ...schema } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
    const ajv = new Ajv({ strict: false, unicodeRegExp: false })
    formats.default(ajv)
    const validate = ajv.compile(schema)
    validate(JSON.parse(sarif(report, plain)))
    expect(validate.errors ?? []).toEqual([])
  })

  it('says the commit of a place, and the first one', () => {
    const id = timelineOf().first?.id
    expect(run?.results[0]).toMatchObject({ properties: { commit: id, firstCommit: id, commits: 12, inHead: false, reachable: true } })
  })

  it('gives what is no file an address that no tracked file has, and says what it is', () => {
    const [location] = run?.results[1]?.locations ?? []
    expect(location).toMatchObject({
      physicalLocation: { artifactLocation: { uri: '.git/commit%201a2b3c4d5e6f' } },
      logicalLocations: [{ fullyQualifiedName: 'commit 1a2b3c4d5e6f', kind: 'commit' }],
    })
  })

  it('is no successful execution when it was interrupted', () => {
    const [invocation] = run?.invocations ?? []
    expect(invocation?.executionSuccessful).toBe(false)
    expect(invocation?.toolExecutionNotifications.map(({ message }) => message.text)).toEqual([expect.stringMatching(/^interrupted/)])
  })
})

describe('secrets in what people named', () => {
  const [key, other] = [liveKey(7), githubKey(8)]
  const own = liveKey()

  async function hidden(): Promise<Report> {
    const named = `refs/heads/fix-${key}`
    const timeline = timelineOf({
      first: { id: 'a', date: '2024-03-02T00:00:00Z', author: `Ada <${other}@example.com>` },
      paths: [`keys/${key}.txt`, `x${own}x`],
      headPaths: [`keys/${key}.txt`],
      refs: ['HEAD', named, `refs/remotes/origin/${other}`],
      reflogs: [named],
      inHead: true,
    })
    const finding = { ...findingOf({ timeline }), rule }
    return hideSecrets(
      historyReport({ findings: [{ ...finding, remedy: historyRemedy(finding, timeline) }] }),
      new Detector(builtinRules()),
    )
  }

  it.each(formatNames)('are in no report: %s', async (name) => {
    const format = await formatNamed(name)
    const text = format(await hidden(), { ...plain, verbose: true })
    const leaks = [key, other, own].filter((secret) => text.includes(secret.slice(8, 24)))
    expect(leaks.length).toBe(0)
  })

  it('are redacted, the rest of the names stays', async () => {
    const [finding] = (await hidden()).findings
    expect(finding?.timeline?.headPaths?.[0]).toMatch(/^keys\/sk_live_.{1,8}…\.txt$/)
    expect(finding?.remedy.find((step) => step.startsWith('Take it out'))).toMatch(/ keys\/sk_live_.{1,8}…\.txt and commit/)
    expect(finding?.timeline?.refs[0]).toBe('HEAD')
  })
})
