// Archives through the program: in folders, staged, from a pipe, and in a history; made by the programs that people use.
import { execFileSync } from 'node:child_process'
import { readFileSync, truncateSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { githubKey, liveKey } from '../support/fake-keys.ts'
import { commit } from '../support/history.ts'
import { tarOf, zipOf } from '../support/packing.ts'
import { placesOf } from '../support/places.ts'
import { git, repository, temporaryFolder, writeFiles } from '../support/repo.ts'
import { cli, runCli, scanJson } from '../support/run-cli.ts'

const key = githubKey(21)
const line = `key = ${key}\n`

/** Whether a program is there to be run. */
function has(program: string): boolean {
  try {
    execFileSync(program, ['--help'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** A folder with a file in a folder in it, packed by a program. */
function packedBy(program: string, ...args: string[]): string {
  const folder = temporaryFolder()
  writeFiles(folder, { 'conf/app.env': `one\n${line}`, 'readme.txt': 'nothing\n' })
  execFileSync(program, args, { cwd: folder, stdio: 'ignore' })
  writeFiles(folder, { 'conf/app.env': '' })
  return folder
}

describe('an archive made by', () => {
  const calls = [
    ['tar', 'cf', 'a.tar', 'conf'],
    ['tar', '--format=v7', '-cf', 'a.tar', 'conf'],
    ['tar', '--format=posix', '-cf', 'a.tar', 'conf'],
    ['tar', 'czf', 'a.tgz', './conf'],
    ['tar', 'cjf', 'a.tbz', 'conf', 'bzip2'],
    ['tar', 'cJf', 'a.txz', 'conf', 'xz'],
    ['tar', '--zstd', '-cf', 'a.tzst', 'conf', 'zstd'],
    ['zip', '-r', 'a.zip', 'conf'],
    ['zip', '-r', '-0', 'a.zip', 'conf'],
    ['zip', '-r', '-fz', 'a.zip', 'conf'],
  ]
  const compressors = ['bzip2', 'xz', 'zstd']
  // The machine may lack some.
  const possible = calls.filter((call) => call.filter((word) => [...compressors, 'zip'].includes(word)).every(has))

  it.each(possible.map((call) => [call.filter((word) => !compressors.includes(word))]))(
    '%j shows what is in it',
    async ([program = '', ...args]) => {
      const { code, report } = await scanJson(['.'], { folder: packedBy(program, ...args) })
      expect({ code, problems: report.problems }).toEqual({ code: 1, problems: [] })
      expect(placesOf(report)).toEqual([expect.stringMatching(/^a\.\w+!\/conf\/app\.env:2:7$/)])
    },
  )

  it.runIf(has('zip'))('zip with a password is counted as not scanned', async () => {
    const folder = packedBy('zip', '-r', '-P', 'word', 'a.zip', 'conf/app.env')
    const { code, stdout } = await runCli(['.'], { folder })
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringContaining('Not scanned: 1 encrypted (a.zip!/conf/app.env); unpack it and scan that'),
    })
  })
})

describe('archives', () => {
  it('are opened where they are staged, and compared with HEAD', async () => {
    const folder = repository({ 'a.zip': zipOf({ 'old.env': line }) })
    writeFiles(folder, { 'a.zip': zipOf({ 'moved.env': line, 'new.env': `key = ${liveKey(4)}\n` }) })
    git(folder, 'add', '--all')
    const { code, report } = await scanJson(['--staged'], { folder })
    expect(code).toBe(1)
    expect(report.findings.map(({ locations, suppression }) => [locations[0]?.path, suppression?.by])).toEqual([
      ['a.zip!/new.env', undefined],
      ['a.zip!/moved.env', 'existing'],
    ])
  })

  it('are opened in standard input', async () => {
    const input = zipOf({ 'in.tar': await tarOf({ 'a.env': line }) })
    const { report } = await scanJson(['-', '--stdin-name', 'app.zip'], { folder: temporaryFolder(), input })
    expect(placesOf(report)).toEqual(['app.zip!/in.tar!/a.env:1:7'])
  })

  it('make a scan incomplete when they are damaged, or deeper than the limit', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { 'a.zip': zipOf({ 'a.txt': 'x' }), 'b.zip': zipOf({ 'c.zip': zipOf({ 'd.txt': 'x' }) }) })
    truncateSync(path.join(folder, 'a.zip'), 40)
    const { code, report } = await scanJson(['.', '--max-archive-depth', '1'], { folder })
    expect({ code, where: report.problems.map(({ where }) => where) }).toEqual({ code: 3, where: ['a.zip', 'b.zip!/c.zip'] })
  })

  it.each([
    ['--max-archive-depth', 'deep', '--max-archive-depth deep: expected a number from 0 to 100'],
    ['--max-archive-size', '1T', '--max-archive-size 1T: expected bytes, or a number with k, M or G, such as 500M'],
  ])('%s %s is refused', async (option, value, message) => {
    const { code, stderr } = await runCli([option, value], { folder: temporaryFolder() })
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(message) })
  })

  it('are opened as the configuration says, which is said where that is less than usual', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { 'a.zip': zipOf({ 'a.env': line }), 'straykey.yaml': 'maxArchiveDepth: 0\n' })
    const { code, report } = await scanJson(['.'], { folder })
    expect({ code, notices: report.notices }).toEqual({ code: 0, notices: ['straykey.yaml opens archives 0 deep'] })
    expect((await scanJson(['.', '--max-archive-depth', '1'], { folder })).code).toBe(1)
  })
})

