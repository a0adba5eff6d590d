// What belongs to a secret, in the reports of all formats.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Ajv } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { Detector } from '../../src/detect/detector.ts'
import type { Part } from '../../src/model.ts'
import { human } from '../../src/report/human.ts'
import { json } from '../../src/report/json.ts'
import { sarif } from '../../src/report/sarif.ts'
import { reportSchema } from '../../src/report-schema.ts'
import { builtinRules } from '../../src/rules/builtin.ts'
import { hideSecrets } from '../../src/scan/hide-secrets.ts'
import { Secret } from '../../src/secret.ts'
import { idOf } from '../support/halves.ts'
import { type SarifLog, sarifFaults } from '../support/sarif.ts'
import { findingOf, historyFinding, plain, reportOf } from '../support/scan.ts'

const root = path.join(import.meta.dirname, '../..')
const place = (changes: object = {}) => ({ path: 'src/app.ts', line: 9, column: 3, endLine: 9, endColumn: 24, inName: false, ...changes })
const half: Part = {
  title: 'Acme key [id]',
  rule: 'acme-id',
  fingerprint: 'acme-id:00112233445566778899aabbccddeeff',
  redacted: 'acid_…',
  secret: new Secret(idOf(), 'acid_…'),
  locations: [place(), place({ line: 20, endLine: 20 })],
}
const user: Part = { title: 'user', redacted: 'de…', locations: [place({ line: 12, column: 14 })] }
const rule = builtinRules()[0]?.id ?? ''
const finding = findingOf({ parts: [half, user], rule })
const report = reportOf({ findings: [finding, { ...historyFinding(), parts: [half], rule }] })

describe('the report for a person', () => {
  it('names each part in a line, a half with its place', () => {
    const lines = human(report, plain).split('\n')
    const at = lines.findIndex((line) => line.startsWith('  With:'))
    expect(lines.slice(at, at + 3)).toEqual([
      '  With:  Acme key [id] acid_…  src/app.ts:9:3 and 1 more place',
      '         user de…',
      expect.stringMatching(/^ {2}What:/),
    ])
  })

  it('names them behind the place when each finding is one line', () => {
    const [line] = human(report, { ...plain, quiet: true }).split('\n')
    expect(line).toMatch(/ {2}src\/app\.ts:12:14 {2}with Acme key \[id\] acid_…, user de…$/)
  })

  it('shows a half in clear to whom asked for it', () => {
    expect(human(report, plain)).not.toContain(idOf())
    expect(human(report, { ...plain, showSecrets: true })).toContain(`With:  Acme key [id] ${idOf()}  `)
  })

  it('says nothing of parts where there are none', () => {
    expect(human(reportOf({ findings: [findingOf()] }), plain)).not.toContain('With:')
  })
})

describe('the JSON report', () => {
  const parsed = JSON.parse(json(report, plain))

  it('fits its schema', () => {
    const validate = new Ajv2020({ allErrors: true }).compile(reportSchema)
    validate(parsed)
    expect(validate.errors ?? []).toEqual([])
  })

  it('has the parts with their places, and no value in clear', () => {
    const { secret: _secret, ...shown } = half
    expect(parsed.findings[0].parts).toEqual([shown, user])
    expect(JSON.stringify(parsed)).not.toContain(idOf().slice(5))
  })
})

describe('the SARIF log', () => {
  const text = sarif(report, plain)
  const [entry] = (JSON.parse(text) as SarifLog).runs[0]?.results ?? []

  it('is accepted by the official schema, and has nothing that code scanning would refuse', () => {
    const file = path.join(root, 'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')
    const { id: _id, $schema: _draft, ...schema } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
    const ajv = new Ajv({ strict: false, unicodeRegExp: false })
    formats.default(ajv)
    const validate = ajv.compile(schema)
    validate(JSON.parse(text))
    expect(validate.errors ?? []).toEqual([])
    expect(sarifFaults(text)).toEqual([])
  })

  it('links from the message to the places of a half, and only names what stands where the secret does', () => {
    expect(entry?.message.text).toContain('With [Acme key \\[id\\] acid_…](1), user de…. Next: ')
    const lines = entry?.relatedLocations?.map(({ id, physicalLocation }) => [id, physicalLocation.region?.startLine])
    expect(lines).toEqual([
      [1, 9],
      [undefined, 20],
    ])
  })

  it('has no related places for a secret of one part', () => {
    const [alone] = (JSON.parse(sarif(reportOf({ findings: [{ ...findingOf(), rule }] }), plain)) as SarifLog).runs[0]?.results ?? []
    expect(alone).not.toHaveProperty('relatedLocations')
    expect(alone?.message.text).not.toContain('With')
  })
})

describe('the value of a half', () => {
  it('is redacted in the names of files, where no rule takes it for one, its own places among them', async () => {
    const named = `x${idOf()}x/app.ts`
    const locations = finding.locations.map((one) => ({ ...one, path: named }))
    const own = { ...finding, locations, parts: [{ ...half, locations: [place({ path: named })] }] }
    const [hidden] = (await hideSecrets(reportOf({ findings: [own] }), new Detector(builtinRules()))).findings
    const paths = [...(hidden?.locations ?? []), ...(hidden?.parts?.[0]?.locations ?? [])].map((one) => one.path)
    expect(paths).toEqual(['xacid_…x/app.ts', 'xacid_…x/app.ts'])
  })
})
