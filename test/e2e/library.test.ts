// The library as its users get it: the built index, its types aside.
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { githubKey, liveKey } from '../support/fake-keys.ts'
import { git, gitEnvironment, repository, temporaryFolder, writeFiles } from '../support/repo.ts'

const built = path.join(import.meta.dirname, '../../dist/index.js')
const library = (await import(built)) as typeof import('../../src/index.ts')
const environment = gitEnvironment

function folderWith(count: number): string {
  const folder = temporaryFolder()
  for (let i = 0; i < count; i++) writeFiles(folder, { [`src/${i}.js`]: `const key = '${liveKey(i + 1)}'\n` })
  return folder
}

describe('scan', () => {
  test('gives a report, with the values behind reveal alone', async () => {
    const report = await library.scan({ folder: folderWith(1), environment })
    expect([library.exitCodeOf(report), report.findings[0]?.secret?.reveal()]).toEqual([1, liveKey(1)])
    expect(JSON.stringify(report)).not.toContain(liveKey(1))
  })

  test('rejects with UserError for what its caller can mend', async () => {
    await expect(library.scan({ folder: folderWith(1), paths: ['nowhere'] })).rejects.toBeInstanceOf(library.UserError)
  })

  test('keeps nothing between two scans, also at the same time', async () => {
    const [one, two] = [folderWith(1), folderWith(2)]
    const reports = await Promise.all([one, two, one].map((folder) => library.scan({ folder, environment })))
    expect(reports.map(({ findings }) => findings.length)).toEqual([1, 2, 1])
  })
})

test('scanHistory gives a finding its timeline', async () => {
  const folder = repository({ 'a.js': `const key = '${githubKey()}'\n` })
  git(folder, 'rm', '--quiet', 'a.js')
  git(folder, 'commit', '--quiet', '--message=gone')
  const report = await library.scanHistory({ repository: folder, environment, cache: false })
  expect(report.findings.map(({ timeline }) => timeline?.inHead)).toEqual([false])
})

describe('scanText', () => {
  test('scans a text, or bytes, under a name', async () => {
    const text = `key = "${liveKey()}"`
    const reports = await Promise.all([
      library.scanText(text, { name: 'settings.py' }),
      library.scanText(Buffer.from(text, 'utf16le')),
      library.scanText('nothing'),
    ])
    expect(reports.map(({ findings }) => findings.map(({ locations }) => locations[0]?.path))).toEqual([['settings.py'], ['text'], []])
  })
})

describe('scanStream', () => {
  test('yields file by file, and returns the report that scan gives', async () => {
    const folder = folderWith(5)
    writeFiles(folder, { 'src/0.again.js': `const key = '${liveKey(1)}'\n` })
    const stream = library.scanStream({ folder, environment })
    const paths: (string | undefined)[] = []
    let step = await stream.next()
    for (; !step.done; step = await stream.next()) paths.push(step.value.locations[0]?.path)
    expect(paths).toEqual(['src/0.again.js', ...[0, 1, 2, 3, 4].map((i) => `src/${i}.js`)])
    expect(JSON.stringify(step.value)).toBe(JSON.stringify(await library.scan({ folder, environment })))
  })

  test('ends the scan when its reader has seen enough', async () => {
    const folder = folderWith(3)
    for await (const finding of library.scanStream({ folder, environment })) {
      expect(finding.rule).toBe('generic-api-live-key')
      break
    }
  })

  test('throws what scan would throw', async () => {
    const stream = library.scanStream({ folder: folderWith(1), paths: ['nowhere'] })
    await expect(stream.next()).rejects.toBeInstanceOf(library.UserError)
  })

  test('hides a secret in the name of a file', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { [`${liveKey(9)}.txt`]: `const key = '${liveKey(1)}'\n` })
    const names: string[] = []
    for await (const { locations } of library.scanStream({ folder, environment })) names.push(...locations.map((one) => one.path))
    expect(names.join(' ')).not.toContain(liveKey(9))
  })
})

test('an aborted scan resolves with what was found, and says so', async () => {
  const report = await library.scan({ folder: folderWith(2), environment, signal: AbortSignal.abort() })
  expect([report.interrupted, library.exitCodeOf(report)]).toEqual([true, 130])
})

test('rules gives fresh objects each time', () => {
  const [first, second] = [library.rules(), library.rules()]
  expect(first).toEqual(second)
  expect(first[0]).not.toBe(second[0])
})
