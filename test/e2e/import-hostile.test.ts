// straykey import of files that are broken, or meant to do harm.
import { describe, expect, test } from 'vitest'
import { liveKey } from '../support/fake-keys.ts'
import { git, repository } from '../support/repo.ts'
import { runCli } from '../support/run-cli.ts'

async function importOf(foreign: Readonly<Record<string, string | Uint8Array>>, args: readonly string[] = ['--write']) {
  const folder = repository({ 'a.js': 'nothing\n', ...foreign })
  return { folder, ...(await runCli(['import', ...args], { folder })) }
}

describe('a file that can not be read is an error with its place', () => {
  test.each([
    ['TOML that is none', { '.gitleaks.toml': 'title = "x"\n[[rules\n' }, /\.gitleaks\.toml:2:\d+: /],
    ['YAML that is none', { '.gitguardian.yaml': 'a: [b\n' }, /\.gitguardian\.yaml:\d+:\d+: /],
    ['JSON that is none', { '.secrets.baseline': '{"results": ' }, /\.secrets\.baseline:\d+:\d+: /],
    ['a list where a mapping belongs', { '.secrets.baseline': '[1]' }, /\.secrets\.baseline:1:1: expected a mapping/],
    ['bytes', { '.gitleaks.toml': Uint8Array.of(1, 0, 2) }, /\.gitleaks\.toml: is no text/],
  ])('%s', async (_, foreign, message) => {
    const { code, stderr, folder } = await importOf(foreign)
    expect({ code, stderr, status: git(folder, 'status', '--short') }).toEqual({
      code: 2,
      stderr: expect.stringMatching(message),
      status: '',
    })
  })

  test('nor does the message show a value that stands there', async () => {
    const { stderr } = await importOf({ '.gitleaks.toml': `key = '${liveKey()}' '\n` })
    expect(stderr).not.toContain(liveKey())
  })

  test('no file at all, and a name that nobody knows, say what to do', async () => {
    expect(await importOf({})).toMatchObject({ code: 2, stderr: expect.stringContaining('straykey import FILE') })
    expect(await importOf({}, ['a.js'])).toMatchObject({ code: 2, stderr: expect.stringContaining('--as=gitleaks-config') })
    expect(await importOf({}, ['none.toml', '--as', 'gitleaks-config'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no such file'),
    })
  })
})

describe('what would do harm is left, and said', () => {
  test('expressions that take ever longer', async () => {
    const { code, stdout } = await importOf({
      'b.js': `const key = '${liveKey()}'\n`,
      '.gitleaks.toml':
        "[[rules]]\nid='a'\nregex='''acme_(?:[a-z]+)+(?:[a-z]+)+!'''\n[allowlist]\nregexes=['''^(?:(?:[a-zA-Z0-9_]+)+)+!$''']\npaths=['''((a+)+)+$''']\n",
    })
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/rules\.a[\s\S]*allowlist\.regexes\[0\]|allowlist\.regexes\[0\][\s\S]*rules\.a/),
    ])
  })

  test('expressions of any length', async () => {
    const { code, stdout } = await importOf({ '.gitleaks.toml': `[[rules]]\nid='a'\nregex='''acme_${'[a-z]?'.repeat(9000)}'''\n` })
    expect([code, stdout]).toEqual([0, expect.stringContaining('the limit is 4096')])
  })

  test('files outside of the repository', async () => {
    const { stdout } = await importOf({ '.gitleaks.toml': "[extend]\npath='../../../../etc/passwd'\n" })
    expect(stdout).toContain('it lies outside of the repository')
  })

  test('configurations that extend each other in a circle', async () => {
    const { code } = await importOf({ '.gitleaks.toml': "[extend]\npath='b.toml'\n", 'b.toml': "[extend]\npath='.gitleaks.toml'\n" })
    expect(code).toBe(0)
  })

  test('fingerprints of commits and files that nobody has, and paths that lead away', async () => {
    const { code, stdout } = await importOf({ '.gitleaksignore': `${'0'.repeat(40)}:a.js:x:1\n../../etc/passwd:x:1\nnonsense\n` })
    expect(code).toBe(0)
    expect(stdout).toMatch(/its commit is not in this repository[\s\S]*finds nothing there|finds nothing there[\s\S]*its commit is not/)
    expect(stdout).toContain('it is no fingerprint')
  })

  test('names that give orders to a terminal, or would be YAML of their own', async () => {
    const { stdout } = await importOf({
      '.gitleaks.toml': '[[rules]]\nid = "a\\u001b]0;x\\u0007"\ndescription = "b\\nkeys: []\\u001b[2J"\nregex = "acme_[a-z0-9]{24}"\n',
    })
    expect(stdout).not.toMatch(/[\x07\x1b]/)
    expect(stdout).toContain('carried over: 1 rule')
  })

  test('values of odd kinds', async () => {
    const { code } = await importOf({
      '.gitleaks.toml': "rules = [1, 'x']\nextend = 3\nallowlist = { paths = 3, regexes = [{}] }\n",
      '.secrets.baseline': '{"results": {"a": 3, "b": [{"hashed_secret": 4}]}, "filters_used": [7]}',
      '.secretlintrc.json': '{"rules": [{"id": 3, "options": {"allows": [4]}}]}',
      '.gitguardian.yaml': 'secret: {ignored_matches: [3, {match: 4}], ignored_paths: {a: b}}\n',
      'trufflehog.yaml': 'detectors: [{regex: {a: 3}}]\n',
      '.talismanrc': 'fileignoreconfig: [{filename: 3}]\n',
    })
    expect(code).toBe(0)
  })
})
