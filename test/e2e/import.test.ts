// straykey import: what each scanner was told counts afterwards, nothing more, and no value is written.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { fakeKey, githubKey, liveKey } from '../support/fake-keys.ts'
import { git, repository, writeFiles } from '../support/repo.ts'
import { runCli, scanJson } from '../support/run-cli.ts'

const sha = (algorithm: string, text: string) => createHash(algorithm).update(text).digest('hex')
const [old, other, young] = [liveKey(1), githubKey(2), liveKey(3)]
const files = { 'src/a.js': `\nconst key = '${old}'\n`, 'src/b.js': `const key = '${other}'\n`, 'lib/c.js': `const key = '${young}'\n` }

async function imported(foreign: Readonly<Record<string, string>>, args: readonly string[] = []) {
  const folder = repository({ ...files, ...foreign })
  const run = await runCli(['import', '--write', ...args], { folder })
  expect({ code: run.code, stderr: run.stderr }).toEqual({ code: 0, stderr: '' })
  return { folder, stdout: run.stdout }
}

/** Paths of what fails now. */
async function failing(folder: string): Promise<string[]> {
  const { report } = await scanJson(['--no-hygiene'], { folder })
  return report.findings
    .filter(({ suppression }) => !suppression)
    .flatMap(({ locations }) => locations.map((place) => place.path))
    .sort()
}

function written(folder: string): string {
  const names = ['straykey.yaml', 'straykey-baseline.jsonl', 'straykey-rules/imported.yaml']
  return names
    .map((name) => path.join(folder, name))
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
}

const reasonsIn = (folder: string) => [...written(folder).matchAll(/"reason":"([a-z_]+)"/g)].map(([, reason]) => reason).sort()

describe('what was accepted is known afterwards, and the rest fails', () => {
  test('of .gitleaksignore, by file and line', async () => {
    const { folder } = await imported({ '.gitleaksignore': '# known\nsrc/a.js:generic-api-key:2\nsrc/b.js:github-pat:1\n' })
    expect([await failing(folder), reasonsIn(folder)]).toEqual([['lib/c.js'], ['wont_fix', 'wont_fix']])
  })

  test('of .betterleaksignore, in an old commit, though the file is another by now', async () => {
    const folder = repository(files)
    const commit = git(folder, 'rev-parse', 'HEAD').trim()
    writeFiles(folder, {
      'src/a.js': 'nothing\n',
      'src/moved.js': `\n\n\n${files['src/a.js']}`,
      '.betterleaksignore': `${commit}:src/a.js:stripe:2\n`,
    })
    git(folder, 'add', '--all')
    git(folder, 'commit', '--quiet', '--message=moved')
    await runCli(['import', '--write'], { folder })
    expect(await failing(folder)).toEqual(['lib/c.js', 'src/b.js'])
  })

  test('of a commit alone, it is known in history', async () => {
    const folder = repository(files)
    const commit = git(folder, 'rev-parse', 'HEAD').trim()
    writeFiles(folder, { 'src/a.js': 'nothing\n', '.gitleaksignore': `${commit}:src/a.js:stripe:2\n` })
    git(folder, 'add', '--all')
    git(folder, 'commit', '--quiet', '--message=gone')
    await runCli(['import', '--write'], { folder })
    expect(written(folder)).toContain('"past":true')
    const { report } = await scanJson(['history', '--no-cache'], { folder })
    expect(report.findings.filter(({ suppression }) => suppression).map(({ timeline }) => timeline?.paths)).toEqual([['src/a.js']])
  })

  test('of .secrets.baseline, by the hash of the value, wherever the line went', async () => {
    const results = {
      'src/a.js': [{ type: 'Stripe Access Key', filename: 'src/a.js', hashed_secret: sha('sha1', old), is_secret: false, line_number: 77 }],
      'src/b.js': [{ type: 'GitHub Token', filename: 'src/b.js', hashed_secret: sha('sha1', other), line_number: 1 }],
    }
    const { folder } = await imported({
      '.secrets.baseline': JSON.stringify({ version: '1.5.0', plugins_used: [], filters_used: [], results }),
    })
    expect([await failing(folder), reasonsIn(folder)]).toEqual([['lib/c.js'], ['false_positive', 'will_fix_later']])
  })

  test('of .secrets.baseline, not in another file than it names', async () => {
    const results = { 'src/b.js': [{ type: 'x', hashed_secret: sha('sha1', old), line_number: 1 }] }
    const { folder, stdout } = await imported({ '.secrets.baseline': JSON.stringify({ results }) })
    expect(await failing(folder)).toContain('src/a.js')
    expect(stdout).toMatch(/straykey finds nothing there[^\n]*:\n {4}\.secrets\.baseline: src\/b\.js:1/)
  })

  test('of .gitguardian.yaml, by hashes and by values, which stay where they are', async () => {
    const text = `version: 2\nsecret:\n  ignored_matches:\n    - name: one\n      match: ${sha('sha256', old)}\n    - name: two\n      match: ${sha('sha256', `${young},apikey`)}\n    - name: three\n      match: ${other}\n`
    const { folder, stdout } = await imported({ '.gitguardian.yaml': text })
    expect(await failing(folder)).toEqual([])
    expect([written(folder), stdout].join('\n')).not.toContain(other)
  })

  test('of values that are in history alone, when that is looked through', async () => {
    const folder = repository(files)
    writeFiles(folder, {
      'src/a.js': 'nothing\n',
      '.gitguardian.yaml': `secret:\n  ignored_matches:\n    - match: ${sha('sha256', old)}\n`,
    })
    git(folder, 'add', '--all')
    git(folder, 'commit', '--quiet', '--message=gone')
    expect((await runCli(['import', '--write'], { folder })).stdout).toContain('nothing to write')
    await runCli(['import', '--write', '--history'], { folder })
    expect(written(folder)).toMatch(/"reason":"wont_fix","past":true/)
  })

  test('of .secretlintrc.json, by values and expressions', async () => {
    const rules = [
      {
        id: '@secretlint/secretlint-rule-preset-recommend',
        rules: [{ id: '@secretlint/secretlint-rule-github', options: { allows: [other, `/^${old.slice(0, 12)}/i`] } }],
      },
    ]
    const { folder } = await imported({ '.secretlintrc.json': JSON.stringify({ rules }) })
    expect(await failing(folder)).toEqual(['lib/c.js'])
  })

  test('of an allowlist of gitleaks: values, words, lines, and places where all must hold', async () => {
    const text = `[[allowlists]]\nregexes = ['''^${old.slice(0, 14)}''']\n[[allowlists]]\ncondition = "AND"\npaths = ['''^lib/''']\nregexes = ['''const key''']\nregexTarget = "line"\n`
    const { folder } = await imported({ '.gitleaks.toml': text })
    expect(await failing(folder)).toEqual(['src/b.js'])
    expect(written(folder)).toMatch(/"path":"lib\/c\.js"/)
  })
})

