// Inline allowances: `straykey:allow [rule] -- reason`.
import { describe, expect, test } from 'vitest'
import { formatNames } from '../../src/report/index.ts'
import { liveKey } from '../support/fake-keys.ts'
import { keyLine, placesOf } from '../support/places.ts'
import { temporaryFolder, writeFiles } from '../support/repo.ts'
import { runCli, scanJson } from '../support/run-cli.ts'

const RULE = 'generic-api-live-key'
const line = (seed = 1) => keyLine(seed).trim()

function fileOf(...lines: readonly string[]): string {
  const folder = temporaryFolder()
  writeFiles(folder, { 'a.js': `${lines.join('\n')}\n` })
  return folder
}

/** Why each finding doesn't count. */
async function suppressions(folder: string, args: readonly string[] = []) {
  const { code, report } = await scanJson(args, { folder })
  return { code, by: report.findings.map(({ suppression }) => suppression) }
}

describe('an allowance', () => {
  test.each([
    ['on the same line', [`${line()} // straykey:allow -- a fixture`]],
    ['on the previous line', ['// straykey:allow -- a fixture', line()]],
    ['on the next line', [line(), '// straykey:allow -- a fixture']],
    ['that names the rule', [`${line()} // straykey:allow ${RULE} -- a fixture`]],
    ['in a comment that is closed', [`${line()} /* straykey:allow -- a fixture */`]],
    ['in a comment of HTML', [`<!-- straykey:allow -- a fixture -->`, line()]],
    ['in a comment of a shell', [`${line()} # straykey:allow -- a fixture`]],
  ])('%s covers the secret and keeps its reason', async (_, lines) => {
    expect(await suppressions(fileOf(...lines))).toEqual({ code: 0, by: [{ by: 'comment', reason: 'a fixture' }] })
  })

  test('needs no reason', async () => {
    expect(await suppressions(fileOf(`${line()} // straykey:allow`))).toEqual({ code: 0, by: [{ by: 'comment' }] })
  })

  test('stays in the report and is counted in the summary', async () => {
    const { stdout } = await runCli([], { folder: fileOf(`${line()} // straykey:allow -- a fixture`) })
    expect(stdout).toMatch(/1 allowed by comments/)
  })

  test('is shown with its reason by --verbose', async () => {
    const { stdout } = await runCli(['--verbose'], { folder: fileOf(`${line()} // straykey:allow -- a fixture`) })
    expect(stdout).toMatch(/allowed by a comment: a fixture/)
  })

  test('works where lines end in CR LF', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { 'a.js': `// straykey:allow -- a fixture\r\n${line()}\r\n` })
    expect(await suppressions(folder)).toEqual({ code: 0, by: [{ by: 'comment', reason: 'a fixture' }] })
  })

  test('works in UTF-16', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { 'a.js': Buffer.from(`\ufeff// straykey:allow -- a fixture\r\n${line()}\r\n`, 'utf16le') })
    expect(await suppressions(folder)).toEqual({ code: 0, by: [{ by: 'comment', reason: 'a fixture' }] })
  })
})

describe('an allowance does not cover', () => {
  test.each([
    ['a secret two lines away', ['// straykey:allow -- too far', '', line()]],
    ['a secret of another rule', [`${line()} // straykey:allow stripe-webhook-secret -- wrong`]],
    ['anything when it names no rule that exists', [`${line()} // straykey:allow no-such-rule -- wrong`]],
    ['anything when it is another word', [`${line()} // straykey:allowed -- wrong`]],
    ['the neighbour above of a line with a secret of its own', [line(1), `${line(2)} // straykey:allow -- mine`]],
    ['the neighbour below of a line with a secret of its own', [`${line(2)} // straykey:allow -- mine`, line(1)]],
  ])('%s', async (_, lines) => {
    const index = lines.findIndex((one) => one.includes(liveKey(1)))
    const { code, report } = await scanJson([], { folder: fileOf(...lines) })
    expect({ code, places: placesOf(report) }).toEqual({ code: 1, places: [`a.js:${index + 1}:8`] })
  })

  test('anything with --no-inline-allow', async () => {
    expect((await suppressions(fileOf(`${line()} // straykey:allow -- a fixture`), ['--no-inline-allow'])).code).toBe(1)
  })

  test('the same secret in another place', async () => {
    const folder = fileOf(`${line()} // straykey:allow -- a fixture`)
    writeFiles(folder, { 'b.js': line() })
    const { code, report } = await scanJson([], { folder })
    expect({ code, places: placesOf(report) }).toEqual({ code: 1, places: ['b.js:1:8'] })
  })
})

describe('a mistaken allowance', () => {
  test('that names no rule is noticed with its place', async () => {
    const { stdout } = await runCli([], { folder: fileOf('', `${line()} // straykey:allow no-such-rule -- wrong`) })
    expect(stdout).toMatch(/notice.*a\.js:2.*no-such-rule/)
  })

  test('that is a sentence without -- is noticed', async () => {
    const { report } = await scanJson([], { folder: fileOf(`${line()} // straykey:allow because it is a fixture`) })
    expect(report.notices).toEqual([expect.stringContaining('because')])
  })
})

describe('the reason of an allowance', () => {
  test('can give no escape sequence to the terminal', async () => {
    const { stdout } = await runCli(['--verbose'], { folder: fileOf(`${line()} // straykey:allow -- \x1b]0;title\x07`) })
    expect(stdout).not.toMatch(/[\x07\x1b]/)
  })

  test.each(formatNames)('shows no secret that somebody wrote into it, in %s', async (format) => {
    const folder = fileOf(`${line(1)} // straykey:allow -- like ${liveKey(2)}`)
    const { stdout } = await runCli(['--verbose', '--format', format], { folder })
    expect(stdout.includes(liveKey(2))).toBe(false)
  })
})
