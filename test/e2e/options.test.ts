// The command line: help, formats, outputs, thresholds and what is refused.
import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { formatNames } from '../../src/report/index.ts'
import { fakeKey, liveKey } from '../support/fake-keys.ts'
import { keyLine } from '../support/places.ts'
import { temporaryFolder, writeFiles } from '../support/repo.ts'
import { runCli, scanJson } from '../support/run-cli.ts'

const ESCAPE = '\x1b['

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder()
  writeFiles(folder, files)
  return folder
}

const leaky = () => folderWith({ 'a.txt': keyLine() })

describe('help and version', () => {
  test.each([['--help'], ['-h'], ['scan', '--help'], ['rules', '--help']])(
    '%s %s is exit code 0 with usage and examples',
    async (...args) => {
      const { code, stdout } = await runCli(args, { folder: temporaryFolder() })
      expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/Usage[\s\S]*Examples:\n\s+straykey/) })
    },
  )

  test('help lists the exit codes', async () => {
    const { stdout } = await runCli(['--help'], { folder: temporaryFolder() })
    expect(stdout).toMatch(/Exit codes: 0 .*1 .*2 .*3 /s)
  })

  test.each(['--version', '-V'])("%s is package.json's", async (option) => {
    const { version } = JSON.parse(readFileSync(path.join(import.meta.dirname, '../../package.json'), 'utf8'))
    const { code, stdout } = await runCli([option], { folder: temporaryFolder() })
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${version}\n` })
  })
})

describe('what is refused gives exit code 2, prints no report and says why', () => {
  test.each([
    ['an unknown option, with the one that was meant', ['--formt=json'], /--formt.*--format/],
    ['an unknown option that resembles none', ['--xyzzy'], /--xyzzy.*--help/],
    ['an unknown short option', ['-Z'], /-Z/],
    ['a format that does not exist, with those that do', ['--format', 'xml'], /xml.*human, json, sarif/],
    ['a severity that does not exist, with those that do', ['--fail-on', 'severe'], /severe.*critical/],
    ['a missing value', ['--format'], /--format needs a value/],
    ['an option in place of a value', ['--format', '--quiet'], /--format needs a value/],
    ['a value for a flag', ['--quiet=yes'], /--quiet takes no value/],
    ['an output without a file', ['--output', 'json'], /json.*FORMAT=FILE/],
    ['an output in an unknown format', ['--output', 'xml=a.xml'], /xml=a\.xml.*FORMAT=FILE/],
    ['--show-secrets where no person looks', ['--show-secrets'], /--show-secrets.*terminal/],
    ['a rule file that does not exist', ['--rules', 'nowhere.yaml'], /nowhere\.yaml.*no such file/],
    ['a configuration that does not exist', ['--config', 'nowhere.yaml'], /nowhere\.yaml.*no such file/],
  ])('%s', async (_, args, message) => {
    const { code, stdout, stderr } = await runCli(args, { folder: leaky() })
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(message) })
  })
})

describe('--format', () => {
  test('json is one JSON document of version 1', async () => {
    expect((await scanJson([], { folder: leaky() })).report.version).toBe(1)
  })

  test('json says for each finding what, how bad, where and which', async () => {
    const { report } = await scanJson([], { folder: leaky() })
    expect(report.findings[0]).toMatchObject({
      rule: expect.any(String),
      severity: 'critical',
      fingerprint: expect.any(String),
      redacted: expect.any(String),
      locations: [{ path: 'a.txt', line: 1, column: 8, endColumn: 8 + liveKey().length }],
    })
  })

  test('sarif is a SARIF 2.1.0 log with the finding in it', async () => {
    const { stdout } = await runCli(['--format=sarif'], { folder: leaky() })
    expect(JSON.parse(stdout)).toMatchObject({ version: '2.1.0', runs: [{ results: [{ level: 'error' }] }] })
  })

  test.each(formatNames)('%s does not change the exit code', async (format) => {
    expect((await runCli(['--format', format], { folder: leaky() })).code).toBe(1)
  })
})

describe('--output', () => {
  test('writes several reports beside the printed one', async () => {
    const [folder, reports] = [leaky(), temporaryFolder()]
    const files = { json: path.join(reports, 'a.json'), sarif: path.join(reports, 'a=b.sarif'), human: path.join(reports, 'a.txt') }
    const args = Object.entries(files).flatMap(([format, file]) => ['--output', `${format}=${file}`])
    const { stdout } = await runCli(args, { folder })
    const written = Object.values(files).map((file) => readFileSync(file, 'utf8').includes('a.txt'))
    expect({ written, printed: stdout.includes('a.txt:1:8') }).toEqual({ written: [true, true, true], printed: true })
  })

  test('does not change the exit code', async () => {
    const file = path.join(temporaryFolder(), 'a.json')
    expect((await runCli(['--output', `json=${file}`], { folder: leaky() })).code).toBe(1)
  })

  test('is written without colours, whatever is printed', async () => {
    const file = path.join(temporaryFolder(), 'a.txt')
    await runCli(['--output', `human=${file}`], { folder: leaky(), environment: { FORCE_COLOR: '1' } })
    expect(readFileSync(file, 'utf8')).not.toContain(ESCAPE)
  })

  test('to a folder that does not exist is exit code 2 with the place', async () => {
    const { code, stderr } = await runCli(['--output=json=nowhere/a.json'], { folder: leaky() })
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('nowhere/a.json') })
  })

  test('to a folder is exit code 2 with the place', async () => {
    const folder = leaky()
    mkdirSync(path.join(folder, 'reports'))
    const { code, stderr } = await runCli(['--output=json=reports'], { folder })
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('reports') })
  })

  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('to a place without permission is exit code 2', async () => {
    const place = temporaryFolder()
    chmodSync(place, 0o555)
    const { code } = await runCli([`--output=json=${place}/a.json`], { folder: leaky() })
    expect({ code, exists: existsSync(path.join(place, 'a.json')) }).toEqual({ code: 2, exists: false })
  })
})

describe('--fail-on', () => {
  const publishable = () => folderWith({ 'page.html': `<script>init("${fakeKey('pk_live_ alnum*32')}")</script>` })
  const testKey = () => folderWith({ 'a.txt': `key = "${fakeKey('sk_test_ alnum*32')}"` })

  test('is low by default, so a publishable key is shown and passes', async () => {
    const { code, report } = await scanJson([], { folder: publishable() })
    expect({ code, severities: report.findings.map(({ severity }) => severity) }).toEqual({ code: 0, severities: ['info'] })
  })

  test('info makes a publishable key fail', async () => {
    expect((await runCli(['--fail-on', 'info'], { folder: publishable() })).code).toBe(1)
  })

  test.each([
    ['low', 1],
    ['medium', 1],
    ['high', 0],
    ['critical', 0],
  ])('%s gives a test key exit code %i', async (severity, expected) => {
    expect((await runCli(['--fail-on', severity], { folder: testKey() })).code).toBe(expected)
  })

  test('critical makes a live key fail', async () => {
    expect((await runCli(['--fail-on=critical'], { folder: leaky() })).code).toBe(1)
  })

  test('says how many findings it lets pass', async () => {
    expect((await runCli(['--fail-on=high'], { folder: testKey() })).stdout).toMatch(/1 below --fail-on high/)
  })
})

describe('colours', () => {
  test.each([
    ['none when nobody asks, as it is no terminal', [], {}, false],
    ['with FORCE_COLOR', [], { FORCE_COLOR: '1' }, true],
    ['none with FORCE_COLOR=0', [], { FORCE_COLOR: '0' }, false],
    ['none with NO_COLOR', [], { NO_COLOR: '1' }, false],
    ['with --color always', ['--color', 'always'], {}, true],
    ['with --color always in spite of NO_COLOR', ['--color=always'], { NO_COLOR: '1' }, true],
    ['none with --color never in spite of FORCE_COLOR', ['--color=never'], { FORCE_COLOR: '1' }, false],
    ['none with --no-color in spite of FORCE_COLOR', ['--no-color'], { FORCE_COLOR: '1' }, false],
    ['none in JSON', ['--format=json', '--color=always'], { FORCE_COLOR: '1' }, false],
  ])('%s', async (_, args, environment, colored) => {
    const { stdout } = await runCli(args, { folder: leaky(), environment })
    expect(stdout.includes(ESCAPE)).toBe(colored)
  })
})

describe('--quiet and --verbose', () => {
  test('quiet still says what was found and where, without frame and advice', async () => {
    const { stdout } = await runCli(['--quiet'], { folder: leaky() })
    expect({ place: stdout.includes('a.txt:1:8'), advice: /Next:|Harm:|\^\^/.test(stdout) }).toEqual({ place: true, advice: false })
  })

  test('quiet does not silence what makes a scan incomplete', async () => {
    const { stdout } = await runCli(['-q', '/dev/null'], { folder: temporaryFolder() })
    expect(stdout).toMatch(/incomplete/)
  })

  test('verbose shows every place', async () => {
    const folder = folderWith(Object.fromEntries(Array.from({ length: 25 }, (_, i) => [`f${i}.txt`, keyLine()])))
    const places = async (args: string[]) => (await runCli(args, { folder })).stdout.match(/f\d+\.txt:1:8/g)?.length
    expect([(await places([])) === 25, await places(['--verbose'])]).toEqual([false, 25])
  })

  test('without verbose the number of places left out is said', async () => {
    const folder = folderWith(Object.fromEntries(Array.from({ length: 25 }, (_, i) => [`f${i}.txt`, keyLine()])))
    const { stdout } = await runCli([], { folder })
    const shown = stdout.match(/f\d+\.txt:1:8/g)?.length ?? 0
    expect(stdout).toContain(`${25 - shown} more places`)
  })
})
