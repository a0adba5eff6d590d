// The fingerprint of a secret: the same wherever and however the value stands, and of no use to a thief.
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { fakeKey, liveKey } from '../support/fake-keys.ts'
import { git, repository, temporaryFolder, writeFiles } from '../support/repo.ts'
import { runCli, scanJson } from '../support/run-cli.ts'

const key = liveKey(11)

async function findingsIn(files: Readonly<Record<string, string | Uint8Array>>) {
  const folder = temporaryFolder()
  writeFiles(folder, files)
  return (await scanJson([], { folder })).report.findings.filter(({ kind }) => kind === 'secret')
}

async function fingerprintIn(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const [finding, ...more] = await findingsIn(files)
  if (!finding || more.length > 0) throw new Error(`expected one finding, got ${more.length + (finding ? 1 : 0)}`)
  return finding.fingerprint
}

const usual = () => fingerprintIn({ 'a.txt': `key = "${key}"\n` })

describe('a fingerprint stays when the value', () => {
  test.each([
    ['moves to another file', { 'deep/other.json': `key = "${key}"\n` }],
    ['moves to another line and column', { 'a.txt': `\n\n\n      let key = "${key}"\n` }],
    ['stands in UTF-16', { 'a.txt': Buffer.from(`\ufeffkey = "${key}"\n`, 'utf16le') }],
    ['stands in UTF-16 big-endian', { 'a.txt': Buffer.from(`\ufeffkey = "${key}"\n`, 'utf16le').swap16() }],
    ['stands in another language', { 'a.py': `KEY='${key}' # mine` }],
    ['stands in escaped JSON', { 'a.json': `{"text":"{\\"key\\":\\"${key}\\"}"}` }],
    ['stands in a name', { [`${key}.txt`]: 'nothing' }],
    ['is in a file that names its issuer by its path', { 'stripe/a.txt': `key = "${key}"\n` }],
    ['is in a variable that names its issuer', { 'a.env': `STRIPE_SECRET_KEY=${key}\n` }],
    ['is sent to a host that names its issuer', { 'a.sh': `curl https://api.stripe.com/v1/charges -u ${key}:\n` }],
    ['is sent to an http:// address', { 'a.sh': `curl http://api.acme.com/v1 -H "Authorization: Bearer ${key}"\n` }],
  ])('%s', async (_, files) => {
    expect(await fingerprintIn(files)).toBe(await usual())
  })

  test('is staged or piped instead of on disk', async () => {
    const folder = repository()
    writeFiles(folder, { 'a.txt': `key = "${key}"\n` })
    git(folder, 'add', 'a.txt')
    const staged = await scanJson(['--staged'], { folder })
    const piped = await scanJson(['-'], { folder, input: key })
    const found = [staged, piped].map(({ report }) => report.findings[0]?.fingerprint)
    expect(found).toEqual([await usual(), await usual()])
  })

  test('turns out to be of docs101', async () => {
    const value = fakeKey('ak_live_ hex*32')
    const plain = await fingerprintIn({ 'a.txt': `X-API-Key: ${value}\n` })
    expect(await fingerprintIn({ 'a.txt': `curl -H "X-API-Key: ${value}" https://docs101.com/api/customers/\n` })).toBe(plain)
  })
})

describe('one secret in several places', () => {
  test('is one finding', async () => {
    const [finding] = await findingsIn({ 'a.txt': `"${key}"\n`, 'b.txt': `"${key}"\n"${key}"\n` })
    expect(finding?.locations.map(({ path, line }) => `${path}:${line}`)).toEqual(['a.txt:1', 'b.txt:1', 'b.txt:2'])
  })

  test('is named for the issuer that one of the places tells', async () => {
    const findings = await findingsIn({ 'a.txt': `key = "${key}"\n`, 'b.env': `STRIPE_SECRET_KEY=${key}\n` })
    expect(findings.map(({ title, locations }) => [/Stripe/.test(title), locations.length])).toEqual([[true, 2]])
  })
})

test('another value has another fingerprint', async () => {
  const found = await findingsIn({ 'a.txt': `key = "${liveKey(1)}"\nkey = "${liveKey(2)}"\n` })
  expect(new Set(found.map(({ fingerprint }) => fingerprint)).size).toBe(2)
})

describe('a fingerprint gives nothing away', () => {
  test('as it holds no part of the value', async () => {
    const fingerprint = await usual()
    const body = key.slice('sk_live_'.length)
    const parts = Array.from({ length: body.length - 5 }, (_, i) => body.slice(i, i + 6))
    expect(parts.filter((part) => fingerprint.includes(part))).toEqual([])
  })

  test('as it holds no plain hash of the value, nor the beginning of one', async () => {
    const fingerprint = (await usual()).toLowerCase()
    const hashes = ['md5', 'sha1', 'sha256', 'sha512'].flatMap((name) => [
      createHash(name).update(key).digest('hex').slice(0, 16),
      createHash(name).update(key.slice('sk_live_'.length)).digest('hex').slice(0, 16),
      createHash(name).update(key).digest('base64').slice(0, 12).toLowerCase(),
    ])
    expect(hashes.filter((hash) => fingerprint.includes(hash))).toEqual([])
  })

  test('and SARIF has the same one', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { 'a.txt': `key = "${key}"\n` })
    const { stdout } = await runCli(['--format=sarif'], { folder })
    const { partialFingerprints } = JSON.parse(stdout).runs[0].results[0]
    expect(Object.values(partialFingerprints)).toEqual([await usual()])
  })
})
