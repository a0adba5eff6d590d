// The providers that the project began with: texts as their documents and their users write them.
import { describe, expect, test } from 'vitest'
import { fakeKey, liveKey } from '../support/fake-keys.ts'
import { temporaryFolder, writeFiles } from '../support/repo.ts'
import { type JsonReport, scanJson } from '../support/run-cli.ts'

const ak = fakeKey('ak_live_ hex*32')
const secretTest = fakeKey('sk_test_ alnum*40')
const publishable = fakeKey('pk_live_ alnum*40')
const dm = fakeKey('dm_live_ alnum*64')
const token = fakeKey('alnum*40')

async function findingsIn(text: string, name = 'README.md'): Promise<JsonReport['findings']> {
  const folder = temporaryFolder()
  writeFiles(folder, { [name]: text })
  return (await scanJson([], { folder })).report.findings
}

/** The rule and severity of everything that counts. */
async function found(text: string, name?: string): Promise<string[]> {
  return (await findingsIn(text, name)).filter(({ suppression }) => !suppression).map(({ rule, severity }) => `${rule} ${severity}`)
}

describe('docs101', () => {
  test.each([
    ['in a header of curl', `curl -H "X-API-Key: ${ak}" \\\n  https://docs101.com/api/customers/\n`],
    ['in Python', `API_KEY = "${ak}"\nBASE_URL = "https://docs101.com/api"\nheaders = {"X-API-Key": API_KEY}\n`],
    ['in JavaScript', `const API_KEY = '${ak}';\nconst BASE_URL = 'https://docs101.com/api';\n`],
    ['in PHP', `$apiKey = "${ak}";\n$ch = curl_init("https://docs101.com/api/customers/");\n`],
    ['in a variable of its name', `DOCS101_API_KEY=${ak}\n`],
  ])('a key %s is critical and named', async (_, text) => {
    expect(await found(text)).toEqual(['docs101-live-key critical'])
  })

  test('an X-API-Key header with such a key is critical even when nothing names the issuer', async () => {
    const [finding, ...more] = await findingsIn(`X-API-Key: ${ak}\n`)
    expect({ more, severity: finding?.severity, named: /docs101/i.test(finding?.title ?? '') }).toEqual({
      more: [],
      severity: 'critical',
      named: false,
    })
  })

  test('its placeholder and its example are no findings', async () => {
    const example = ['ak_live_', 'a1b2c3d4e5f67890', '12345678abcdef01'].join('')
    const text = `# docs101\n${example}\ncurl -H "X-API-Key: ak_live_YOUR_KEY_HERE" https://docs101.com/api/customers/\n"customer_id": "f47ac10b-58cc-4372-a567-0e02b2c3d479"\n`
    expect(await found(text)).toEqual([])
  })
})

describe('vexart', () => {
  const curl = (scheme: string, key: string) =>
    `curl ${scheme}://api.docs.vexart.net/v1/resources \\\n  -H "Authorization: Bearer ${key}"\n`

  test.each([
    ['a live secret key is critical', liveKey(), 'vexart-live-key critical'],
    ['a test secret key is medium', secretTest, 'vexart-test-key medium'],
    ['a publishable key is for information', publishable, 'vexart-publishable-key info'],
  ])('%s', async (_, key, expected) => {
    expect(await found(curl('https', key))).toEqual([expected])
  })

  test('a publishable key says why it is no more than that', async () => {
    const [finding] = await findingsIn(`vexart.init("${publishable}")\n`)
    expect(finding?.message).toMatch(/safe to embed/)
  })

  test('its examples are no findings', async () => {
    const ellipses = ['sk_live_…', 'pk_live_…', 'sk_test_…', 'sk_live_4eC39Hq...'].map((one) => `Authorization: Bearer ${one}`)
    expect(await found(`vexart\n${ellipses.join('\n')}\nAuthorization: \`Bearer \${apiKey}\`\nf"Bearer {api_key}"\n`)).toEqual([])
  })

  const requests: readonly (readonly [string, (scheme: string, key: string) => string])[] = [
    ['curl over two lines', curl],
    ['curl with the address last', (scheme, key) => `curl -H "Authorization: Bearer ${key}" ${scheme}://api.docs.vexart.net/v1\n`],
    ['fetch', (scheme, key) => `fetch("${scheme}://api.docs.vexart.net/v1", {\n  headers: { Authorization: "Bearer ${key}" }\n})\n`],
    [
      'requests',
      (scheme, key) => `requests.get(\n    "${scheme}://api.docs.vexart.net/v1",\n    headers={"Authorization": "Bearer ${key}"},\n)\n`,
    ],
    ['the address itself', (scheme, key) => `GET ${scheme}://api.docs.vexart.net/v1?key=${key}&page=2\n`],
  ]
  const sent = requests.flatMap(([how, text]) => [secretTest, publishable].map((key) => ({ how, text, key, kind: key.slice(0, 8) })))

  test.each(sent)('a $kind key sent to http:// is critical: $how', async ({ text, key }) => {
    const [finding] = await findingsIn(text('http', key))
    expect({ severity: finding?.severity, message: finding?.message }).toEqual({
      severity: 'critical',
      message: expect.stringMatching(/compromised/),
    })
  })

  test.each(sent)('a $kind key sent to https:// is not worse than elsewhere: $how', async ({ text, key }) => {
    const [finding] = await findingsIn(text('https', key))
    expect(finding?.severity).toBe(key === publishable ? 'info' : 'medium')
  })

  test.each(['localhost:3000', '127.0.0.1:8080', '[::1]:80', '0.0.0.0'])('a key sent to http://%s is not worse', async (host) => {
    const [finding] = await findingsIn(`curl http://${host}/v1 -H "Authorization: Bearer ${publishable}"\n`)
    expect(finding?.severity).toBe('info')
  })

  test('a link to an http:// page in another paragraph makes nothing worse', async () => {
    const [finding] = await findingsIn(`See http://www.vexart.net/about for more.\n\nvexart.init("${publishable}")\n`)
    expect(finding?.severity).toBe('info')
  })

  test('a key of a known provider sent to http:// keeps being critical and says that it is compromised', async () => {
    const [finding] = await findingsIn(`curl http://docs101.com/api/customers/ -H "X-API-Key: ${ak}"\n`)
    expect({ severity: finding?.severity, message: finding?.message }).toEqual({
      severity: 'critical',
      message: expect.stringMatching(/compromised/),
    })
  })
})

