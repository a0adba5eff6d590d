import { spawn } from 'node:child_process'
import { lookup } from 'node:dns/promises'
import { hostname } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { callerWith, type HttpAnswer, type HttpRequest } from '../../src/respond/http-call.ts'
import { liveKey } from '../support/fake-keys.ts'
import { type Issuers, startIssuers } from '../support/issuer-server.ts'

const HOST = 'api.acme.example'
const secret = liveKey()
const plain: HttpRequest = {
  method: 'GET',
  url: `https://${HOST}/v1/me`,
  headers: { Authorization: `Bearer ${secret}`, Accept: 'application/json' },
}
const root = path.join(import.meta.dirname, '../..')

interface Calling {
  readonly environment?: Readonly<Record<string, string>>
  readonly timeoutMs?: number
  readonly endAfterMs?: number
  readonly allowedHosts?: readonly string[]
}

/** The answers of calls that a process of its own makes. Nothing that it prints may hold the secret, unless the other side said it. */
async function callAll(requests: readonly HttpRequest[], { environment = {}, ...task }: Calling): Promise<HttpAnswer[]> {
  const program = path.join(root, 'test/support/call-program.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', program], { cwd: root, env: { PATH: process.env.PATH, ...environment } })
  const output = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text))
  child.stdin.end(JSON.stringify({ requests, ...task }))
  await new Promise((resolve) => child.once('close', resolve))
  expect(output.stdout + output.stderr).not.toContain(secret)
  expect(output.stderr).toBe('')
  return JSON.parse(output.stdout) as HttpAnswer[]
}

async function call(request: HttpRequest, { environment }: Issuers, calling: Calling = {}): Promise<HttpAnswer | undefined> {
  const [answer] = await callAll([request], { ...calling, environment: { ...environment, ...calling.environment } })
  return answer
}

