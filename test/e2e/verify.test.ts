// Whether a found key works, through the built program: the issuers are played on loopback, behind a proxy that records every host.
import { describe, expect, it } from 'vitest'
import { fakeKey, liveKey } from '../support/fake-keys.ts'
import { type Issuers, type Reply, startIssuers } from '../support/issuer-server.ts'
import { git, repository, temporaryFolder, writeFiles } from '../support/repo.ts'
import { runCli, scanJson } from '../support/run-cli.ts'
import { acmeKey, acmeRules, holds, verdictsOf } from '../support/verifying.ts'

const HOSTS = ['docs101.com', 'api.docs.vexart.net', 'api.docmap.io', 'api.acme.example', 'thief.example']
const docs101Key = fakeKey('ak_live_ hex*32')
const docmapKey = fakeKey('dm_live_ alnum*64')
const texts = { 'docs101.env': `DOCS101_API_KEY=${docs101Key}\n`, 'docmap.env': `DOCMAP_API_KEY=${docmapKey}\n` }

const issuersWith = (reply: (host: string, earlier: number) => Reply) =>
  startIssuers({ hosts: HOSTS, reply: ({ host }, earlier) => reply(host, earlier) })

/** Scans files and asks; no output may hold a key. */
async function verify(files: Readonly<Record<string, string>>, issuers: Issuers, args: readonly string[] = []) {
  const folder = temporaryFolder()
  writeFiles(folder, files)
  const run = await scanJson(['--verify', ...args], { folder, environment: issuers.environment })
  expect(
    Object.values(files)
      .flatMap((text) => /[a-z]+_live_\w+/.exec(text) ?? [])
      .filter((key) => holds(run, key)),
  ).toEqual([])
  return { ...run, verdicts: verdictsOf(run.report) }
}