describe('DocMap', () => {
  test.each([
    ['in .env', `# .env file (never commit this)\nDOCMAP_API_KEY=${dm}\n`],
    ['in a bearer header', `curl https://api.docmap.io/v1/extractions \\\n  -H "Authorization: Bearer ${dm}"\n`],
    ['in JSON', `{"key":"${dm}","expiresIn":"90d"}`],
  ])('a key of 72 characters %s is critical', async (_, text) => {
    expect(await found(text)).toEqual(['docmap-live-key critical'])
  })

  test.each([63, 65])('%i characters behind the prefix make no key', async (length) => {
    expect(await found(`DOCMAP_API_KEY=${fakeKey(`dm_live_ alnum*${length}`)}\n`)).not.toContain('docmap-live-key critical')
  })

  test('its placeholders are no findings', async () => {
    expect(await found(`dm_live_${'x'.repeat(64)}\nDOCMAP_API_KEY=dm_live_your_api_key\nBearer <existing-token>\n`)).toEqual([])
  })

  test('the remedy lists the choices of expiry', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { '.env': `DOCMAP_API_KEY=${dm}\n` })
    const { stdout } = await scanJson([], { folder })
    expect(stdout).toMatch(/30 days.*60 days.*90 days.*1 year/)
  })
})

describe('101domain', () => {
  test.each([
    ['in a variable of its name', `101DOMAIN_API_TOKEN=${token}\n`],
    ['in an exported variable', `export DOMAIN_101_TOKEN="${token}"\n`],
    ['in YAML', `101domain_api_key: '${token}'\n`],
    ['in a bearer header to its host', `curl https://api.101domain.com/v1/domains \\\n  -H "Authorization: Bearer ${token}"\n`],
    ['in fetch to its host', `fetch('https://api.101domain.com/v1', {\n  headers: { Authorization: 'Bearer ${token}' },\n})\n`],
  ])('a token without a prefix is found by its context: %s', async (_, text) => {
    const findings = await findingsIn(text)
    expect(findings.map(({ rule, severity }) => `${rule.replace(/-(?:key|bearer)$/, '')} ${severity}`)).toEqual(['101domain critical'])
  })

  test('the same token without the context is not said to be theirs', async () => {
    const findings = await findingsIn(`Authorization: Bearer ${token}\n`)
    expect(findings.filter(({ rule }) => rule.startsWith('101domain'))).toEqual([])
  })

  test.each([
    '101DOMAIN_API_TOKEN=your_101domain_api_token_here',
    '101DOMAIN_API_TOKEN=$TOKEN_FROM_THE_VAULT',
    'api.101domain.com: Bearer YOUR_API_KEY',
  ])('a placeholder is no finding: %s', async (text) => {
    expect(await found(`${text}\n`)).toEqual([])
  })
})
