// straykey explain: rules, checks and findings, and which of them is meant. No value is ever shown.
import { spawn, spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { fakeKey, githubKey, liveKey } from '../support/fake-keys.ts'
import { git, gitEnvironment, repository, temporaryFolder, writeFiles } from '../support/repo.ts'
import { cli, type RunOptions, runCli, scanJson } from '../support/run-cli.ts'
import { activeCharacters, hostileTexts, withoutOwnSequences } from '../support/terminal.ts'

const strong = fakeKey('alnum*30')
const hostile = Object.values(hostileTexts).join(' ')
const escaped = [...hostile].map((character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder()
  writeFiles(folder, files)
  return folder
}

const explain = (args: readonly string[], options: RunOptions) => runCli(['explain', ...args], options)

/** The fingerprint of the only finding in a folder. */
async function fingerprintIn(folder: string, ...args: string[]): Promise<string> {
  const { report } = await scanJson(args, { folder })
  expect(report.findings).toHaveLength(1)
  return report.findings[0]?.fingerprint ?? ''
}

/** What is said of the only finding in a folder, by the beginning of its fingerprint. */
async function explainedIn(folder: string, ...args: string[]): Promise<string> {
  const fingerprint = await fingerprintIn(folder, ...args.filter((one) => one !== '--history'))
  const { code, stdout, stderr } = await explain([fingerprint.slice(0, fingerprint.indexOf(':') + 9), ...args], { folder })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return stdout
}

describe('a rule', () => {
  test('is explained by what it looks for, in signs and in words, with examples and what to do', async () => {
    const { code, stdout } = await explain(['github-pat-classic'], { folder: temporaryFolder() })
    expect(code).toBe(0)
    expect(stdout).toMatch(/^rule +github-pat-classic$/m)
    expect(stdout).toMatch(/^anchors +ghp_$/m)
    expect(stdout).toMatch(/^in words +"ghp_", then 36 letters and digits$/m)
    expect(stdout).toMatch(/^ +github-checksum: the last six characters are the checksum/m)
    expect(stdout).toMatch(/^examples +.*\{\{ghp_ alnum\*30 github-checksum\(\)\}\}/m)
    expect(stdout).toMatch(/^to do +1\. [\s\S]*^docs +https:\/\//m)
  })

  test('that others share names them, and one that is judged says so', async () => {
    const folder = temporaryFolder()
    expect((await explain(['generic-api-live-key'], { folder })).stdout).toMatch(/^shared by +.*stripe-live-key/m)
    expect((await explain(['generic-password'], { folder })).stdout).toMatch(/^value +any; how likely it is a secret is judged/m)
  })

  test("of the configuration is known, and can't act on a terminal", async () => {
    const folder = folderWith({
      'straykey.yaml': 'rules: [acme.yaml]\n',
      'acme.yaml': `provider: acme
title: "Acme ${escaped}"
docs: https://docs.acme.example
keys:
  - id: acme-key
    title: "Acme ${escaped}"
    severity: high
    harm: "${escaped}"
    note: "${escaped}"
    anchors: [acme_live_]
    pattern: 'acme_live_[0-9A-Za-z]{24}'
    remedy: ["${escaped}"]
    finds: ['{{acme_live_ alnum*24}}', '"{{acme_live_ alnum*24}}"']
    ignores: [x]
`,
    })
    const { stdout } = await explain(['acme-key', '--color', 'always'], { folder })
    expect(stdout).toContain('"acme_live_", then 24 letters and digits')
    expect(stdout).toContain('{{acme_live_ alnum*24}}')
    expect(activeCharacters(withoutOwnSequences(stdout))).toEqual([])
  })
})

test('a hygiene check is explained by its harm, what it looks at and what to do', async () => {
  const { code, stdout } = await explain(['env-tracked'], { folder: temporaryFolder() })
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: expect.stringMatching(/^check +env-tracked$[\s\S]*^to do +1\. [\s\S]*env-tracked\.md$/m),
  })
})

describe('a finding', () => {
  test('of a format is explained by its anchor, pattern, surroundings and checks, without the value', async () => {
    const folder = folderWith({ 'src/a.ts': `const token = '${githubKey()}'\n` })
    const stdout = await explainedIn(folder)
    expect(stdout).toMatch(/^at +src\/a\.ts:1:16$/m)
    expect(stdout).toMatch(/^anchor +it begins with "ghp_"$/m)
    expect(stdout).toMatch(/^pattern +"ghp_", then 36 letters and digits$/m)
    expect(stdout).toMatch(/^boundary +' before it, ' behind it$/m)
    expect(stdout).toMatch(/^ +github-checksum: /m)
    expect(stdout).not.toContain(githubKey().slice(8, 20))
  })

  test.each([
    ['a word near it', { 'a.ts': `const stripe = "${liveKey()}"\n` }, /^issuer +Stripe: "stripe" stands \d+ characters from it$/m],
    ['the path', { 'stripe/a.ts': `const key = "${liveKey()}"\n` }, /^issuer +Stripe: the path of the file holds "stripe"$/m],
  ])('of a shared format says that %s named the issuer', async (_, files, issuer) => {
    expect(await explainedIn(folderWith(files))).toMatch(issuer)
  })

  test('of a named value says which name', async () => {
    const folder = folderWith({ 'a.env': `AUTOPILOT_API_KEY=${fakeKey('hex*32')}\n` })
    expect(await explainedIn(folder)).toMatch(/^anchor +"autopilot_api" in the name that it is given to$/m)
  })

  test('that is judged tells what speaks for and against it', async () => {
    const stdout = await explainedIn(folderWith({ '.env': `SESSION_SECRET=${strong}\n` }))
    expect(stdout).toMatch(/^likely +\d+ % a secret; reported always\n( +[+-]\d\.\d\d {2}\S.*\n){3,10}/m)
    expect(stdout).not.toContain(strong.slice(0, 12))
  })

  test.each([
    ['stands where such values are made up', 'aes_test.go', `var aesKey = "${fakeKey('hex*64', 5)}"`, /keys in hexadecimal in tests/],
    ['says what it is', 'test/app.yaml', `DB_PASSWORD: "${'Keycloak'.concat('123')}"`, /says what it is$/m],
  ])('that is likely, but %s, is said to be for --sensitive', async (_, path, text, why) => {
    const folder = folderWith({ [path]: `${text}\n` })
    expect((await runCli(['.'], { folder })).code).toBe(0)
    const { stdout } = await explain([path], { folder })
    expect(stdout).toMatch(/^ {2}\d+ % likely a secret; reported with --sensitive: /m)
    expect(stdout).toMatch(why)
  })

  test('that is likely, and whose name ends in another word than the one that asks for more, is said to be reported', async () => {
    const folder = folderWith({ 'aes_test.go': `var keyToken = "${fakeKey('hex*64', 5)}"\n` })
    expect((await runCli(['.'], { folder })).code).toBe(1)
    expect((await explain(['aes_test.go'], { folder })).stdout).toMatch(/^ {2}\d+ % likely a secret; reported always$/m)
  })

  test('that is written otherwise says how', async () => {
    const text = Buffer.from(`key = "${githubKey()}"`).toString('base64')
    expect(await explainedIn(folderWith({ 'a.txt': `${text}\n` }))).toMatch(/^written +in base64, which was read$/m)
  })

  test('that a comment or the baseline holds back says so, and why', async () => {
    const folder = repository({ 'a.ts': `const token = '${githubKey()}' // straykey:allow -- made up\n` })
    expect(await explainedIn(folder)).toMatch(/^suppressed +a comment allows it: made up$/m)
    writeFiles(folder, { 'a.ts': `const token = '${githubKey()}'\n` })
    await runCli(['baseline', 'create', '--reason', 'revoked'], { folder })
    expect(await explainedIn(folder)).toMatch(/^suppressed +the baseline lists it: revoked$/m)
  })

  test('on how keys are kept is found again, too', async () => {
    const folder = repository({ '.env': 'A=1\n' })
    expect(await explainedIn(folder)).toMatch(/^finding +env-tracked:[0-9a-f]{32}$[\s\S]*^at +\.env$/m)
  })

  test('of the past is found with --history', async () => {
    const folder = repository({ 'a.ts': `const token = '${githubKey()}'\n` })
    const fingerprint = await fingerprintIn(folder)
    git(folder, 'rm', '--quiet', 'a.ts')
    git(folder, 'commit', '--quiet', '--message=gone')
    const [now, past] = await Promise.all([explain([fingerprint], { folder }), explain([fingerprint, '--history'], { folder })])
    expect([now.code, now.stderr]).toEqual([2, expect.stringContaining('--history')])
    expect([past.code, past.stdout]).toEqual([0, expect.stringMatching(/^anchor +it begins with "ghp_"$/m)])
  })

  test('is sought at the path that is named', async () => {
    const folder = folderWith({ 'one/a.ts': `x = '${githubKey(1)}'\n`, 'two/a.ts': `x = '${githubKey(2)}'\n` })
    const fingerprint = await fingerprintIn(folder, 'two')
    expect((await explain([fingerprint, 'two'], { folder })).stdout).toMatch(/^at +two\/a\.ts:1:6$/m)
    expect((await explain([fingerprint, 'one'], { folder })).stderr).toContain('nothing that is found in one has such a fingerprint')
  })

  test('of several that begin alike has to be named by more', async () => {
    const folder = folderWith({ 'a.ts': `x = '${githubKey(1)}'\ny = '${githubKey(2)}'\n` })
    const { code, stderr } = await explain(['github-pat-classic:'], { folder })
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringMatching(/fits 2 findings; give more of one: github-pat-classic:[0-9a-f]{32}, /),
    })
  })

  test('names the command that explains it in a verbose report', async () => {
    const folder = folderWith({ 'a.ts': `x = '${githubKey()}'\n` })
    const { stdout } = await runCli(['--verbose'], { folder })
    const [, beginning = ''] = /Why\? {3}straykey explain (\S+)/.exec(stdout) ?? []
    expect((await explain([beginning], { folder })).stdout).toMatch(/^anchor /m)
  })
})

