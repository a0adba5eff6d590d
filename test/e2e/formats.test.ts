// All formats in one run, as their readers get them; and what GitLab's report says of the run itself.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { formatNames } from '../../src/report/index.ts'
import { liveKey } from '../support/fake-keys.ts'
import { type GitlabReport, gitlabSchema } from '../support/gitlab.ts'
import { git, repository, temporaryFolder, writeFiles } from '../support/repo.ts'
import { type JsonReport, type Run, runCli } from '../support/run-cli.ts'
import type { SarifLog } from '../support/sarif.ts'
import { readCommands } from '../support/workflow-commands.ts'
import { parseXml } from '../support/xml.ts'

const NO_COMMIT = '0'.repeat(40)
const leaky = { 'src/a.ts': `const k = '${liveKey()}'\n` }

/** Runs with every format as an output, and prints one of them. */
async function runAll(folder: string, ...args: string[]): Promise<Run & { written: Readonly<Record<string, string>> }> {
  const reports = temporaryFolder()
  const outputs = formatNames.map((format) => `--output=${format}=${path.join(reports, format)}`)
  const run = await runCli([...args, ...outputs], { folder })
  const written = formatNames.map((format) => [format, readFileSync(path.join(reports, format), 'utf8')])
  return { ...run, written: Object.fromEntries(written) as Record<string, string> }
}

async function gitlabOf(folder: string, ...args: string[]): Promise<GitlabReport> {
  const { stdout } = await runCli([...args, '--format', 'gitlab'], { folder })
  return JSON.parse(stdout) as GitlabReport
}

const shasOf = ({ vulnerabilities }: GitlabReport) => vulnerabilities.map(({ location }) => location.commit.sha)

describe('one run with all formats', () => {
  it('writes each of them to its file, and prints one', async () => {
    const { code, stdout, written } = await runAll(repository(leaky), '--format', 'junit')
    expect(code).toBe(1)
    expect((JSON.parse(written.json ?? '') as JsonReport).findings).toHaveLength(1)
    expect((JSON.parse(written.sarif ?? '') as SarifLog).runs[0]?.results).toHaveLength(1)
    expect(new Ajv({ strict: false }).validate(gitlabSchema, JSON.parse(written.gitlab ?? ''))).toBe(true)
    expect(written.csv?.split('\r\n')).toHaveLength(3)
    expect(readCommands(written.github ?? '').commands).toMatchObject([{ command: 'error', properties: { file: 'src/a.ts', col: '12' } }])
    expect(written.markdown).toMatch(/^\| critical \| .* \| `src\/a\.ts:1:12` \| /m)
    expect(written.human).toMatch(/^critical {2}/)
    expect(written.html).toMatch(/<h1>1 secret in 1 place<\/h1>[\s\S]*<span class="path">src\/a\.ts:1:12<\/span>/)
    for (const text of [stdout, written.junit ?? '']) expect(parseXml(text).attributes).toMatchObject({ tests: '1', failures: '1' })
  })

  it('says in each that nothing was found where nothing is', async () => {
    const { code, written } = await runAll(repository({ 'a.txt': 'nothing\n' }))
    expect(code).toBe(0)
    expect((JSON.parse(written.gitlab ?? '') as GitlabReport).vulnerabilities).toEqual([])
    expect(parseXml(written.junit ?? '').attributes).toMatchObject({ tests: '1', failures: '0', errors: '0' })
    expect(written.csv?.split('\r\n')).toHaveLength(2)
    expect(readCommands(written.github ?? '')).toEqual({ commands: [], lines: ['No secrets found.', 'Scanned 1 file, 8 bytes.'] })
    expect(written.markdown).toMatch(/^## straykey: No secrets found\n/)
    expect(written.html).toContain('<h1>No secrets found</h1>')
  })

  it('says in each what an audit of history found', async () => {
    const folder = repository(leaky)
    git(folder, 'rm', '--quiet', 'src/a.ts')
    git(folder, 'commit', '--quiet', '--message=gone')
    const first = git(folder, 'rev-parse', 'HEAD~1').trim()
    const { code, written } = await runAll(folder, 'history', '--no-cache')
    expect(code).toBe(1)
    expect(shasOf(JSON.parse(written.gitlab ?? '') as GitlabReport)).toEqual([first])
    expect(written.csv).toContain(`,${first},`)
    for (const text of [written.markdown, written.html]) expect(text).toContain(`since ${first.slice(0, 12)}, gone from HEAD`)
    expect(parseXml(written.junit ?? '').attributes).toMatchObject({ failures: '1' })
    expect(readCommands(written.github ?? '').commands).toHaveLength(1)
  })
})

describe("the commit in GitLab's report", () => {
  it("is HEAD's", async () => {
    const folder = repository(leaky)
    expect(shasOf(await gitlabOf(folder))).toEqual([git(folder, 'rev-parse', 'HEAD').trim()])
  })

  it("is HEAD's of the repository that was named, also by a file in it", async () => {
    const folder = repository(leaky)
    const id = git(folder, 'rev-parse', 'HEAD').trim()
    const elsewhere = repository({ 'b.txt': 'nothing\n' })
    expect(shasOf(await gitlabOf(elsewhere, folder))).toEqual([id])
    expect(shasOf(await gitlabOf(elsewhere, path.join(folder, 'src/a.ts')))).toEqual([id])
  })

  it("is HEAD's for what is staged and for standard input", async () => {
    const folder = repository({ 'b.txt': 'nothing\n' })
    writeFiles(folder, leaky)
    git(folder, 'add', '--all')
    const id = git(folder, 'rev-parse', 'HEAD').trim()
    expect(shasOf(await gitlabOf(folder, '--staged'))).toEqual([id])
    const { stdout } = await runCli(['-', '--format', 'gitlab'], { folder, input: liveKey() })
    expect(shasOf(JSON.parse(stdout) as GitlabReport)).toEqual([id])
  })

  it('is zeros before the first commit, and where there is no repository', async () => {
    const [unborn, plain] = [repository(), temporaryFolder()]
    for (const folder of [unborn, plain]) {
      writeFiles(folder, leaky)
      expect(shasOf(await gitlabOf(folder))).toEqual([NO_COMMIT])
    }
  })

  it('comes with the times of the run', async () => {
    const before = new Date().toISOString().slice(0, 19)
    const { scan } = await gitlabOf(repository(leaky))
    const after = new Date().toISOString().slice(0, 19)
    expect([before, scan.start_time, scan.end_time, after]).toEqual([before, scan.start_time, scan.end_time, after].sort())
  })
})
