// What is allowed, left out, or asked for by rules of one's own counts for the past as it does for files.
import { beforeAll, describe, expect, it } from 'vitest'
import { liveKey } from '../support/fake-keys.ts'
import { auditAllWays, auditJson, commit, countedOf, findingOf, sharedRepository, timelineOf } from '../support/history.ts'
import { keyLine, rulesOf } from '../support/places.ts'
import { git, repository, temporaryFolder, writeFiles } from '../support/repo.ts'
import { runCli } from '../support/run-cli.ts'

const allowed = (seed: number, reason = 'a test') => `${keyLine(seed).trimEnd()} # straykey:allow -- ${reason}\n`

describe('a comment that allows a key', () => {
  it('counts in HEAD, and is told', async () => {
    const folder = repository({ 'a.txt': allowed(1) })
    commit(folder, { files: { 'other.txt': 'more\n' } })
    const report = await auditAllWays(folder)
    expect(findingOf(report, 1).suppression).toMatchObject({ by: 'comment', reason: 'a test' })
    expect((await auditJson(folder)).code).toBe(0)
    expect((await auditJson(folder, '--no-inline-allow')).code).toBe(1)
  })

  it('counts for the older versions without it, once HEAD has it', async () => {
    const folder = repository({ 'a.txt': keyLine(2) })
    commit(folder, { files: { 'a.txt': allowed(2) } })
    expect(findingOf((await auditJson(folder)).report, 2).suppression?.by).toBe('comment')
  })

  it('counts in the version that the report shows, when HEAD has the key no more', async () => {
    const folder = repository({ 'a.txt': allowed(3) })
    commit(folder, { files: { 'a.txt': 'gone\n' } })
    expect((await auditJson(folder)).code).toBe(0)
  })

  it('counts for nothing when another place of HEAD has the key without it', async () => {
    const folder = repository({ 'a.txt': allowed(4), 'b.txt': keyLine(4) })
    const { code, report } = await auditJson(folder)
    expect({ code, suppression: findingOf(report, 4).suppression }).toEqual({ code: 1, suppression: undefined })
  })

  it('counts for nothing when only an old version has it, and HEAD has the key without it', async () => {
    const folder = repository({ 'a.txt': allowed(5) })
    commit(folder, { files: { 'a.txt': keyLine(5) } })
    expect((await auditJson(folder)).code).toBe(1)
  })

  it('counts for nothing when the first version had none, and HEAD has the key no more', async () => {
    const folder = repository({ 'a.txt': keyLine(6) })
    commit(folder, { files: { 'a.txt': allowed(6) } })
    commit(folder, { files: { 'a.txt': 'gone\n' } })
    expect((await auditJson(folder)).code).toBe(1)
  })

  it('counts in a commit message', async () => {
    const folder = repository({ 'a.txt': 'nothing\n' })
    commit(folder, { message: `subject\n\n${liveKey(7)} straykey:allow -- revoked` })
    expect((await auditJson(folder)).code).toBe(0)
  })
})

describe('paths', () => {
  const folder = sharedRepository()
  beforeAll(() => {
    commit(folder, { files: { 'src/a.txt': keyLine(1), 'test/b.txt': keyLine(2), 'src/c.txt': keyLine(3), 'test/c.txt': keyLine(3) } })
    commit(folder, { files: { 'src/a.txt': 'gone\n', 'test/b.txt': 'gone\n' }, message: liveKey(4) })
    git(folder, 'mv', 'src/c.txt', 'test/d.txt')
    commit(folder)
  })

  it.each([
    [[], [1, 2, 3, 4]],
    [
      ['--include', 'src/**'],
      [1, 3, 4],
    ],
    [
      ['--exclude', 'test/**'],
      [1, 3, 4],
    ],
    [
      ['--exclude', 'test/**', '--exclude', 'src/a.*'],
      [3, 4],
    ],
    [['--include', 'nowhere/**'], [4]],
  ])('that are chosen with %j', async (args, seeds) => {
    const { report } = await auditJson(folder, ...args)
    expect(countedOf(report, [1, 2, 3, 4])).toEqual(seeds)
    if (args.length > 0) expect(report.skipped.map(({ reason }) => reason).join()).toMatch(/include|exclude/)
  })

  it('that are left out hide no message that has the key, too', async () => {
    const other = repository({ 'test/a.txt': keyLine(5) })
    commit(other, { message: `revoked ${liveKey(5)}` })
    const { report } = await auditJson(other, '--exclude', 'test/**')
    expect(findingOf(report, 5).locations).toEqual(expect.arrayContaining([expect.objectContaining({ within: 'commit' })]))
  })

  it('that are left out are not shown as places of a key that others have', async () => {
    const { report } = await auditJson(folder, '--exclude', 'test/**')
    expect(findingOf(report, 3).locations.every(({ path }) => path.startsWith('src/'))).toBe(true)
  })
})

