// Inline markers of other scanners, which count where `foreignMarkers` says so.
import { describe, expect, test } from 'vitest'
import { liveKey } from '../support/fake-keys.ts'
import { git, repository, writeFiles } from '../support/repo.ts'
import { runCli, scanJson } from '../support/run-cli.ts'

const key = (seed = 1) => `const key = '${liveKey(seed)}'`
const ALL = 'foreignMarkers: [gitleaks, betterleaks, detect-secrets, ggshield, kingfisher, secretlint, trufflehog]\n'

function repositoryOf(lines: readonly string[], config = ALL): string {
  return repository({ 'a.js': `${lines.join('\n')}\n`, 'straykey.yaml': config })
}

async function suppressions(folder: string, args: readonly string[] = []) {
  const { code, report } = await scanJson(args, { folder })
  return { code, by: report.findings.map(({ suppression }) => suppression) }
}

describe('a marker of another scanner', () => {
  test.each([
    ['gitleaks', [`${key()} // gitleaks:allow`]],
    ['betterleaks', [`${key()} // betterleaks:allow`]],
    ['detect-secrets', [`${key()} // pragma: allowlist secret`]],
    ['detect-secrets', ['// pragma: allowlist nextline secret', key()]],
    ['ggshield', [`${key()} # ggignore`]],
    ['kingfisher', [`${key()} // kingfisher:ignore`]],
    ['kingfisher', ['// kingfisher:ignore', key()]],
    ['secretlint', [`${key()} // secretlint-disable-line -- a fixture`]],
    ['secretlint', ['/* secretlint-disable-next-line */', key()]],
    ['trufflehog', [`${key()} // trufflehog:ignore`]],
  ])('covers what it stands at when it is named in the configuration: %s %j', async (tool, lines) => {
    const reason = { by: 'comment', reason: `${tool}'s marker` }
    expect(await suppressions(repositoryOf(lines, `foreignMarkers: [${tool}]\n`))).toEqual({ code: 0, by: [reason] })
  })

  test.each([
    ['that nobody named', [`${key()} // gitleaks:allow`], 'foreignMarkers: [trufflehog]\n'],
    ['without the setting', [`${key()} // gitleaks:allow`], ''],
    ['on the line before, where its scanner looks on the same line', ['// gitleaks:allow', key()], ALL],
    ['on the same line, where its scanner looks on the next', [`${key()} // secretlint-disable-next-line`], ALL],
    ['on the line after', [key(), '// kingfisher:ignore'], ALL],
    ['that is a part of another word', [`${key()} // gitleaks:allowance`], ALL],
  ])('covers nothing %s', async (_, lines, config) => {
    expect(await suppressions(repositoryOf(lines, config))).toEqual({ code: 1, by: [undefined] })
  })

  test('covers nothing with --no-inline-allow', async () => {
    expect((await suppressions(repositoryOf([`${key()} // ggignore`]), ['--no-inline-allow'])).code).toBe(1)
  })

  test('is said in a notice, as all that makes a scan milder', async () => {
    const { report } = await scanJson([], { folder: repositoryOf(['nothing'], 'foreignMarkers: [gitleaks, ggshield]\n') })
    expect(report.notices).toEqual(['straykey.yaml lets the markers of gitleaks, ggshield count'])
  })

  test('counts in a history, too', async () => {
    expect((await suppressions(repositoryOf([`${key()} // gitleaks:allow`]), ['history', '--no-cache'])).code).toBe(0)
  })

  test('of a scanner that there is none of is an error with its place', async () => {
    const { code, stderr } = await runCli([], { folder: repositoryOf([key()], 'foreignMarkers: [gitleeks]\n') })
    expect([code, stderr]).toEqual([2, expect.stringMatching(/straykey\.yaml:1:18: .*gitleeks.*gitleaks/)])
  })
})

describe('in a commit', () => {
  const staged = (before: readonly string[], after: readonly string[], config = ALL) => {
    const folder = repositoryOf(before, config)
    writeFiles(folder, { 'a.js': `${after.join('\n')}\n` })
    git(folder, 'add', '--all')
    return folder
  }

  test('a marker that comes with the secret counts for nothing, and that is said', async () => {
    const { code, report } = await scanJson(['--staged'], { folder: staged(['one'], ['one', `${key()} // gitleaks:allow`]) })
    expect([code, report.findings[0]?.message]).toEqual([1, expect.stringContaining("gitleaks's marker")])
  })

  test('it does where the configuration accepts new ones', async () => {
    const folder = staged(['one'], [`${key()} // gitleaks:allow`], `${ALL}newAllowances: accept\n`)
    expect((await suppressions(folder, ['--staged'])).code).toBe(0)
  })

  test('a marker that was at a secret before counts for the one in its place', async () => {
    const folder = staged([`${key(1)} // gitleaks:allow`], ['more', `${key(2)} // gitleaks:allow`])
    expect((await suppressions(folder, ['--staged'])).code).toBe(0)
  })

  test('one more of them than before counts for nothing', async () => {
    const folder = staged([`${key(1)} // gitleaks:allow`], [`${key(1)} // gitleaks:allow`, `${key(2)} // gitleaks:allow`])
    expect((await suppressions(folder, ['--staged'])).code).toBe(1)
  })
})