describe('a name', () => {
  test('that is a file and a rule is the file, which is said', async () => {
    const folder = folderWith({ 'github-pat-classic': `API_KEY=${strong}\n` })
    const { code, stdout, stderr } = await explain(['github-pat-classic'], { folder })
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^github-pat-classic:1:9 {2}API_KEY /) })
    expect(stderr).toMatch(/is a file and a rule; this is a file; straykey rules show github-pat-classic/)
  })

  test.each([
    ['of nothing, with the rules that are called alike', ['github-pat-clasic'], /did you mean github-pat-classic/],
    ['of a rule that is not there before a fingerprint', ['github-pat-clasic:12ab'], /did you mean github-pat-classic/],
    ['of a folder', ['src'], /src is a folder; name a file that can be read/],
    ['of a rule before a path', ['github-pat-classic', 'src'], /a fingerprint or its beginning is expected/],
    ['that is missing', [], /expected straykey explain RULE/],
  ])('%s is exit code 2', async (_, args, message) => {
    const { code, stdout, stderr } = await explain(args, { folder: folderWith({ 'src/a.ts': '' }) })
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(message) })
  })

  test('that is a key by mistake is not repeated', async () => {
    const { stderr } = await explain([githubKey()], { folder: temporaryFolder() })
    expect(stderr).not.toContain(githubKey().slice(8, 20))
  })
})

describe.skipIf(spawnSync('script', ['--version']).status !== 0)('at a terminal that knows links', () => {
  test('a rule leads to its documentation, and a place to its file', async () => {
    const folder = folderWith({ 'a.ts': `x = '${githubKey()}'\n` })
    const env = { ...gitEnvironment, TERM: 'xterm', FORCE_HYPERLINK: '1' }
    const child = spawn('script', ['-qec', `'${process.execPath}' '${cli}'`, '/dev/null'], { cwd: folder, env })
    let seen = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (seen += text))
    await new Promise((resolve) => child.once('close', resolve))
    expect(seen).toMatch(/\x1b\]8;;https:\/\/docs\.github\.com\/[!-~]+\x1b\\(?:\x1b\[\d+m)*github-pat-classic/)
    expect(seen).toMatch(/\x1b\]8;;file:\/\/[!-~]+\/a\.ts\x1b\\/)
    expect(activeCharacters(withoutOwnSequences(seen).replaceAll('\r\n', '\n'))).toEqual([])
  })
})