const ACME = `provider: acme
title: Acme
docs: https://docs.acme.example
keys:
  - id: acme-key
    title: Acme key
    severity: low
    harm: h
    anchors: [acme_live_]
    pattern: 'acme_live_[0-9A-Za-z]{24}'
    remedy: [r]
    finds: ['{{acme_live_ alnum*24}}', '"{{acme_live_ alnum*24}}"']
    ignores: [x]
`
const acmeKey = `acme_live_${liveKey(9).slice(8, 32)}`

describe('rules and settings', () => {
  /** A past with a key of Acme and a live key, and today's configuration. */
  function configured(configuration: string): string {
    const folder = repository({ 'a.txt': `${acmeKey}\n${keyLine(1)}` })
    commit(folder, { files: { 'a.txt': 'gone\n', 'straykey.yaml': configuration, 'acme.yaml': ACME } })
    return folder
  }

  it("of one's own file count, through --rules and through straykey.yaml", async () => {
    const [named, configuredOne] = [configured(''), configured('rules: [acme.yaml]\n')]
    expect(rulesOf((await auditJson(named)).report)).not.toContain('acme-key')
    expect(rulesOf((await auditJson(named, '--rules', 'acme.yaml')).report)).toContain('acme-key')
    const report = await auditAllWays(configuredOne)
    expect(rulesOf(report)).toContain('acme-key')
    expect(report.findings.find(({ rule }) => rule === 'acme-key')?.timeline).toMatchObject({ commits: 1, paths: ['a.txt'], inHead: false })
    expect(rulesOf((await auditJson(configuredOne, '--no-config')).report)).not.toContain('acme-key')
  })

  it("of straykey.yaml count from a folder below, for a named repository, and not from the caller's folder", async () => {
    const folder = configured('rules: [acme.yaml]\ndisable: [generic-api-live-key]\n')
    const elsewhere = temporaryFolder()
    writeFiles(elsewhere, { 'straykey.yaml': 'disable: [acme-key]\n' })
    writeFiles(folder, { 'sub/x.txt': '' })
    const [below, named] = [await auditJson(`${folder}/sub`), await auditJson(elsewhere, folder)]
    for (const { report } of [below, named]) expect(rulesOf(report)).toEqual(['acme-key'])
  })

  it('of the repository as it is checked out count, and a damaged configuration stops the audit', async () => {
    const folder = configured('nonsense: 1\n')
    const { code, stderr } = await runCli(['history'], { folder })
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('straykey.yaml') })
  })

  it('say from which severity on it fails', async () => {
    const folder = configured('rules: [acme.yaml]\ndisable: [generic-api-live-key]\n')
    const codes = await Promise.all(['low', 'medium', 'critical'].map(async (level) => (await auditJson(folder, '--fail-on', level)).code))
    expect(codes).toEqual([1, 0, 0])
  })
})

describe('a value that its issuer publishes as an example', () => {
  it('is told, and counts for nothing', async () => {
    const key = ['AKIA', 'IOSF', 'ODNN', '7EXA', 'MPLE'].join('')
    const secret = ['wJalr', 'XUtnF', 'EMI/K7', 'MDENG', '/bPxR', 'fiCYE', 'XAMPL', 'EKEY'].join('')
    const folder = repository({ 'a.txt': `aws_access_key_id = ${key}\naws_secret_access_key = ${secret}\n` })
    commit(folder, { files: { 'a.txt': 'gone\n' } })
    const { code, report } = await auditJson(folder)
    expect(code).toBe(0)
    expect(report.findings.every(({ suppression }) => suppression?.by === 'example')).toBe(true)
  })
})

describe('the history of a key', () => {
  it('is the same with one thread and with four', async () => {
    const folder = repository({ 'a.txt': keyLine(1) })
    for (let i = 2; i < 8; i++) commit(folder, { files: { 'a.txt': keyLine(i) + keyLine(1) } })
    git(folder, 'repack', '-adq')
    const [one, four] = [await auditJson(folder, '--threads', '1'), await auditJson(folder, '--threads', '4')]
    expect(four.report).toEqual(one.report)
    expect(timelineOf(one.report, 1)).toMatchObject({ commits: 7, objects: 7 })
  })
})
