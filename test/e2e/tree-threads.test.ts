// A tree with several threads gives what one thread gives.
import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { NOT_THERE } from '../../src/files/open-file.ts'
import { fakeKey, liveKey } from '../support/fake-keys.ts'
import { repository, temporaryFolder, writeFiles } from '../support/repo.ts'
import { cli, type JsonReport, runCli } from '../support/run-cli.ts'
import { zip } from '../support/zip-writer.ts'

const FILES = 1200

/** Keys here and there, the same one several times, an archive, names and problems. */
function tree(): string {
  const shared = liveKey()
  const files: Record<string, string | Uint8Array> = {}
  for (let i = 0; i < FILES; i++) {
    const text =
      i % 97 === 0 ? `key = "${shared}"\n` : i % 31 === 0 ? `API_TOKEN="${fakeKey(`alnum*${28 + (i % 9)} digit*4 upper*4`)}"\n` : 'plain\n'
    files[`d${i % 17}/f${i}.txt`] = text
  }
  files['d3/packed.zip'] = zip([{ name: 'inner.env', contents: `KEY=${liveKey()}\n` }])
  files[`d4/${liveKey()}.txt`] = 'its name is enough\n'
  const folder = repository(files)
  rmSync(path.join(folder, 'd5/f5.txt'))
  writeFiles(folder, { 'd6/untracked.txt': `${liveKey()}\n` })
  return folder
}

describe('a tree with several threads', () => {
  it('gives the same report, byte by byte', async () => {
    const folder = tree()
    const [one, ...others] = await Promise.all(
      [1, 2, 5].map((threads) => runCli(['--threads', String(threads), '--format', 'json', '.'], { folder })),
    )
    const report = JSON.parse(one?.stdout ?? '') as JsonReport
    expect(report.findings.length).toBeGreaterThan(8)
    expect(report.skipped.map(({ reason }) => reason)).toContain(NOT_THERE)
    for (const other of others) expect(other).toEqual(one)
  })

  it('works alone where the other threads have nothing to take', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { 'a.txt': `${liveKey()}\n` })
    expect((await runCli(['--threads', '4', '.'], { folder })).code).toBe(1)
  })

  it('refuses a number that is none', async () => {
    const { code, stderr } = await runCli(['--threads', 'many'], { folder: temporaryFolder() })
    expect(code).toBe(2)
    expect(stderr).toContain('--threads many')
  })

  it('has its other threads in dist/', () => {
    expect(existsSync(path.join(path.dirname(cli), 'scan-worker.js'))).toBe(true)
  })
})
