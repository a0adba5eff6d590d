// straykey.yaml: where it is looked for, what it may say, and that it never silences anything in silence.
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { fakeKey, liveKey } from '../support/fake-keys.ts'
import { keyLine, pathsOf, rulesOf } from '../support/places.ts'
import { git, repository, temporaryFolder, writeFiles } from '../support/repo.ts'
import { runCli, scanJson } from '../support/run-cli.ts'

const RULE = 'generic-api-live-key'
const DISABLING = `disable: [${RULE}]\n`
const testKeyLine = () => `key = "${fakeKey('sk_test_ alnum*32')}"\n`

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder()
  writeFiles(folder, files)
  return folder
}

const ACME = `provider: acme
title: Acme
docs: https://docs.acme.example/keys
keys:
  - id: acme-secret
    title: Acme secret key
    severity: high
    harm: Whoever holds it can charge customers.
    anchors: [acmekey_]
    pattern: 'acmekey_[0-9A-Za-z]{24,64}'
    remedy: [Delete it.]
    finds: ['ACME={{acmekey_ alnum*32}}', '{{acmekey_ alnum*24}}']
    ignores: ['acmekey_your_key_here']
`

describe('straykey.yaml is looked for', () => {
  test('in the current folder', async () => {
    const folder = folderWith({ 'straykey.yaml': DISABLING, 'a.txt': keyLine() })
    expect((await scanJson([], { folder })).code).toBe(0)
  })

  test('from the target upward', async () => {
    const folder = repository({ 'straykey.yaml': DISABLING, 'deep/er/a.txt': keyLine() })
    expect((await scanJson([path.join(folder, 'deep/er')], { folder: temporaryFolder() })).code).toBe(0)
  })

  test('from a target that is a file', async () => {
    const folder = folderWith({ 'straykey.yaml': DISABLING, 'sub/Makefile': keyLine() })
    expect((await scanJson([path.join(folder, 'sub/Makefile')], { folder: temporaryFolder() })).code).toBe(0)
  })

  test('in a target whose name has a dot', async () => {
    const folder = folderWith({ 'my.app/straykey.yaml': DISABLING, 'my.app/a.txt': keyLine() })
    expect((await scanJson(['my.app'], { folder })).code).toBe(0)
  })

  test('nearest first', async () => {
    const folder = folderWith({ 'straykey.yaml': DISABLING, 'sub/straykey.yaml': '', 'sub/a.txt': keyLine() })
    expect((await scanJson(['sub'], { folder })).code).toBe(1)
  })

  test("not above the repository's top", async () => {
    const outer = folderWith({ 'straykey.yaml': DISABLING })
    const folder = path.join(outer, 'repository')
    mkdirSync(folder)
    git(folder, 'init', '--quiet')
    writeFiles(folder, { 'a.txt': keyLine() })
    expect((await scanJson([], { folder })).code).toBe(1)
  })

  test('for --staged, too', async () => {
    const folder = repository({ 'straykey.yaml': DISABLING })
    writeFiles(folder, { 'a.txt': keyLine() })
    git(folder, 'add', '--all')
    expect((await scanJson(['--staged'], { folder })).code).toBe(0)
  })

  test('nowhere with --no-config', async () => {
    const folder = folderWith({ 'straykey.yaml': DISABLING, 'a.txt': keyLine() })
    expect((await scanJson(['--no-config'], { folder })).code).toBe(1)
  })

  test('nowhere when --config names another', async () => {
    const folder = folderWith({ 'straykey.yaml': DISABLING, 'other.yaml': 'failOn: medium\n', 'a.txt': keyLine() })
    expect((await scanJson(['--config', 'other.yaml'], { folder })).code).toBe(1)
  })
})

describe('a setting', () => {
  test.each([
    ['failOn', 'failOn: high\n', testKeyLine(), 0],
    ['severity, milder', 'severity: { generic-api-test-key: info }\n', testKeyLine(), 0],
    ['severity, worse', 'severity: { generic-api-publishable-key: high }\n', `"${fakeKey('pk_live_ alnum*32')}"`, 1],
    ['disable', DISABLING, keyLine(), 0],
    ['exclude', 'exclude: ["*.txt"]\n', keyLine(), 0],
    ['include', 'include: ["*.md"]\n', keyLine(), 0],
    ['inlineAllow', 'inlineAllow: false\n', `${keyLine().trim()} // straykey:allow -- no\n`, 1],
  ])('%s holds', async (_, config, contents, expected) => {
    const folder = folderWith({ 'straykey.yaml': config, 'a.txt': contents })
    expect((await scanJson([], { folder })).code).toBe(expected)
  })

  test('ignored holds', async () => {
    const folder = folderWith({ 'straykey.yaml': 'ignored: true\n', 'node_modules/a.js': keyLine() })
    expect((await scanJson([], { folder })).code).toBe(1)
  })

  test('rules names files relative to the configuration', async () => {
    const folder = folderWith({
      'config/straykey.yaml': 'rules: [own/acme.yaml]\n',
      'config/own/acme.yaml': ACME,
      'a.txt': fakeKey('acmekey_ alnum*32'),
    })
    expect(rulesOf((await scanJson(['--config', 'config/straykey.yaml'], { folder })).report)).toEqual(['acme-secret'])
  })

  test('salt changes fingerprints', async () => {
    const fingerprint = async (config: string) => {
      const folder = folderWith({ 'straykey.yaml': config, 'a.txt': keyLine() })
      return (await scanJson([], { folder })).report.findings[0]?.fingerprint
    }
    const [none, first, second, again] = await Promise.all(
      ['', 'salt: first project\n', 'salt: second project\n', 'salt: first project\n'].map(fingerprint),
    )
    expect({ different: new Set([none, first, second]).size, same: first === again }).toEqual({ different: 3, same: true })
  })

  test.each([
    ['--fail-on', 'failOn: critical\n', ['--fail-on=low'], testKeyLine()],
    ['--exclude', 'exclude: ["*.txt"]\n', ['--exclude=*.md'], keyLine()],
    ['--include', 'include: ["*.md"]\n', ['--include=*.txt'], keyLine()],
  ])('loses to the flag %s', async (_, config, args, contents) => {
    const folder = folderWith({ 'straykey.yaml': config, 'a.txt': contents })
    expect((await scanJson(args, { folder })).code).toBe(1)
  })
})