describe('paths', () => {
  test.each([
    ['.gitleaks.toml', "[allowlist]\npaths = ['''^src/''']\n", ['lib/c.js']],
    ['.trufflehog', '# all\n^src/b\\.js$\n', ['lib/c.js', 'src/a.js']],
    ['.secretlintignore', '/lib/\n', ['src/a.js', 'src/b.js']],
    ['.gitguardian.yml', 'paths-ignore:\n  - "src/*.js"\n', ['lib/c.js']],
    ['.secrets.baseline', JSON.stringify({ exclude: { files: '^lib/', lines: null }, results: {} }), ['src/a.js', 'src/b.js']],
    [
      '.talismanrc',
      'fileignoreconfig:\n- filename: src/a.js\n  checksum: 00\n  ignore_detectors: [filecontent]\n',
      ['lib/c.js', 'src/b.js'],
    ],
  ])('of %s are left out', async (name, text, expected) => {
    const { folder } = await imported({ [name]: text })
    expect(await failing(folder)).toEqual(expected)
  })

  test('that no glob can say are said', async () => {
    const { stdout } = await imported({ '.gitleaks.toml': "[allowlist]\npaths = ['''^src/[^/]*$''']\n" })
    expect(stdout).toMatch(/no glob says the same: it fits only files[^\n]*:\n {4}\.gitleaks\.toml: allowlist\.paths\[0\]/)
  })

  test('of a file that a command names are left out, too', async () => {
    const workflow = 'steps:\n  - run: trufflehog git file://. --exclude-paths=ci/out.txt --exclude-detectors="Github"\n'
    const { folder } = await imported({ '.github/workflows/trufflehog.yml': workflow, 'ci/out.txt': '^lib/\n' })
    expect(await failing(folder)).toEqual(['src/a.js'])
  })
})

