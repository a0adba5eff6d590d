// How verdicts are shown, and what becomes of one value that is typed or piped.
import { describe, expect, it } from 'vitest'
import { fakeKey, githubKey, liveKey } from '../support/fake-keys.ts'
import { type Reply, startIssuers } from '../support/issuer-server.ts'
import { temporaryFolder, writeFiles } from '../support/repo.ts'
import { runCli, scanJson } from '../support/run-cli.ts'
import { acmeKey, acmeRules, holds, verdictsOf } from '../support/verifying.ts'

const docs101Key = fakeKey('ak_live_ hex*32')
const docmapKey = fakeKey('dm_live_ alnum*64')
const issuersWith = (reply: () => Reply) => startIssuers({ hosts: ['docs101.com', 'api.docmap.io', 'api.acme.example'], reply })

describe('a report', () => {
  const replies: Reply = { status: 200, headers: { 'X-Scopes': 'read' }, body: { user: { login: `ada\u001b[2J ${'x'.repeat(500)}` } } }
  const shown = async (format: string, more: readonly string[] = []) => {
    const issuers = await issuersWith(() => replies)
    const folder = temporaryFolder()
    writeFiles(folder, { 'acme.yaml': acmeRules('https://api.acme.example/'), 'a.env': acmeKey() })
    const run = await runCli(['verify', '--rules', 'acme.yaml', '--format', format, 'a.env', ...more], {
      folder,
      environment: issuers.environment,
    })
    expect([run.code, run.stderr, holds(run, acmeKey())]).toEqual([1, '', false])
    return run.stdout
  }

  it('for people says in a line what the issuer says, and nothing that a terminal acts on', async () => {
    expect(await shown('human')).toMatch(/\n {2}Lives: active, as ada\\x1b\[2J x+…, scopes read \(api\.acme\.example answered 200/)
    expect(await shown('human', ['--quiet'])).toMatch(/acme-key .*a\.env:1:\d+ {2}active\n/)
  })

  it.each([
    ['json', /"verdict": \{\s+"state": "active"/],
    ['sarif', /"verdict":\s*\{\s*"state":\s*"active"/],
    ['csv', /,active\r\n/],
    ['markdown', /\*\*active\*\*/],
    ['gitlab', /acme/],
    ['junit', /acme/],
    ['github', /acme/],
  ])('as %s holds it, where it has a place for it', async (format, wanted) => {
    expect(await shown(format)).toMatch(wanted)
  })

  it('never holds a key that an issuer repeats, whole or in part', async () => {
    const key = acmeKey()
    for (const login of [key, `you are ${key.slice(8, 24)}`, Buffer.from(key).toString('base64'), liveKey(7)]) {
      const issuers = await issuersWith(() => ({ status: 200, body: { user: { login } } }))
      const folder = temporaryFolder()
      writeFiles(folder, { 'acme.yaml': acmeRules('https://api.acme.example/'), 'a.env': key })
      const run = await runCli(['verify', '--rules', 'acme.yaml', 'a.env'], { folder, environment: issuers.environment })
      expect(run.stdout).toMatch(/Lives: active/)
      expect(run.stdout).not.toContain(login)
    }
  })
})

describe('one value', () => {
  it('comes through standard input and is named nowhere', async () => {
    const issuers = await issuersWith(() => ({ status: 401 }))
    const run = await runCli(['verify', '--issuer', 'docs101', '-'], {
      folder: temporaryFolder(),
      input: `${docs101Key}\n`,
      environment: issuers.environment,
    })
    expect([run.code, run.stderr, holds(run, docs101Key)]).toEqual([1, '', false])
    expect(run.stdout).toMatch(/docs101-live-key[\s\S]*Lives: inactive/)
    expect(issuers.asked).toEqual(['docs101.com:443'])
  })

  it('has the fingerprint that a scan gives it', async () => {
    const issuers = await issuersWith(() => ({ status: 401 }))
    const folder = temporaryFolder()
    writeFiles(folder, { 'docs101.env': `DOCS101_API_KEY=${docs101Key}\n` })
    const environment = issuers.environment
    const scanned = await scanJson(['docs101.env'], { folder, environment })
    const asked = await scanJson(['verify', '--issuer', 'docs101', '-'], { folder, environment, input: docs101Key })
    expect(asked.report.findings[0]?.fingerprint).toBe(scanned.report.findings[0]?.fingerprint)
  })

  it('that is no key of the issuer is not sent, and not shown', async () => {
    const key = githubKey()
    const issuers = await issuersWith(() => ({ status: 200, body: [] }))
    const run = await runCli(['verify', '--issuer', 'docs101', '-'], {
      folder: temporaryFolder(),
      input: key,
      environment: issuers.environment,
    })
    expect([run.code, holds(run, key), issuers.asked]).toEqual([2, false, []])
    expect(run.stderr).toMatch(/doesn't have the shape of a key of docs101/)
  })

  it('without an issuer is looked at as any text is', async () => {
    const issuers = await issuersWith(() => ({ status: 401, body: { error: { code: 'UNAUTHORIZED' } } }))
    const run = await scanJson(['verify', '-'], { folder: temporaryFolder(), input: docmapKey, environment: issuers.environment })
    expect(verdictsOf(run.report)).toMatchObject([{ state: 'inactive' }])
  })
})
