// The official schema of SARIF 2.1.0, as the package @microsoft/jest-sarif ships it; skipped where that is not installed.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { sarif } from '../../src/report/sarif.ts'
import type { Report } from '../../src/report-model.ts'
import { fakeKey, githubKey, liveKey } from '../support/fake-keys.ts'
import { plain, reportOf, scanFiles } from '../support/scan.ts'

const schemaFile = path.join(import.meta.dirname, '../../node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')

function faults(text: string): unknown {
  // It is written in draft 4, of which it uses nothing that later drafts read otherwise but `id`.
  const { id: _id, $schema: _draft, ...schema } = JSON.parse(readFileSync(schemaFile, 'utf8')) as Record<string, unknown>
  const ajv = new Ajv({ strict: false, unicodeRegExp: false })
  formats.default(ajv)
  const validate = ajv.compile(schema)
  validate(JSON.parse(text))
  return validate.errors ?? []
}

const scans: readonly (readonly [string, () => Promise<Report>])[] = [
  ['with none', () => scanFiles({ 'a.txt': '' })],
  [
    'with findings in the text of files',
    () => scanFiles({ 'a b#?.txt': githubKey(), 'ü.txt': `${liveKey()}\n${fakeKey('pk_live_ alnum*32')}` }),
  ],
  ['with a finding in the name of a file', () => scanFiles({ [`${githubKey()}.txt`]: '' })],
  ['with a suppressed finding', () => scanFiles({ 'a.txt': `${liveKey()} straykey:allow -- why` })],
  ['with problems', async () => reportOf({ problems: [{ where: 'a.txt', message: 'no permission to read it' }] })],
]

describe.runIf(existsSync(schemaFile))('the official schema of SARIF accepts a log', () => {
  it.each(scans)('%s', async (_, scan) => {
    expect(faults(sarif(await scan(), plain))).toEqual([])
  })

  it('but not one without a driver', () => {
    expect(faults(sarif(reportOf(), plain).replace('"driver"', '"motor"'))).not.toEqual([])
  })
})