describe('a call', () => {
  it('sends what it was given, and nothing else, to the host that it names', async () => {
    const issuers = await startIssuers({
      hosts: [HOST],
      reply: () => ({ status: 200, headers: { 'X-Scopes': 'repo', 'Set-Cookie': 'a=b' }, body: { login: 'ada' } }),
    })
    expect(await call(plain, issuers)).toEqual({
      kind: 'answer',
      status: 200,
      headers: expect.objectContaining({ 'x-scopes': 'repo', 'content-type': 'application/json' }),
      body: '{"login":"ada"}',
    })
    const head = `GET /v1/me HTTP/1.1\r\nUser-Agent: straykey\r\nAuthorization: Bearer ${secret}\r\nAccept: application/json\r\nHost: ${HOST}\r\nConnection: close\r\n\r\n`
    expect(issuers.received).toEqual([{ host: HOST, text: head }])
    expect(issuers.asked).toEqual([`${HOST}:443`])
  })

  it('sends a body with its length in bytes', async () => {
    const issuers = await startIssuers({ hosts: [HOST], reply: () => ({ status: 200 }) })
    await call(
      { method: 'POST', url: `https://${HOST}/check`, headers: { 'Content-Type': 'application/json' }, body: '{"token":"ä"}' },
      issuers,
    )
    expect(Buffer.from(issuers.received[0]?.text ?? '', 'latin1').toString()).toBe(
      `POST /check HTTP/1.1\r\nUser-Agent: straykey\r\nContent-Type: application/json\r\nContent-Length: 14\r\nHost: ${HOST}\r\nConnection: close\r\n\r\n{"token":"ä"}`,
    )
  })

  it.each([301, 302, 303, 307, 308])('follows no redirect: %i', async (status) => {
    const issuers = await startIssuers({
      hosts: [HOST, 'thief.example'],
      reply: () => ({ status, headers: { Location: 'https://thief.example/' } }),
    })
    expect(await call(plain, issuers)).toMatchObject({ kind: 'answer', status })
    expect(issuers.asked).toEqual([`${HOST}:443`])
  })

  it('reads no more than 64 KiB of an answer', async () => {
    const issuers = await startIssuers({ hosts: [HOST], reply: () => ({ status: 200, body: 'x'.repeat(5_000_000) }) })
    expect(await call(plain, issuers)).toMatchObject({ kind: 'answer', body: 'x'.repeat(65_536) })
  })

  it.each([
    ['closed the connection', 'close', {}, /ended its answer too early/],
    ['said nothing', 'silence', { timeoutMs: 2000 }, /no answer within 2 s/],
    ['said half', { bytes: 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"login":' }, {}, /ended its answer too early/],
    ['said half of its head', { bytes: 'HTTP/1.1 200 OK\r\nContent-Le' }, {}, /ended its answer too early/],
    ['said something else than HTTP', { bytes: 'SSH-2.0-OpenSSH_9.6\r\n' }, {}, /something else than HTTP/],
    ['never ends', { bytes: 'HTTP/1.1 200 OK\r\n\r\n{', staysOpen: true }, { timeoutMs: 2000 }, /no answer within 2 s/],
  ] as const)('that may have been heard says so when the issuer %s', async (_, reply, calling, why) => {
    const issuers = await startIssuers({ hosts: [HOST], reply: () => reply })
    expect(await call(plain, issuers, calling)).toEqual({ kind: 'failure', why: expect.stringMatching(why), sent: true })
  })

  it('is ended when the program is', async () => {
    const issuers = await startIssuers({ hosts: [HOST], reply: () => 'silence' })
    const [first, second] = await callAll([plain, plain], { environment: issuers.environment, endAfterMs: 3000 })
    expect(first).toEqual({ kind: 'failure', why: 'it was ended before an answer came', sent: true })
    expect(second).toEqual({ kind: 'failure', why: 'it was ended before the call', sent: false })
    expect(issuers.received).toHaveLength(1)
  })

  it('to a host comes after the one before it, and those to others do not wait', async () => {
    const issuers = await startIssuers({
      hosts: [HOST, 'other.example'],
      reply: ({ host }) => (host === HOST ? 'silence' : { status: 200 }),
    })
    const requests = [plain, plain, { ...plain, url: 'https://other.example/' }]
    const answers = await callAll(requests, { environment: issuers.environment, timeoutMs: 2000 })
    expect(answers.map(({ kind }) => kind)).toEqual(['failure', 'failure', 'answer'])
    expect([...issuers.asked.slice(0, 2)].sort()).toEqual([`${HOST}:443`, 'other.example:443'])
    expect(issuers.asked.slice(2)).toEqual([`${HOST}:443`])
  })
})

/** A name that this machine itself has in its network. */
const ownName = (
  await Promise.all(
    ['ip6-localhost', hostname()].map((name) =>
      lookup(name).then(
        () => name,
        () => undefined,
      ),
    ),
  )
)
  .find(Boolean)
  ?.toLowerCase()

describe('a secret', () => {
  it.each([
    ['a certificate that nobody vouches for', HOST, /no secure connection/],
    ['a certificate for another name', 'elsewhere.example', /no secure connection/],
  ])('is not sent over a connection with %s', async (_, host, why) => {
    const issuers = await startIssuers({ hosts: [HOST], untrusted: [HOST], reply: () => ({ status: 200 }) })
    const environment = { NODE_TLS_REJECT_UNAUTHORIZED: '0', NODE_NO_WARNINGS: '1' }
    expect(await call({ ...plain, url: `https://${host}/` }, issuers, { environment })).toEqual({
      kind: 'failure',
      why: expect.stringMatching(why),
      sent: false,
    })
    expect(issuers.received).toEqual([])
  })

  it('is sent to no proxy, whose refusal is no answer of the issuer', async () => {
    const refusal = 'HTTP/1.1 401 Unauthorized\r\nContent-Length: 29\r\n\r\n{"message":"Bad credentials"}'
    const issuers = await startIssuers({ hosts: [HOST], reply: () => ({ status: 200 }), refuse: () => refusal })
    expect(await call(plain, issuers)).toEqual({ kind: 'failure', why: 'the proxy refused the connection (401)', sent: false })
  })

  it.each([
    ['http', `http://${HOST}/`, /only sent over https/],
    ['no address', 'api.acme.example', /none/],
    ['a user in the address', `https://ada:word@${HOST}/`, /user or a password/],
    ['loopback', 'https://127.0.0.1/', /no public address/],
    ['loopback in disguise', 'https://0x7f.1/', /no public address/],
    ['loopback in IPv6', 'https://[::1]/', /no public address/],
    ['loopback by name', 'https://localhost/', /no public address/],
    ['a mapped address', 'https://[::ffff:127.0.0.1]/', /no public address/],
    ["a cloud's metadata", 'https://169.254.169.254/latest', /no public address/],
  ])('is never sent to %s, through a proxy neither', async (_, url, why) => {
    const issuers = await startIssuers({ hosts: [HOST], reply: () => ({ status: 200 }) })
    const answer = await callerWith({ environment: issuers.environment }).call({ ...plain, url })
    expect(answer).toEqual({ kind: 'failure', why: expect.stringMatching(why), sent: false })
    expect(issuers.asked).toEqual([])
  })

  it.skipIf(ownName === undefined)('is not sent to a name that leads into the own network', async () => {
    const answer = await callerWith({ environment: {} }).call({ ...plain, url: `https://${ownName}/` })
    expect(answer).toEqual({ kind: 'failure', why: `${ownName} leads to an address that isn't public`, sent: false })
  })

  it('is sent to an address inside when a person named it', async () => {
    const issuers = await startIssuers({ hosts: [HOST], reply: () => ({ status: 204 }) })
    const { HTTPS_PROXY: _, ...environment } = issuers.environment
    const requests = [{ ...plain, url: `https://127.0.0.1:${issuers.port}/` }]
    expect(await callAll(requests, { environment, allowedHosts: [`127.0.0.1:${issuers.port}`] })).toMatchObject([
      { kind: 'answer', status: 204 },
    ])
    expect(await callAll(requests, { environment, allowedHosts: ['127.0.0.1:1'] })).toMatchObject([{ kind: 'failure', sent: false }])
    expect(issuers.received).toHaveLength(1)
  })

  it('stands in no error when it can not even be written into a request', async () => {
    const answer = await callerWith({ environment: {} }).call({ ...plain, headers: { Authorization: `Bearer ${secret}\r\nX: y` } })
    expect(answer).toMatchObject({ kind: 'failure', sent: false })
    expect(JSON.stringify(answer)).not.toContain(secret)
  })

  it.each(['socks5://127.0.0.1:1080', 'http://[not-an-address'])('is not sent past a proxy that can not be used: %s', async (proxy) => {
    const answer = await callerWith({ environment: { HTTPS_PROXY: proxy } }).call(plain)
    expect(answer).toMatchObject({ kind: 'failure', why: expect.stringMatching(/proxy/i), sent: false })
  })
})