describe('what weakens a scan is said in the summary', () => {
  const weakenings: readonly (readonly [string, RegExp])[] = [
    [DISABLING, /notice.*straykey\.yaml.*disables.*generic-api-live-key/],
    [`severity: { ${RULE}: info }\n`, /notice.*straykey\.yaml.*generic-api-live-key to info/],
    ['failOn: critical\n', /notice.*straykey\.yaml.*below critical/],
    ['exclude: ["secret/**"]\n', /notice.*straykey\.yaml.*secret\/\*\*/],
    ['include: ["*.md"]\n', /notice.*straykey\.yaml.*\*\.md/],
  ]

  test.each(weakenings)('%j', async (config, sentence) => {
    const folder = folderWith({ 'straykey.yaml': config, 'a.txt': keyLine() })
    expect((await runCli([], { folder })).stdout).toMatch(sentence)
  })

  test('even with --quiet', async () => {
    const folder = folderWith({ 'straykey.yaml': DISABLING, 'a.txt': keyLine() })
    expect((await runCli(['--quiet'], { folder })).stdout).toMatch(/notice.*disables/)
  })

  test('in the JSON report, too', async () => {
    const folder = folderWith({ 'straykey.yaml': DISABLING, 'a.txt': keyLine() })
    expect((await scanJson([], { folder })).report.notices).toEqual([expect.stringMatching(/disables.*generic-api-live-key/)])
  })

  test('also when the configuration replaces a built-in rule by a blind one', async () => {
    const blind = ACME.replaceAll('acme-secret', 'docmap-live-key').replace('provider: acme', 'provider: docmap')
    const folder = folderWith({
      'straykey.yaml': 'rules: [docmap.yaml]\n',
      'docmap.yaml': blind,
      'a.txt': fakeKey('dm_live_ alnum*64'),
    })
    const { stdout } = await runCli([], { folder })
    expect(stdout).toMatch(/notice.*straykey\.yaml.*docmap-live-key/)
  })

  test('not when a stricter configuration weakens nothing', async () => {
    const folder = folderWith({ 'straykey.yaml': 'failOn: info\nsalt: some project\n', 'a.txt': 'nothing' })
    expect((await scanJson([], { folder })).report.notices).toEqual([])
  })
})

describe('a configuration with a mistake is exit code 2', () => {
  const mistakes: readonly (readonly [string, string, RegExp])[] = [
    [
      'an unknown field, with the one that was meant',
      'salt: some project\nexcludes: [a]\n',
      /straykey\.yaml:2:\d+: .*"excludes".*"exclude"/,
    ],
    ['an unknown field that resembles none', 'colour: red\n', /straykey\.yaml:1:\d+: .*"colour".*known fields.*failOn/],
    ['a wrong type', 'exclude: everything\n', /straykey\.yaml:1:\d+: exclude: expected a list/],
    ['a severity that does not exist', 'salt: some project\nfailOn: severe\n', /straykey\.yaml:2:\d+: failOn.*severe.*critical/],
    ['a salt that is too short', 'salt: short\n', /straykey\.yaml:1:\d+: salt/],
    ['YAML that is none', 'exclude: [a\n', /straykey\.yaml:\d+:\d+: /],
    ['a field given twice', 'failOn: low\nfailOn: critical\n', /straykey\.yaml:2:\d+: /],
    ['a list at the top', '- a\n', /straykey\.yaml:1:1: .*mapping/],
    ['a rule to disable that does not exist', 'disable: [no-such-rule]\n', /straykey\.yaml.*no-such-rule/],
    ['a rule file that does not exist', 'rules: [nowhere.yaml]\n', /nowhere\.yaml.*no such file/],
  ]

  test.each(mistakes)('%s', async (_, config, message) => {
    const folder = folderWith({ 'straykey.yaml': config, 'a.txt': keyLine() })
    const { code, stdout, stderr } = await runCli([], { folder })
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(message) })
  })

  test('aliases that multiply without end', async () => {
    const rows = Array.from({ length: 9 }, (_, i) => `- &a${i + 1} [${`*a${i}, `.repeat(9)}]`)
    const folder = folderWith({ 'straykey.yaml': `exclude:\n- &a0 [x]\n${rows.join('\n')}\n` })
    const { code, stderr } = await runCli([], { folder })
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('straykey.yaml') })
  })

  test('and the message shows no secret that stands there', async () => {
    const folder = folderWith({ 'straykey.yaml': `failOn: ${liveKey()}\n` })
    const { code, stderr } = await runCli([], { folder })
    expect({ code, shown: stderr.includes(liveKey()) }).toEqual({ code: 2, shown: false })
  })
})

test('the configuration itself is scanned', async () => {
  const folder = folderWith({ 'straykey.yaml': `salt: ${liveKey()}\n` })
  expect(pathsOf((await scanJson([], { folder })).report)).toEqual(['straykey.yaml'])
})
