import { chmodSync, copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Random, seededRandom } from '../../src/random.ts'
import { packFile } from '../git/packed.ts'
import { tryGit } from '../support/commit.ts'
import { liveKey } from '../support/fake-keys.ts'
import { git, repository, temporaryFolder } from '../support/repo.ts'
import { type JsonReport, scanJson } from '../support/run-cli.ts'

/** Exit code when secrets were found, and when something could not be read. */
const FOUND = 1
const INCOMPLETE = 3
const SLOWEST_MS = 10_000

/** A packed repository of some versions of some files; one file has a key in each version, which stands whole in the first. */
function packed(): string {
  const folder = repository()
  for (let version = 0; version < 12; version++) {
    const lines = Array.from({ length: 40 }, (_, i) => `line ${i} of version ${i % 7 === version % 7 ? version : 0}`)
    writeFileSync(path.join(folder, 'a.txt'), lines.join('\n'))
    writeFileSync(path.join(folder, `key${version}.txt`), `key = ${liveKey(version)}\n${lines.slice(version).join('\n')}\n`)
    git(folder, 'add', '--all')
    git(folder, 'commit', '--quiet', `--message=version ${version}`)
  }
  git(folder, 'repack', '-q', '-a', '-d', '-f', '--depth=20')
  return folder
}

async function audit(folder: string): Promise<{ code: number | null; report: JsonReport }> {
  const start = performance.now()
  const { code, stderr, report } = await scanJson(['history', '--no-cache'], { folder })
  expect(stderr).not.toContain('bug')
  expect(performance.now() - start).toBeLessThan(SLOWEST_MS)
  return { code, report }
}

/** Other bytes for the file: fewer, or with some bits flipped. */
function damaged(random: Random, bytes: Buffer): Buffer {
  if (random(4) === 0) return bytes.subarray(0, random(bytes.length))
  const other = Buffer.from(bytes)
  for (let flips = random(3); flips >= 0; flips--) {
    const at = random(other.length)
    other.writeUInt8(other.readUInt8(at) ^ (1 << random(8)), at)
  }
  return other
}

function overwrite(file: string, bytes: Uint8Array): void {
  chmodSync(file, 0o644)
  writeFileSync(file, bytes)
}

/** Objects whose contents git can't read, or can't find, by its own account. */
function gitComplains(folder: string): boolean {
  const { output } = tryGit(folder, ['cat-file', '--batch-all-objects', '--batch', '--buffer'])
  const { code } = tryGit(folder, ['cat-file', '--batch-all-objects', '--batch'])
  return code !== 0 || / missing$/m.test(output) || tryGit(folder, ['rev-list', '--objects', '--all']).code !== 0
}

const first = Number(process.env.STRAYKEY_SEED ?? 1)
const count = Number(process.env.STRAYKEY_RUNS ?? 12)

describe.each(['.pack', '.idx'])('a damaged %s file', (end) => {
  it('is named, unless git reads all that there is; what is left is audited', async () => {
    const original = packed()
    const whole = (await audit(original)).report.findings.length
    expect(whole).toBe(12)
    let named = 0
    for (let seed = first; seed < first + count; seed++) {
      const folder = temporaryFolder()
      cpSync(original, folder, { recursive: true })
      const file = packFile(folder, end)
      overwrite(file, damaged(seededRandom(seed), readFileSync(file)))
      const { code, report } = await audit(folder)
      const [{ length: findings }, { length: problems }] = [report.findings, report.problems]
      expect(code, `seed ${seed}`).toBe(findings > 0 ? FOUND : problems > 0 ? INCOMPLETE : 0)
      if (problems === 0) expect([findings, gitComplains(folder)], `seed ${seed}`).toEqual([whole, false])
      if (problems > 0) named++
      for (const { where, message } of report.problems) expect(`${where} ${message}`, `seed ${seed}`).toMatch(/pack-|missing|object/)
    }
    expect(named).toBeGreaterThan(count / 2)
  })
})

describe('a pack and its index', () => {
  it('that do not belong together are named', async () => {
    const [folder, other] = [packed(), repository({ 'b.txt': liveKey(30) })]
    git(other, 'repack', '-q', '-a', '-d')
    const index = packFile(folder, '.idx')
    chmodSync(index, 0o644)
    copyFileSync(packFile(other, '.idx'), index)
    const { code, report } = await audit(folder)
    expect(code).toBe(INCOMPLETE)
    expect(report.problems.map(({ message }) => message).join('\n')).toContain('does not belong to its index; run: git fsck')
  })

  it.each([
    ['.idx', /no index, .*; run: git index-pack /],
    ['.pack', /its pack is gone, .*; .*run: git fsck/],
  ])('are named when the %s is missing', async (end, message) => {
    const folder = packed()
    rmSync(packFile(folder, end))
    const { code, report } = await audit(folder)
    expect(code).toBe(INCOMPLETE)
    expect(report.problems.map((problem) => problem.message).join('\n')).toMatch(message)
  })

  it('are named when the pack can not be read', async () => {
    const folder = packed()
    const pack = packFile(folder, '.pack')
    rmSync(pack)
    mkdirSync(pack)
    const { code, report } = await audit(folder)
    expect(code).toBe(INCOMPLETE)
    expect(report.problems.map(({ where }) => where).join('\n')).toContain(pack)
  })
})
