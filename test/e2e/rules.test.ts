// `straykey rules` and rule files of users.
import { describe, expect, test } from 'vitest'
import { fakeKey, liveKey } from '../support/fake-keys.ts'
import { keyLine, rulesOf } from '../support/places.ts'
import { temporaryFolder, writeFiles } from '../support/repo.ts'
import { runCli, scanJson } from '../support/run-cli.ts'

/** A rule file of a provider that doesn't exist; some of its lines may be replaced. */
function acme(lines: Readonly<Record<string, string>> = {}): string {
  const key: Record<string, string> = {
    id: 'acme-secret',
    title: 'Acme secret key',
    severity: 'high',
    harm: 'Whoever holds it can charge customers.',
    anchors: '[acmekey_]',
    pattern: "'acmekey_[0-9A-Za-z]{24,64}'",
    remedy: '[Create a new key., Delete the old one.]',
    finds: "['ACME={{acmekey_ alnum*32}}', 'key: \"{{acmekey_ alnum*24}}\"']",
    ignores: "['acmekey_your_key_here']",
    ...lines,
  }
  const fields = Object.entries(key).map(([name, value]) => `    ${name}: ${value}`)
  return `provider: acme\ntitle: Acme\ndocs: https://docs.acme.example/keys\nkeys:\n  -${fields.join('\n').slice(3)}\n`
}

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder()
  writeFiles(folder, files)
  return folder
}

describe('straykey rules', () => {
  test('list names the rules of every provider with their severity', async () => {
    const { code, stdout } = await runCli(['rules', 'list'], { folder: temporaryFolder() })
    const lines = stdout.split('\n')
    const named = ['docs101-live-key', 'vexart-live-key', 'docmap-live-key', '101domain-key', 'generic-api-live-key'].filter((id) =>
      lines.some((line) => new RegExp(`^critical +${id} `).test(line)),
    )
    expect({ code, named: named.length }).toEqual({ code: 0, named: 5 })
  })

  test('list names the rules of a file, too', async () => {
    const { stdout } = await runCli(['rules', 'list', '--rules=acme.yaml'], { folder: folderWith({ 'acme.yaml': acme() }) })
    expect(stdout).toMatch(/high +acme-secret +Acme secret key/)
  })

  test('show tells what the key is, what harm it does and what to do', async () => {
    const { code, stdout } = await runCli(['rules', 'show', 'docmap-live-key'], { folder: temporaryFolder() })
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/critical[\s\S]*full access[\s\S]*30 days[\s\S]*https:/) })
  })

  test('show of a rule that does not exist is exit code 2', async () => {
    const { code, stderr } = await runCli(['rules', 'show', 'no-such-rule'], { folder: temporaryFolder() })
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('no-such-rule') })
  })

  test('check passes a rule file whose examples hold', async () => {
    const { code, stdout } = await runCli(['rules', 'check', 'acme.yaml'], { folder: folderWith({ 'acme.yaml': acme() }) })
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/1 rule.* 0 failed/) })
  })

  test('check takes a folder', async () => {
    const { code } = await runCli(['rules', 'check', 'rules'], { folder: folderWith({ 'rules/acme.yaml': acme() }) })
    expect(code).toBe(0)
  })

  test('check fails a rule file with an example that does not hold, and names it', async () => {
    const folder = folderWith({ 'acme.yaml': acme({ ignores: "['ACME=acmekey_[[alnum*32]]']" }) })
    const { code, stdout } = await runCli(['rules', 'check', 'acme.yaml'], { folder })
    expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringContaining('ACME=acmekey_[[alnum*32]]') })
  })

  test.each([
    ['a word that is no command of it', ['rules', 'frobnicate']],
    ['nothing', ['rules']],
    ['check without a file', ['rules', 'check']],
  ])('with %s is exit code 2 with the usage', async (_, args) => {
    const { code, stderr } = await runCli(args, { folder: temporaryFolder() })
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('straykey rules check') })
  })
})

describe('--rules', () => {
  const leak = () => `ACME=${fakeKey('acmekey_ alnum*32')}\n`

  test('finds what a rule of the user describes', async () => {
    const folder = folderWith({ 'acme.yaml': acme(), 'a.env': leak() })
    const { code, report } = await scanJson(['--rules', 'acme.yaml'], { folder })
    expect({ code, rules: rulesOf(report) }).toEqual({ code: 1, rules: ['acme-secret'] })
  })

  test('keeps the built-in rules', async () => {
    const folder = folderWith({ 'acme.yaml': acme(), 'a.env': leak() + keyLine() })
    const { report } = await scanJson(['--rules', 'acme.yaml'], { folder })
    expect(rulesOf(report)).toEqual(['acme-secret', 'generic-api-live-key'])
  })

  test('takes a folder of rule files', async () => {
    const folder = folderWith({ 'my/acme.yaml': acme(), 'a.env': leak() })
    expect(rulesOf((await scanJson(['--rules', 'my'], { folder })).report)).toEqual(['acme-secret'])
  })

  test('gives the advice of the file', async () => {
    const folder = folderWith({ 'acme.yaml': acme(), 'a.env': leak() })
    const { stdout } = await runCli(['--rules', 'acme.yaml'], { folder })
    expect(stdout).toMatch(/can charge customers[\s\S]*1\. Create a new key\.[\s\S]*https:\/\/docs\.acme\.example\/keys/)
  })

  test.each([
    ['a field that does not exist', { anchers: '[x]' }, /acme\.yaml:\d+:\d+: .*"anchers".*"anchors"/],
    ['a severity that does not exist', { severity: 'terrible' }, /acme\.yaml:7:\d+: .*severity.*terrible.*critical/],
    ['a quantifier without a bound', { pattern: "'acmekey_[0-9A-Za-z]+'" }, /acme\.yaml:10:\d+: .*pattern/],
    ['a pattern that takes ever longer', { pattern: "'acmekey_(?:[a-z]{1,99}[a-z]{1,99}){1,9}!'" }, /acme\.yaml:10:\d+: .*pattern/],
    ['a pattern that is none', { pattern: "'acmekey_([0-9'" }, /acme\.yaml:10:\d+: .*pattern/],
    ['an anchor that is too short', { anchors: '[ac]' }, /acme\.yaml:9:\d+: .*anchors.*shorter than (?:3|three)/],
    ['an example without its anchor', { finds: "['{{other_ alnum*32}}', '{{acmekey_ alnum*24}}']" }, /acme\.yaml:12:\d+: .*finds.*anchors/],
    ['a check that does not exist', { checks: '[entropie 3]' }, /acme\.yaml:\d+:\d+: .*checks.*entropie.*entropy/],
    ['an id of another provider', { id: 'other-secret' }, /acme\.yaml:5:\d+: .*id.*acme-/],
    ['YAML that is none', { title: '"open' }, /acme\.yaml:\d+:\d+: /],
  ])('refuses a file with %s: exit code 2, with the place', async (_, lines, message) => {
    const folder = folderWith({ 'acme.yaml': acme(lines), 'a.env': leak() })
    const { code, stderr } = await runCli(['--rules', 'acme.yaml'], { folder })
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(message) })
  })

  test('refuses a folder without rule files', async () => {
    expect((await runCli(['--rules', '.'], { folder: folderWith({ 'a.txt': liveKey() }) })).code).toBe(2)
  })
})
