// Secrets of several parts in a history: each version of a file is read by itself, and the file is one place.
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { audit } from '../../src/audit.ts'
import type { AuditOptions } from '../../src/audit-options.ts'
import { acmeFile, idOf, secretOf, shown } from '../support/halves.ts'
import { commit, sharedRepository } from '../support/history.ts'
import { gitEnvironment, temporaryFolder, writeFiles } from '../support/repo.ts'

const both = `id=${idOf()}\nsecret=${secretOf()}\n`

async function findingsIn(folder: string, options: AuditOptions = {}) {
  const rules = temporaryFolder()
  writeFiles(rules, { 'acme.yaml': stringify(acmeFile) })
  const settings = { cache: false, threads: 1, config: false, rules: [path.join(rules, 'acme.yaml')] } as const
  return (await audit({ folder, environment: gitEnvironment, ...settings, ...options })).findings
}

async function shownIn(folder: string, options: AuditOptions = {}): Promise<string[]> {
  const [walked, plain] = [await findingsIn(folder, options), await findingsIn(folder, { ...options, plain: true })]
  expect(plain.map(shown), 'through git').toEqual(walked.map(shown))
  return walked.map(shown)
}

describe('in a history, a public half', () => {
  it('is a part of the secret near it, at the commit that is shown', async () => {
    const folder = sharedRepository()
    const id = commit(folder, { files: { 'a.env': both } })
    commit(folder, { files: { 'a.env': 'gone\n' } })
    expect(await shownIn(folder)).toEqual(['acme-secret a.env:2 + acme-id a.env:1'])
    const [finding] = await findingsIn(folder)
    expect(finding?.parts?.[0]?.locations[0]).toMatchObject({ commit: id })
    expect(finding?.timeline?.paths).toEqual(['a.env'])
  })

  it('is a part in all versions of the file once its secret is in one', async () => {
    const folder = sharedRepository()
    commit(folder, { files: { 'a.env': `id=${idOf()}\n` } })
    commit(folder, { files: { 'a.env': both } })
    commit(folder, { files: { 'a.env': 'gone\n' } })
    expect(await shownIn(folder)).toEqual(['acme-secret a.env:2 + acme-id a.env:1'])
  })

  it('stays a finding when it ever stood in another file, though that is gone', async () => {
    const folder = sharedRepository()
    commit(folder, { files: { 'old.env': `id=${idOf()}\n` } })
    commit(folder, { files: { 'old.env': 'gone\n', 'a.env': both } })
    expect(await shownIn(folder)).toEqual(['acme-secret a.env:2 + acme-id a.env:1', 'acme-id a.env:1'])
  })

  it('stays a finding when a message holds it', async () => {
    const folder = sharedRepository()
    commit(folder, { files: { 'a.env': both }, message: `new key ${idOf()}` })
    const [secret, ...more] = await shownIn(folder)
    expect(secret).toBe('acme-secret a.env:2 + acme-id a.env:1')
    expect(more).toEqual([expect.stringMatching(/^acme-id commit [0-9a-f]{12}:\d+ /)])
  })

  it('that is new beside an old secret stays a finding', async () => {
    const folder = sharedRepository()
    commit(folder, { files: { 'a.env': `secret=${secretOf()}\n` } })
    commit(folder, { files: { 'a.env': both } })
    const found = await findingsIn(folder, { range: 'HEAD~1..HEAD' })
    expect(found.map(({ rule, suppression }) => [rule, suppression?.by])).toContainEqual(['acme-id', undefined])
  })

  it('is shown where it is shown best, though other versions were read for other secrets', async () => {
    const folder = sharedRepository()
    commit(folder, { files: { 'a.env': both } })
    commit(folder, { files: { 'a.env': `${both}${'\n'.repeat(40)}other=${secretOf(2)}\n` } })
    commit(folder, { files: { 'a.env': 'gone\n' } })
    expect((await shownIn(folder)).sort()).toEqual(['acme-secret a.env:2 + acme-id a.env:1', 'acme-secret a.env:43'])
  })

  it('is a part of both secrets after a rotation', async () => {
    const folder = sharedRepository()
    commit(folder, { files: { 'a.env': both } })
    commit(folder, { files: { 'a.env': `id=${idOf()}\nsecret=${secretOf(2)}\n` } })
    const found = await shownIn(folder)
    expect(found.sort()).toEqual(['acme-secret a.env:2 + acme-id a.env:1', 'acme-secret a.env:2 + acme-id a.env:1'])
  })
})
