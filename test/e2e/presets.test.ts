// `extends` and `folders`: which setting wins.
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { liveKey } from '../support/fake-keys.ts'
import { git, repository, writeFiles } from '../support/repo.ts'
import { runCli, scanJson } from '../support/run-cli.ts'

const RULE = 'generic-api-live-key'
const line = `const key = '${liveKey()}'\n`

/** Path → severity of what is found there. */
async function found(files: Readonly<Record<string, string>>, args: readonly string[] = []) {
  const folder = repository(files)
  const { report } = await scanJson(args, { folder })
  return Object.fromEntries(report.findings.flatMap(({ severity, locations }) => locations.map((one) => [one.path, severity])))
}

describe('extends', () => {
  test('takes settings from a file, and its own win', async () => {
    const base = `severity: { ${RULE}: low }\nexclude: [lib/**]\n`
    const shared = { 'shared/base.yaml': base, 'a.js': line, 'lib/b.js': line, 'old/c.js': line }
    expect(await found({ ...shared, 'straykey.yaml': 'extends: [./shared/base.yaml]\nexclude: [old/**]\n' })).toEqual({ 'a.js': 'low' })
    expect(await found({ ...shared, 'straykey.yaml': `extends: [./shared/base.yaml]\nseverity: { ${RULE}: medium }\n` })).toEqual({
      'a.js': 'medium',
      'old/c.js': 'medium',
    })
  })

  test('lets later presets win over earlier ones', async () => {
    const presets = { 'one.yaml': `severity: { ${RULE}: low }\n`, 'two.yaml': `severity: { ${RULE}: high }\n`, 'a.js': line }
    expect(await found({ ...presets, 'straykey.yaml': 'extends: [./one.yaml, ./two.yaml]\n' })).toEqual({ 'a.js': 'high' })
    expect(await found({ ...presets, 'straykey.yaml': 'extends: [./two.yaml, ./one.yaml]\n' })).toEqual({ 'a.js': 'low' })
  })

  test('finds a package, also one with a scope, and what that extends', async () => {
    const folder = repository({ 'straykey.yaml': 'extends: ["@acme/preset"]\n', 'packages/x/a.js': line, '.gitignore': 'node_modules\n' })
    writeFiles(folder, {
      'node_modules/@acme/preset/straykey.yaml': 'extends: [./more.yaml]\n',
      'node_modules/@acme/preset/more.yaml': `severity: { ${RULE}: low }\n`,
    })
    const { report } = await scanJson(['packages'], { folder })
    expect(report.findings.map(({ severity }) => severity)).toEqual(['low'])
    // A commit is judged by what HEAD says, from a folder of its own.
    writeFiles(folder, { 'packages/x/b.js': `const key = '${liveKey(2)}'\n` })
    git(folder, 'add', '--all')
    const staged = await scanJson(['--staged'], { folder })
    expect(staged.report.findings.map(({ severity }) => severity)).toEqual(['low'])
  })

  test.each([
    ['a file that is not there', 'extends: [./none.yaml]\n', "none.yaml isn't there"],
    ['a package that is not there', 'extends: [none]\n', 'no such package in node_modules'],
    ['a circle', 'extends: [./straykey.yaml]\n', 'extends itself'],
    ['a preset with a fault', 'extends: [./bad.yaml]\n', 'bad.yaml:1:10: unknown'],
  ])('refuses %s with its place', async (_, text, message) => {
    const folder = repository({ 'straykey.yaml': text, 'bad.yaml': 'unknown: 1\n' })
    expect(await runCli([], { folder })).toMatchObject({ code: 2, stderr: expect.stringContaining(message) })
  })

  test('judges a commit by the presets of the commit before', async () => {
    const folder = repository({ 'straykey.yaml': 'extends: [./base.yaml]\n', 'base.yaml': 'failOn: low\n' })
    writeFiles(folder, { 'base.yaml': `disable: [${RULE}]\n`, 'a.js': line })
    git(folder, 'add', '--all')
    expect((await runCli(['hook', 'run', 'pre-commit'], { folder })).code).toBe(1)
  })
})

describe('folders', () => {
  const files = { 'a.js': line, 'packages/old/a.js': line, 'packages/old/deep/a.js': line, 'packages/older/a.js': line }
  const settings = `folders:
  packages/old: { severity: { ${RULE}: low } }
  packages/old/deep/: { severity: { ${RULE}: info } }
`

  test('hold below them, the deepest first, and nowhere else', async () => {
    const folder = repository({ ...files, 'straykey.yaml': settings })
    const { report } = await scanJson([], { folder })
    // One secret is one finding, as severe as at its worst place.
    expect(report.findings.map(({ severity }) => severity)).toEqual(['critical'])
    const below = async (where: string) => (await scanJson([where], { folder })).report.findings.map(({ severity }) => severity)
    expect([await below('packages/old/a.js'), await below('packages/old/deep'), await below('packages/older')]).toEqual([
      ['low'],
      ['info'],
      ['critical'],
    ])
  })

  test('mean the same from a folder below, and in the history', async () => {
    const folder = repository({ 'packages/old/a.js': line, 'straykey.yaml': settings })
    const [inside, history] = [
      await scanJson([], { folder: path.join(folder, 'packages') }),
      await runCli(['history', '--no-cache', '--format', 'json'], { folder }),
    ]
    expect(inside.report.findings.map(({ severity }) => severity)).toEqual(['low'])
    expect(JSON.parse(history.stdout).findings.map(({ severity }: { severity: string }) => severity)).toEqual(['low'])
  })

  test('leave out rules and checks, and comments, where they say so', async () => {
    const text = `folders:
  vendor: { disable: [${RULE}, env-tracked] }
  src: { inlineAllow: false }
`
    const folder = repository({
      'straykey.yaml': text,
      'vendor/a.js': line,
      'vendor/.env': 'A_TOKEN=\n',
      'src/a.js': `${line.trim()} // straykey:allow\n`,
    })
    const { report } = await scanJson([], { folder })
    expect(report.findings.map(({ suppression, locations }) => [suppression, locations.map((one) => one.path)])).toEqual([
      [undefined, ['src/a.js']],
    ])
    expect((await runCli([], { folder })).stdout).toContain(`disables the rules ${RULE}, env-tracked in vendor`)
  })

  test('name no rule that there is not', async () => {
    const folder = repository({ 'straykey.yaml': 'folders: { a: { disable: [nonsense] } }\n' })
    expect(await runCli([], { folder })).toMatchObject({ code: 2, stderr: expect.stringContaining('straykey.yaml:1:27') })
  })
})