describe('archives in a history', () => {
  /** An archive that is gone, one that is still there, a damaged one. */
  function withArchives(): string {
    const folder = repository({ 'lib/old.zip': zipOf({ 'conf/a.env': line }), 'now.zip': zipOf({ 'b.env': `key = ${liveKey(7)}\n` }) })
    git(folder, 'rm', '--quiet', 'lib/old.zip')
    commit(folder, { files: { 'cut.zip': zipOf({ 'c.txt': 'x' }).subarray(0, 40) } })
    git(folder, 'repack', '-a', '-d', '--quiet')
    return folder
  }

  it('are opened, with the way inside in the place and their own path in the timeline', async () => {
    const { code, report } = await scanJson(['history', '--no-cache'], { folder: withArchives() })
    expect(code).toBe(1)
    const told = report.findings.map(({ locations, timeline }) => [locations[0]?.path, timeline?.paths, timeline?.inHead])
    expect(told.sort()).toEqual([
      ['lib/old.zip!/conf/a.env', ['lib/old.zip'], false],
      ['now.zip!/b.env', ['now.zip'], true],
    ])
    expect(report.problems.map(({ where }) => where)).toEqual([expect.stringMatching(/^cut\.zip \(object [0-9a-f]{12}\)$/)])
  })

  it('are remembered with their packs; what could not be opened is said again', async () => {
    const [folder, cache] = [withArchives(), temporaryFolder()]
    const audit = (...args: string[]) => scanJson(['history', ...args], { folder, environment: { XDG_CACHE_HOME: cache } })
    const [first, second] = [await audit(), await audit()]
    expect(second.report.findings).toEqual(first.report.findings)
    expect(second.report.problems).toEqual(first.report.problems)
    expect(second.report.scanned.remembered).toBe(first.report.scanned.blobs)
    expect((await audit('--plain')).report.findings).toEqual(first.report.findings)
    // Other limits, other records.
    expect((await audit('--max-archive-depth', '0')).report.findings).toEqual([])
  })

  it('are left out by --exclude', async () => {
    const { code, report } = await scanJson(['history', '--exclude', '*.zip', '--exclude', 'lib'], { folder: withArchives() })
    expect({ code, findings: report.findings, problems: report.problems }).toEqual({ code: 0, findings: [], problems: [] })
  })
})

/** Files that are loaded with a file of the program, whatever it does. */
function loadedWith(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*["'](\.[^"']+)["']/g))
    loadedWith(path.join(path.dirname(file), name), seen)
  return seen
}

it('costs nothing where there is no archive: what opens them is loaded on demand', () => {
  const names = [...loadedWith(cli)].map((file) => path.basename(file, '.js'))
  expect(names).toContain('straykey')
  expect(names.filter((name) => /^(?:zip|gzip|tar|pdf|bzip2|zstd|xz|inside|decoding|_node_zlib)$/.test(name))).toEqual([])
})
