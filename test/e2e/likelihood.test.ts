// Values without a format, through the built program: what is reported by default, with --sensitive, and why.
import { describe, expect, test } from 'vitest'
import { fakeKey } from '../support/fake-keys.ts'
import { git, repository, temporaryFolder, writeFiles } from '../support/repo.ts'
import { type JsonReport, runCli } from '../support/run-cli.ts'

const strong = fakeKey('alnum*26 digit*3 upper*3', 7)
const weak = 'pass'.concat('word')

async function findingsIn(files: Readonly<Record<string, string>>, ...args: string[]) {
  const folder = temporaryFolder()
  writeFiles(folder, files)
  const { stdout, code } = await runCli(['.', '--format', 'json', ...args], { folder })
  const { findings } = JSON.parse(stdout) as JsonReport
  return { code, findings: findings.map(({ rule, severity, locations }) => [rule, severity, locations.map(({ path }) => path)]) }
}

describe('a value without a format', () => {
  test('is reported when it is strong: exit code 1', async () => {
    const { code, findings } = await findingsIn({ 'config/app.yaml': `api_key: "${strong}"\n` })
    expect([code, findings]).toEqual([1, [['generic-key', 'high', ['config/app.yaml']]]])
  })

  test('is low in a test, so that made-up ones do not alarm', async () => {
    const { findings } = await findingsIn({ 'test/login_test.go': `var apiKey = "${strong}"\n` })
    expect(findings).toEqual([['generic-key', 'low', ['test/login_test.go']]])
  })

  test('is reported with --sensitive alone when it is weak', async () => {
    const files = { '.github/workflows/test.yml': `env:\n  MYSQL_ROOT_PASSWORD: ${weak}\n  MYSQL_DATABASE: shop\n` }
    expect(await findingsIn(files)).toEqual({ code: 0, findings: [] })
    const { findings } = await findingsIn(files, '--sensitive')
    expect(findings.map(([rule]) => rule)).toEqual(['generic-password'])
  })

  test.each([
    [
      'a UUID that is the key of a row',
      `first_key: "${fakeKey('hex*8')}-${fakeKey('hex*4')}-4${fakeKey('hex*3')}-8${fakeKey('hex*3')}-${fakeKey('hex*12')}"`,
    ],
    ['a word with one for a password', `kafka_password: "${'broker-'.concat('secret')}"`],
    ['a password that says that it is wrong', `password: "${'incorrect'.concat('1')}"`],
    ['what a form is sent with', `authenticity_token: "${strong}"`],
  ])('is not reported by default when it is %s', async (_, text) => {
    expect(await findingsIn({ 'config/app.yaml': `${text}\n` })).toEqual({ code: 0, findings: [] })
  })

  test('is reported when the configuration asks for weak ones', async () => {
    const files = { 'db.env': `MYSQL_ROOT_PASSWORD=${weak}\n`, 'straykey.yaml': 'sensitive: true\n' }
    expect((await findingsIn(files)).findings.map(([rule]) => rule)).toEqual(['generic-password'])
  })

  test('is none by default when it is a word of a translation', async () => {
    const word = 'Sen'.concat('ha')
    const files = { 'src/i18n/pt-br-lang.json': `{\n  "USER": "Nome",\n  "PASSWORD": "${word}"\n}\n` }
    expect(await findingsIn(files)).toEqual({ code: 0, findings: [] })
    const { findings } = await findingsIn({ 'src/i18n/keys.json': `{ "api_key": "${strong}" }\n` })
    expect(findings.map(([rule]) => rule)).toEqual(['generic-key'])
  })

  test('is reported with --sensitive alone when it is a key in hexadecimal in a test of a compiled language', async () => {
    const text = `var aesKey = "${fakeKey('hex*64', 5)}"\n`
    expect((await findingsIn({ 'aes.go': text })).findings).toEqual([['generic-key', 'high', ['aes.go']]])
    expect(await findingsIn({ 'aes_test.go': text })).toEqual({ code: 0, findings: [] })
    const both = await findingsIn({ 'aes.go': text, 'aes_test.go': text })
    expect(both.findings).toEqual([['generic-key', 'high', ['aes.go']]])
    expect((await findingsIn({ 'aes_test.go': text }, '--sensitive')).findings).toEqual([['generic-key', 'low', ['aes_test.go']]])
  })

  test('tells how likely it is', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { '.env': `SESSION_SECRET=${strong}\n` })
    const { stdout } = await runCli(['.', '--format', 'json'], { folder })
    const [finding] = (JSON.parse(stdout) as { findings: { confidence?: number }[] }).findings
    expect(finding?.confidence).toBeGreaterThan(50)
    expect(finding?.confidence).toBeLessThanOrEqual(100)
  })

  test('is found in a file that stands in base64 in a Kubernetes secret: in a tree, the index, what is piped and a history', async () => {
    const settings = Buffer.from(`DB_HOST=db.acme.io\nDB_PASSWORD=${strong}\nDEBUG=0\n`).toString('base64')
    const secret = `apiVersion: v1\nkind: Secret\nmetadata:\n  name: shop\ndata:\n  settings: ${settings}\n`
    const folder = repository({ 'first.txt': 'first\n' })
    writeFiles(folder, { 'deploy/shop.yaml': secret })
    const seen = async (args: readonly string[], input?: string) => {
      const { stdout } = await runCli([...args, '--format', 'json'], { folder, ...(input && { input }) })
      expect(stdout).not.toContain(strong)
      return (JSON.parse(stdout) as JsonReport).findings.map(({ rule, locations }) => [rule, locations.map(({ line }) => line)])
    }
    const expected = [['generic-password', [6]]]
    expect(await seen(['.'])).toEqual(expected)
    git(folder, 'add', '.')
    expect(await seen(['--staged'])).toEqual(expected)
    expect(await seen(['-', '--stdin-name', 'deploy/shop.yaml'], secret)).toEqual(expected)
    git(folder, 'commit', '-qm', 'add')
    expect(await seen(['history', '--no-cache'])).toEqual(expected)
    git(folder, 'gc', '-q')
    expect(await seen(['history', '--no-cache'])).toEqual(expected)
  })

  test('is found in a history, in the index and in what is piped as in a file', async () => {
    const folder = repository()
    writeFiles(folder, { 'config/app.yaml': `api_key: "${strong}"\n` })
    git(folder, 'add', '.')
    const rulesOf = async (args: readonly string[], input?: string) => {
      const { stdout } = await runCli([...args, '--format', 'json'], { folder, ...(input && { input }) })
      return (JSON.parse(stdout) as JsonReport).findings.map(({ rule }) => rule)
    }
    expect(await rulesOf(['--staged'])).toEqual(['generic-key'])
    expect(await rulesOf(['-', '--stdin-name', 'config/app.yaml'], `api_key: "${strong}"\n`)).toEqual(['generic-key'])
    git(folder, 'commit', '-qm', 'add')
    expect(await rulesOf(['history', '--no-cache'])).toEqual(['generic-key'])
    expect(await rulesOf(['history', '--no-cache', '--plain'])).toEqual(['generic-key'])
  })
})

describe('straykey explain', () => {
  function explain(place: string) {
    const folder = temporaryFolder()
    writeFiles(folder, { 'app.env': `API_KEY=${strong}\ntoken_type: bearer\n` })
    return runCli(['explain', place], { folder })
  }

  test('says how likely a value is, and what speaks for and against it, without the value', async () => {
    const { code, stdout } = await explain('app.env:1')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^app\.env:1:9 {2}API_KEY .{4}…\n {2}\d+ % likely a secret; reported always\n {2}[+-]\d\.\d\d {2}\S/)
    expect(stdout).not.toContain(strong.slice(0, 12))
  })

  test('says when nothing is given to such a name', async () => {
    expect((await explain('app.env:9')).stdout).toBe('app.env:9: nothing is given to a name that speaks of a secret\n')
  })

  test('needs a file that can be read: exit code 2', async () => {
    const { code, stderr } = await explain('missing.env')
    expect([code, stderr]).toEqual([2, expect.stringContaining('name a file that can be read')])
  })
})