describe('straykey --verify', () => {
  it('sends docs101 what its document says, and believes it', async () => {
    const issuers = await issuersWith(() => ({ status: 200, body: [{ id: 1, name: 'Acme Corp' }] }))
    const { verdicts, code } = await verify({ 'a.env': texts['docs101.env'] }, issuers)
    expect(verdicts).toEqual([{ state: 'active', why: 'docs101.com answered 200, as documented for keys that work' }])
    expect(code).toBe(1)
    const request = `GET /api/customers/ HTTP/1.1\r\nUser-Agent: straykey\r\nX-API-Key: ${docs101Key}\r\nAccept: application/json\r\nHost: docs101.com\r\nConnection: close\r\n\r\n`
    expect(issuers.received).toEqual([{ host: 'docs101.com', text: request }])
    expect(issuers.asked).toEqual(['docs101.com:443'])
  })

  it('sends vexart a bearer token', async () => {
    const key = liveKey()
    const issuers = await issuersWith(() => ({ status: 401, body: { error: 'unauthorized' } }))
    const { verdicts } = await verify({ 'a.env': `VEXART_SECRET=${key}\n` }, issuers)
    expect(verdicts).toEqual([{ state: 'inactive', why: "api.docs.vexart.net answered 401, as documented for keys that don't work" }])
    const request = `GET /v1/resources HTTP/1.1\r\nUser-Agent: straykey\r\nAuthorization: Bearer ${key}\r\nAccept: application/json\r\nHost: api.docs.vexart.net\r\nConnection: close\r\n\r\n`
    expect(issuers.received).toEqual([{ host: 'api.docs.vexart.net', text: request }])
  })

  it('sends DocMap a bearer token, and asks of a 401 the code that is documented', async () => {
    const issuers = await issuersWith((_, earlier) => ({
      status: 401,
      body: earlier === 0 ? { error: { code: 'UNAUTHORIZED' } } : { error: { code: 'OTHER' } },
    }))
    const first = await verify({ 'a.env': texts['docmap.env'] }, issuers)
    const second = await verify({ 'a.env': texts['docmap.env'] }, issuers)
    expect([...first.verdicts, ...second.verdicts].map((one) => one?.state)).toEqual(['inactive', 'unknown'])
    const request = `GET /v1/extractions HTTP/1.1\r\nUser-Agent: straykey\r\nAuthorization: Bearer ${docmapKey}\r\nAccept: application/json\r\nHost: api.docmap.io\r\nConnection: close\r\n\r\n`
    expect(issuers.received[0]).toEqual({ host: 'api.docmap.io', text: request })
  })

  it.each<[string, Reply, RegExp]>([
    ['403', { status: 403, body: { error: 'no' } }, /answered 403/],
    ['404', { status: 404, body: { error: 'no' } }, /answered 404/],
    ['500', { status: 500, body: { error: 'no' } }, /has trouble/],
    ['200 with a web page', { status: 200, body: '<html>Log in</html>' }, /web page/],
    ['401 with a web page', { status: 401, body: '<html>Blocked</html>' }, /web page/],
    ['200 with something else', { status: 200, body: { customers: 'none' } }, /doesn't say/],
    ['200 with what is no JSON', { bytes: 'HTTP/1.1 200 OK\r\n\r\nhello' }, /doesn't say/],
    ['a redirect to another host', { status: 302, headers: { Location: 'https://thief.example/' } }, /redirect/],
    ['a redirect to itself', { status: 307, headers: { Location: '/' } }, /redirect/],
    ['half an answer', { bytes: 'HTTP/1.1 401 No\r\nContent-Length: 50\r\n\r\n{' }, /too early/],
    ['a closed connection', 'close', /too early/],
    ['what is no HTTP', { bytes: 'hello\r\n\r\n' }, /something else than HTTP/],
  ])('proves nothing by %s', async (_, reply, why) => {
    const issuers = await issuersWith(() => reply)
    const { verdicts, code, report } = await verify({ 'a.env': texts['docs101.env'] }, issuers)
    expect(verdicts).toEqual([{ state: 'unknown', why: expect.stringMatching(why) }])
    expect([code, report.problems, issuers.asked]).toEqual([1, [], ['docs101.com:443']])
  })

  it('sends nothing over a connection that nobody vouches for', async () => {
    const issuers = await startIssuers({ hosts: HOSTS, untrusted: HOSTS, reply: () => ({ status: 200, body: [] }) })
    const { verdicts } = await verify({ 'a.env': texts['docs101.env'] }, issuers)
    expect(verdicts).toEqual([{ state: 'unknown', why: expect.stringMatching(/no secure connection to docs101\.com/) }])
    expect(issuers.received).toEqual([])
  })

  it('does not take the word of a proxy for that of the issuer', async () => {
    const issuers = await startIssuers({ hosts: HOSTS, reply: () => ({ status: 200, body: [] }), refuse: () => 'HTTP/1.1 401 No\r\n\r\n' })
    const { verdicts } = await verify({ 'a.env': texts['docs101.env'] }, issuers)
    expect(verdicts).toEqual([{ state: 'unknown', why: 'the proxy refused the connection (401)' }])
  })

  it('waits as long as it is asked to, and asks again', async () => {
    const issuers = await issuersWith((_, earlier) =>
      earlier === 0 ? { status: 429, headers: { 'Retry-After': '1' } } : { status: 200, body: [] },
    )
    expect((await verify({ 'a.env': texts['docs101.env'] }, issuers)).verdicts).toMatchObject([{ state: 'active' }])
    expect(issuers.received).toHaveLength(2)
  })

  it('does not wait for an hour, and asks that host no more', async () => {
    const issuers = await issuersWith(() => ({ status: 429, headers: { 'Retry-After': '3600' } }))
    const other = fakeKey('ak_live_ hex*32', 2)
    const { verdicts } = await verify({ 'a.env': texts['docs101.env'], 'docs101.txt': `docs101: ${other}\n` }, issuers)
    expect(verdicts).toMatchObject([{ state: 'unknown', why: expect.stringMatching(/fewer calls/) }, { state: 'unknown' }])
    expect(issuers.received).toHaveLength(1)
  })

  it('asks about a value once, wherever it stands', async () => {
    const issuers = await issuersWith(() => ({ status: 200, body: [] }))
    const { verdicts } = await verify({ 'a.env': texts['docs101.env'], 'b/c.env': texts['docs101.env'] }, issuers)
    expect([verdicts.length, issuers.received.length]).toEqual([1, 1])
  })

  it('does not ask about what a comment allows', async () => {
    const issuers = await issuersWith(() => ({ status: 200, body: [] }))
    const { verdicts } = await verify({ 'a.env': `DOCS101_API_KEY=${docs101Key} # straykey:allow -- revoked\n` }, issuers)
    expect([verdicts, issuers.asked]).toEqual([[undefined], []])
  })

  it('asks of a history, too', async () => {
    const folder = repository({ 'docs101.env': texts['docs101.env'] })
    git(folder, 'rm', '--quiet', 'docs101.env')
    git(folder, 'commit', '--quiet', '--message=gone')
    const issuers = await issuersWith(() => ({ status: 401 }))
    const { report } = await scanJson(['history', '--verify', '--no-cache'], { folder, environment: issuers.environment })
    expect(verdictsOf(report)).toMatchObject([{ state: 'inactive' }])
  })
})

describe('a key of a format that several issuers share', () => {
  const file = { 'a.env': `API_KEY=${liveKey()}\n` }

  it('is sent to nobody on a guess', async () => {
    const issuers = await issuersWith(() => ({ status: 200, body: [] }))
    const { verdicts } = await verify(file, issuers)
    expect(verdicts).toEqual([{ state: 'unknown', why: expect.stringMatching(/several issuers use this format.*--issuer NAME/) }])
    expect(issuers.asked).toEqual([])
  })

  it('is sent to the one that --issuer names', async () => {
    const issuers = await issuersWith(() => ({ status: 200, body: { data: [] } }))
    expect((await verify(file, issuers, ['--issuer', 'vexart'])).verdicts).toMatchObject([{ state: 'active' }])
    expect(issuers.asked).toEqual(['api.docs.vexart.net:443'])
  })

  it('is not sent to one whose keys look otherwise', async () => {
    const issuers = await issuersWith(() => ({ status: 200, body: [] }))
    const { verdicts } = await verify({ 'a.env': `API_KEY=${fakeKey('ak_live_ alnum*30')}\n` }, issuers, ['--issuer', 'docs101'])
    expect(verdicts).toMatchObject([{ state: 'unknown' }])
    expect(issuers.asked).toEqual([])
  })

  it('of an issuer without a documented call is left to a person', async () => {
    const issuers = await issuersWith(() => ({ status: 200, body: [] }))
    const { verdicts } = await verify({ 'a.env': `101DOMAIN_API_TOKEN=${fakeKey('alnum*40')}\n` }, issuers)
    expect(verdicts).toEqual([{ state: 'unknown', why: expect.stringMatching(/no documented call; by hand: Log in as the primary user/) }])
    expect(issuers.asked).toEqual([])
  })
})

describe('what is scanned', () => {
  it('does not say where keys are sent', async () => {
    const issuers = await issuersWith(() => ({ status: 200, body: {} }))
    const files = { 'straykey.yaml': 'rules: [acme.yaml]\n', 'acme.yaml': acmeRules('https://thief.example/'), 'a.env': acmeKey() }
    const { verdicts, report } = await verify(files, issuers)
    expect(verdicts).toEqual([{ state: 'unknown', why: expect.stringMatching(/comes with the settings of what was scanned/) }])
    expect(report.notices).toContainEqual(expect.stringMatching(/no calls of the rules that the configuration names are made/))
    expect(issuers.asked).toEqual([])
  })

  it('does not have the keys of one issuer sent to another by taking its rule over', async () => {
    const issuers = await issuersWith(() => ({ status: 200, body: [] }))
    const taken = acmeRules('https://thief.example/')
      .replace('provider: acme', 'provider: docs101')
      .replaceAll('acme-key', 'docs101-live-key')
    const { verdicts } = await verify({ 'straykey.yaml': 'rules: [acme.yaml]\n', 'acme.yaml': taken, 'a.env': acmeKey() }, issuers)
    expect(verdicts).toMatchObject([{ state: 'unknown' }])
    expect(issuers.asked).toEqual([])
  })

  it('is asked about as a rule file says that a person named', async () => {
    const issuers = await issuersWith(() => ({
      status: 200,
      headers: { 'X-Scopes': 'read, write' },
      body: { user: { login: 'ada\u001b[2J' }, expires: 'never' },
    }))
    const files = { 'acme.yaml': acmeRules('https://api.acme.example/me?v=1'), 'a.env': acmeKey() }
    const { verdicts } = await verify(files, issuers, ['--rules', 'acme.yaml'])
    expect(verdicts).toMatchObject([{ state: 'active', owner: 'ada\u001b[2J', scopes: 'read, write', expires: 'never' }])
    expect(issuers.received[0]?.text).toMatch(/^POST \/me\?v=1 HTTP\/1\.1\r\n/)
    expect(issuers.received[0]?.text).toMatch(/\r\n\r\n\{"token":"acme_live_\w+","deep":\["x"\]\}$/)
  })
})

describe('nobody is asked', () => {
  it.each([
    ['by a scan', ['scan']],
    ['by an audit of a history', ['history', '--no-cache']],
    ['by a hook', ['hook', 'run', 'pre-commit']],
    ['by a scan of what is staged', ['--staged']],
  ])('%s', async (_, args) => {
    const folder = repository({ 'b.txt': 'nothing\n' })
    writeFiles(folder, { 'docs101.env': texts['docs101.env'] })
    git(folder, 'add', '--all')
    const issuers = await issuersWith(() => ({ status: 200, body: [] }))
    await runCli(args, { folder, environment: issuers.environment })
    expect(issuers.asked).toEqual([])
  })

  it.each([
    [['hook', 'run', 'pre-commit', '--verify'], /unknown option --verify/],
    [['--staged', '--verify'], /a commit must not wait for issuers/],
    [['--issuer', 'github'], /--issuer means nothing without --verify/],
    [['verify', '--issuer', 'githup'], /no rule file has this provider; did you mean .*github/],
    [['verify', '--report', 'a.json'], /unknown option --report/],
    [['verify', '-', 'a.txt'], /can not be combined/],
  ])('for what can not be meant: %j', async (args, message) => {
    const run = await runCli(args, { folder: repository({ 'a.txt': 'nothing\n' }), input: '' })
    expect(run.code).toBe(2)
    expect(run.stderr).toMatch(message)
  })

  it('because a configuration says so', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { 'straykey.yaml': 'verify: true\n' })
    expect((await runCli([], { folder })).stderr).toMatch(/unknown field "verify"/)
  })
})
