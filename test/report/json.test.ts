import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { json } from '../../src/report/json.ts'
import type { Report } from '../../src/report-model.ts'
import { githubKey, liveKey } from '../support/fake-keys.ts'
import { git, repository, temporaryFolder, writeFiles } from '../support/repo.ts'
import type { JsonReport } from '../support/run-cli.ts'
import { plain, reportOf, scanFiles, scanFolder } from '../support/scan.ts'

const schemaFile = path.join(import.meta.dirname, '../../schema/report.schema.json')
const validate = new Ajv2020({ allErrors: true }).compile(JSON.parse(readFileSync(schemaFile, 'utf8')))

function parsed(report: Report): JsonReport {
  return JSON.parse(json(report, plain)) as JsonReport
}

function faults(report: Report): unknown {
  validate(parsed(report))
  return validate.errors ?? []
}

/** A scan that has something of everything: findings, suppressed ones, one in a name, a problem, skipped files, a notice. */
async function fullScan(): Promise<Report> {
  const folder = temporaryFolder()
  writeFiles(folder, {
    'a.txt': `key=${liveKey(1)}\n`,
    'b.txt': `key=${liveKey(2)} # straykey:allow -- of a test\n`,
    'c.txt': `key=${githubKey(3)} # straykey:allow no-such-rule -- why\n`,
    [`${liveKey(4)}.txt`]: 'nothing\n',
    'node_modules/d.txt': 'nothing\n',
  })
  execFileSync('mkfifo', [path.join(folder, 'pipe')])
  return scanFolder(folder)
}

describe('the JSON report fits its published schema', () => {
  it('when nothing was found', () => {
    expect(faults(reportOf())).toEqual([])
  })

  it('when there is something in every field', async () => {
    const report = await fullScan()
    const { findings, problems, skipped, notices } = parsed(report)
    expect([findings.length > 3, problems.length, skipped.length, notices.length]).toEqual([true, 1, 1, 1])
    expect(faults(report)).toEqual([])
  })

  it('when a scan of the index found an existing secret', async () => {
    const folder = repository({ 'a.txt': `${liveKey(1)}\n` })
    writeFiles(folder, { 'a.txt': `${liveKey(1)}\n${liveKey(2)}\n` })
    git(folder, 'add', '--all')
    const report = await scanFolder(folder, { staged: true })
    expect(parsed(report).findings.map(({ suppression }) => suppression?.by)).toEqual([undefined, 'existing'])
    expect(faults(report)).toEqual([])
  })
})

describe('a finding in the JSON report', () => {
  const prefix = 'α 😀 key = '

  it('says rule, severity, fingerprint and the redacted value', async () => {
    const { findings } = parsed(await scanFiles({ 'a.txt': `${prefix}${githubKey(1)};` }))
    expect(findings).toHaveLength(1)
    expect(findings[0]).toMatchObject({ rule: 'github-pat-classic', severity: 'critical', redacted: `${githubKey(1).slice(0, 8)}…` })
    expect(findings[0]?.fingerprint).toMatch(/^github-pat-classic:[0-9a-f]{16,}$/)
  })

  it('says where it stands, in UTF-16 code units, the end behind the last one', async () => {
    const { findings } = parsed(await scanFiles({ 'src/a.txt': `first\r\n${prefix}${githubKey(1)};` }))
    const column = prefix.length + 1
    expect(findings[0]?.locations).toEqual([
      { path: 'src/a.txt', line: 2, column, endLine: 2, endColumn: column + githubKey(1).length, inName: false },
    ])
  })

  it('is one for a secret in several places, which are in the order of path, line and column', async () => {
    const key = liveKey(1)
    const { findings } = parsed(await scanFiles({ 'b.txt': `\n${key} ${key}\n`, 'a/z.txt': key, 'B.txt': `\n\n${key}`, 'a.txt': key }))
    expect(findings).toHaveLength(1)
    expect(findings[0]?.locations.map(({ path: file, line, column }) => `${file}:${line}:${column}`)).toEqual([
      'B.txt:3:1',
      'a.txt:1:1',
      'a/z.txt:1:1',
      'b.txt:2:1',
      `b.txt:2:${key.length + 2}`,
    ])
  })

  it('says by what it is suppressed, and why', async () => {
    const { findings } = parsed(await scanFiles({ 'a.ts': `'${liveKey(1)}' // straykey:allow -- a key of a test` }))
    expect(findings.map(({ suppression }) => suppression)).toEqual([{ by: 'comment', reason: 'a key of a test' }])
  })

  it('in the name of a file says so, and shows the name redacted', async () => {
    const { findings } = parsed(await scanFiles({ [`x/${githubKey(1)}.txt`]: '' }))
    expect(findings[0]?.locations).toMatchObject([{ path: `x/${githubKey(1).slice(0, 8)}….txt`, inName: true }])
  })

  it('comes before milder ones, and before suppressed ones', async () => {
    const report = await scanFiles({
      'a.txt': `${liveKey(1)} straykey:allow`,
      'b.conf': `postgres://app:${liveKey(9).slice(8, 28)}@db.acme.io/app`,
      'c.txt': githubKey(2),
    })
    expect(parsed(report).findings.map(({ severity, suppression }) => [severity, suppression?.by])).toEqual([
      ['critical', undefined],
      ['high', undefined],
      ['critical', 'comment'],
    ])
  })
})

describe('the JSON report', () => {
  it('names what could not be read', async () => {
    const folder = temporaryFolder()
    execFileSync('mkfifo', [path.join(folder, 'pipe')])
    const { problems } = parsed(await scanFolder(folder))
    expect(problems).toEqual([{ where: 'pipe', message: expect.stringMatching(/pipe/) }])
  })

  it('counts files and bytes', async () => {
    const { scanned } = parsed(await scanFiles({ 'a.txt': 'four', 'b/c.txt': 'ünf', '.d': '' }))
    expect(scanned).toEqual({ blobs: 3, bytes: 8 })
  })

  it('counts and names what was left out, with the way to include it', async () => {
    const { skipped } = parsed(await scanFiles({ 'a.txt': '', 'node_modules/b.txt': '' }))
    expect(skipped).toEqual([{ reason: expect.any(String), count: 1, paths: ['node_modules'], remedy: expect.stringMatching(/--ignored/) }])
  })

  it('has the same bytes for the same tree, whatever the order of the paths', async () => {
    const folder = temporaryFolder()
    const key = liveKey(1)
    writeFiles(folder, { 'a/1.txt': `${key}\n${liveKey(2)}`, 'b/2.txt': `${liveKey(3)} ${key}`, 'c.txt': githubKey(4) })
    const one = json(await scanFolder(folder, { paths: ['a', 'b', 'c.txt'] }), plain)
    expect(json(await scanFolder(folder, { paths: ['c.txt', 'b', 'a'] }), plain)).toBe(one)
  })

  it('holds no secret even when a person asked to see them', async () => {
    const report = await scanFiles({ 'a.txt': `key=${liveKey(1)}\n` })
    expect(json(report, { ...plain, showSecrets: true })).not.toContain(liveKey(1).slice(12))
  })

  it('ends with a line end', () => {
    expect(json(reportOf(), plain)).toMatch(/\}\n$/)
  })
})