describe('rules', () => {
  const acme = (seed: number) => fakeKey('acmekey_ alnum*32', seed)
  const rule =
    "[[rules]]\nid = 'acme'\ndescription = 'Acme key.'\nregex = '''\\b(acmekey_[0-9A-Za-z]{32})\\b'''\nkeywords = ['acmekey_']\ntags = ['critical']\n"

  test('of gitleaks find what they found, with a severity from their tags', async () => {
    const { folder } = await imported({ '.gitleaks.toml': rule, 'd.env': `ACME=${acme(1)}\n` })
    const { report } = await scanJson([], { folder })
    expect(report.findings.find(({ rule: id }) => id === 'imported-acme')).toMatchObject({ severity: 'critical', title: 'Acme key' })
    expect((await runCli(['rules', 'check', 'straykey-rules/imported.yaml'], { folder })).stdout).toContain(
      '1 rules, 200 examples, 0 failed',
    )
  })

  test('that are found through the one that extends them are taken, too', async () => {
    const { folder } = await imported({
      '.gitleaks.toml': "[extend]\npath = 'ci/base.toml'\n",
      'ci/base.toml': rule,
      'd.env': `ACME=${acme(1)}\n`,
    })
    expect(await failing(folder)).toContain('d.env')
  })

  test('of trufflehog, secretlint and talisman are taken over in the same way', async () => {
    const { folder } = await imported({
      'trufflehog.yaml': 'detectors:\n- name: acme one\n  keywords: [acmeone_]\n  regex:\n    key: "acmeone_[0-9a-z]{24}"\n',
      '.secretlintrc.json': JSON.stringify({
        rules: [
          { id: '@secretlint/secretlint-rule-pattern', options: { patterns: [{ name: 'acme two', pattern: '/acmetwo_[0-9a-z]{24}/i' }] } },
        ],
      }),
      '.talismanrc': 'custom_patterns:\n- acmesix_[0-9a-z]{24}\n',
    })
    expect(readFileSync(path.join(folder, 'straykey-rules/imported.yaml'), 'utf8').match(/- id: \S+/g)).toEqual([
      '- id: imported-acme-one',
      '- id: imported-acme-two',
      '- id: imported-talisman-custom-1',
    ])
  })

  test('that straykey has are not doubled, and those that are disabled are', async () => {
    const text =
      "[extend]\nuseDefault = true\ndisabledRules = ['github-pat', 'nothing-of-ours']\n[[rules]]\nid = 'npm-access-token'\nregex = '''npm_[a-z0-9]{36}'''\n"
    const { folder, stdout } = await imported({ '.gitleaks.toml': text })
    expect(existsSync(path.join(folder, 'straykey-rules'))).toBe(false)
    expect(written(folder)).toMatch(/disable:\n {2}- "github-pat-classic"/)
    expect(stdout).toMatch(/straykey has a rule of its own for it \(npm-access-token\)[\s\S]*extend\.disabledRules nothing-of-ours/)
  })

  test('that hold a value themselves are not written', async () => {
    const { folder, stdout } = await imported({ '.gitleaks.toml': `[[rules]]\nid = 'one'\nregex = '''${other}'''\n` })
    expect(stdout).toMatch(/looks like a secret itself|example/)
    expect([stdout, written(folder)].join('\n')).not.toContain(other)
  })
})

describe('the command', () => {
  const ignore = { '.gitleaksignore': 'src/a.js:stripe:2\n', '.gitleaks.toml': "[allowlist]\npaths = ['''^lib/''']\n" }

  test('shows what it would write, and writes nothing unless it is told to', async () => {
    const folder = repository({ ...files, ...ignore })
    const { code, stdout } = await runCli(['import'], { folder })
    expect([code, git(folder, 'status', '--short')]).toEqual([0, ''])
    expect(stdout).toMatch(/\+\+\+ b\/straykey\.yaml[\s\S]*\+ {2}- "\/lib\/\*"[\s\S]*nothing was written; straykey import --write/)
  })

  test('run again, has nothing to write', async () => {
    const { folder } = await imported({ ...ignore, '.secretlintignore': 'out\n' })
    const before = written(folder)
    const { stdout } = await runCli(['import', '--write'], { folder })
    expect(stdout).toContain('nothing to write')
    expect(written(folder)).toBe(before)
  })

  test('adds to a configuration and a baseline that are there, and keeps all that they say', async () => {
    const folder = repository({ ...files, ...ignore, 'straykey.yaml': '# ours\nexclude: [tmp] # for now\nfailOn: low\n' })
    await runCli(['baseline', 'create', '--reason', 'revoked'], { folder })
    await runCli(['import', '--write'], { folder })
    expect(readFileSync(path.join(folder, 'straykey.yaml'), 'utf8')).toBe(
      '# ours\nexclude: [tmp, "/lib/*"] # for now\nfailOn: low\nbaseline: "straykey-baseline.jsonl"\n',
    )
    expect(new Set(reasonsIn(folder))).toEqual(new Set(['revoked']))
  })

  test('names the scanners whose markers silence something', async () => {
    const folder = repository({ 'a.js': `const key = '${old}' // gitleaks:allow\n`, '.gitleaks.toml': 'title = "none"\n' })
    await runCli(['import', '--write'], { folder })
    expect([written(folder), await failing(folder)]).toEqual(['foreignMarkers:\n  - "gitleaks"\n', []])
  })

  test('works where it is called in a folder below, and on a file with another name', async () => {
    const folder = repository({ ...files, 'ci/paths.txt': '^lib/\n' })
    const { code } = await runCli(['import', '--write', 'paths.txt', '--as', 'trufflehog-paths'], { folder: path.join(folder, 'ci') })
    expect([code, await failing(folder), readdirSync(path.join(folder, 'ci'))]).toEqual([0, ['src/a.js', 'src/b.js'], ['paths.txt']])
  })
})
