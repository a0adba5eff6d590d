// What an audit remembers of packs: a second one says the same and reads only what is new.
import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { liveKey } from '../support/fake-keys.ts'
import { commit } from '../support/history.ts'
import { git, repository, temporaryFolder } from '../support/repo.ts'
import { type JsonReport, scanJson } from '../support/run-cli.ts'

const line = (seed: number) => `key = "${liveKey(seed)}"\n`

/** A packed history: a key that is gone, one that is still there, one in a message. */
function packed(): string {
  const folder = repository({ 'old.env': line(1), 'src/now.ts': line(2) })
  git(folder, 'rm', '--quiet', 'old.env')
  commit(folder, { message: `remove ${liveKey(3)}` })
  git(folder, 'repack', '-a', '-d', '--quiet')
  return folder
}

/** Audits as a user with this cache folder does. */
function auditWith(cache: string, folder: string, ...args: string[]) {
  return scanJson(['history', '--no-hygiene', ...args], { folder, environment: { XDG_CACHE_HOME: cache } })
}

function recordsIn(cache: string): string[] {
  return readdirSync(path.join(cache, 'straykey')).map((name) => path.join(cache, 'straykey', name))
}

/** What is the same whether something was remembered or not. */
function told({ findings, problems }: JsonReport) {
  return { findings, problems }
}

describe('a second audit', () => {
  it('says what the first one said, and remembers the packed objects', async () => {
    const [folder, cache] = [packed(), temporaryFolder()]
    const first = await auditWith(cache, folder)
    const second = await auditWith(cache, folder)
    expect(first.report.findings).toHaveLength(3)
    expect(told(second.report)).toEqual(told(first.report))
    const objects = Number(/in-pack: (\d+)/.exec(git(folder, 'count-objects', '-v'))?.[1])
    expect(first.report.scanned).toMatchObject({ blobs: objects, remembered: 0 })
    expect(second.report.scanned).toEqual({ ...first.report.scanned, remembered: objects })
  })

  it('finds what a new commit brings, and knows it apart from what was there', async () => {
    const [folder, cache] = [packed(), temporaryFolder()]
    await auditWith(cache, folder)
    commit(folder, { files: { 'new.ts': line(4), 'copy.ts': line(2) } })
    const { report } = await auditWith(cache, folder)
    expect(told(report)).toEqual(told((await auditWith(cache, folder, '--no-cache')).report))
    expect(report.findings).toHaveLength(4)
    expect(report.findings.find(({ timeline }) => timeline?.paths.includes('copy.ts'))?.timeline?.paths).toEqual(['copy.ts', 'src/now.ts'])
  })

  it('is right when objects move to another pack, or are in two', async () => {
    const [folder, cache] = [packed(), temporaryFolder()]
    await auditWith(cache, folder)
    commit(folder, { files: { 'src/now.ts': `${line(2)}more\n`, 'more.ts': line(5) } })
    git(folder, 'repack', '--quiet')
    const two = await auditWith(cache, folder)
    expect(told(two.report)).toEqual(told((await auditWith(cache, folder, '--no-cache')).report))
    for (const pack of ['--all', '--branches']) {
      const pipe = `git rev-list --objects ${pack} | cut -d' ' -f1 | git pack-objects --quiet .git/objects/pack/pack`
      git(folder, '-c', `alias.again=!${pipe}`, 'again')
    }
    for (let run = 0; run < 2; run++) {
      const again = await auditWith(cache, folder)
      expect(told(again.report)).toEqual(told(two.report))
      expect(again.report.scanned.blobs).toBe(two.report.scanned.blobs)
    }
  })

  it('with another salt, other rules or --no-cache uses nothing of the first', async () => {
    const [folder, cache] = [packed(), temporaryFolder()]
    await auditWith(cache, folder)
    const { report } = await auditWith(cache, folder, '--no-cache')
    expect(report.scanned.remembered).toBe(0)
    writeFileSync(path.join(folder, 'straykey.yaml'), 'salt: another one of ours\n')
    expect((await auditWith(cache, folder)).report.scanned.remembered).toBe(0)
    writeFileSync(path.join(folder, 'straykey.yaml'), 'disable: [jwt]\n')
    expect((await auditWith(cache, folder)).report.scanned.remembered).toBe(0)
  })
})

describe('a record', () => {
  it('holds no value in clear, and nobody else can read it', async () => {
    const [folder, cache] = [packed(), temporaryFolder()]
    await auditWith(cache, folder)
    const files = recordsIn(cache)
    expect(files).toHaveLength(1)
    for (const file of files) {
      const text = readFileSync(file, 'latin1')
      for (const seed of [1, 2, 3]) expect(text).not.toContain(liveKey(seed).slice('sk_live_'.length, 24))
      expect(statSync(file).mode & 0o077).toBe(0)
    }
  })

  it.each([
    ['is cut short', (file: string) => truncateSync(file, statSync(file).size - 100)],
    ['is empty', (file: string) => truncateSync(file, 0)],
    ['has a changed byte', (file: string) => changeByte(file)],
    ['is something else', (file: string) => writeFileSync(file, 'no record\n'.repeat(20))],
  ])('that %s is said, not used, and made again', async (_how, damage) => {
    const [folder, cache] = [packed(), temporaryFolder()]
    const first = await auditWith(cache, folder)
    for (const file of recordsIn(cache)) damage(file)
    const second = await auditWith(cache, folder)
    expect(told(second.report)).toEqual(told(first.report))
    expect(second.report.scanned.remembered).toBe(0)
    expect(second.report.notices.join()).toMatch(/not used, and the pack was read again/)
    expect((await auditWith(cache, folder)).report).toMatchObject({ notices: [], scanned: { blobs: second.report.scanned.blobs } })
  })

  it('is not written where there is no folder for it, which is said', async () => {
    const folder = packed()
    const cache = path.join(temporaryFolder(), 'file')
    writeFileSync(cache, '')
    const { report, code } = await auditWith(cache, folder)
    expect(code).toBe(1)
    expect(report.notices.join()).toMatch(/could not be remembered/)
  })
})

function changeByte(file: string): void {
  const bytes = readFileSync(file)
  const middle = bytes.length >> 1
  bytes[middle] = (bytes[middle] ?? 0) ^ 1
  writeFileSync(file, bytes)
}
