// `straykey revoke` where several keys go into one call, by three published contracts.
import { generateKeyPairSync, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { fakeKey, githubKey } from '../support/fake-keys.ts'
import type { Reply } from '../support/issuer-server.ts'
import { asked, fingerprintsIn, logged, type Received, revoke, type Scene, scene } from '../support/revoking.ts'

const bodyOf = ({ text }: Received) => text.slice(text.indexOf('\r\n\r\n') + 4)
const headOf = ({ text }: Received) => text.slice(0, text.indexOf('\r\n\r\n')).split('\r\n')

async function revokeAll(set: Scene, ...args: string[]) {
  return revoke(set, [...(await fingerprintsIn(set.folder)), '--yes', ...args])
}

describe("GitHub's revocation of credentials", () => {
  const keys = [githubKey(21), githubKey(22)]
  const set = (reply: (received: Received, earlier: number) => Reply) =>
    scene({ files: { 'a.env': `A_TOKEN=${keys[0]}\n`, 'b.env': `B_TOKEN=${keys[1]}\n` }, endpoints: 'providers: { github: {} }\n', reply })
  const revocations = (one: Scene) => one.issuers.received.filter(({ text }) => text.startsWith('POST /credentials/revoke'))

  it('takes all keys in one call, unauthenticated, byte by byte', async () => {
    const one = await set(({ text }) =>
      text.startsWith('POST') ? { status: 202, body: {} } : { status: 401, body: { message: 'Bad credentials' } },
    )
    const { stdout, stderr } = await revokeAll(one)
    const [received, ...more] = revocations(one) as [Received]
    expect(more).toEqual([])
    const sent = JSON.parse(bodyOf(received)) as { credentials: string[] }
    expect(sent).toEqual({ credentials: expect.arrayContaining(keys) })
    const body = JSON.stringify({ credentials: sent.credentials })
    expect(received).toEqual({
      host: 'api.github.com',
      text: `POST /credentials/revoke HTTP/1.1\r\nUser-Agent: straykey\r\nAccept: application/vnd.github+json\r\nX-GitHub-Api-Version: 2022-11-28\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nHost: api.github.com\r\nConnection: close\r\n\r\n${body}`,
    })
    expect(stdout).toContain('! GitHub tells the owner of the credential by mail.')
    expect(stdout + stderr).not.toMatch(new RegExp(keys.join('|')))
    expect(one.issuers.asked.filter((place) => place !== 'api.github.com:443')).toEqual([])
  })

  it('is no proof by itself: an accepted key that nobody can ask about is unknown', async () => {
    const { code, stdout } = await revokeAll(
      await set(({ text }) => (text.startsWith('POST') ? { status: 202, body: {} } : { status: 503 })),
    )
    expect({ code, stdout }).toEqual({
      code: 3,
      stdout: expect.stringMatching(/^unknown: .*api\.github\.com accepted it; nobody can say whether it is dead yet/m),
    })
  })

  it.each<[string, Reply, { code: number; says: RegExp }]>([
    ['422', { status: 422, body: { message: 'Validation failed' } }, { code: 1, says: /^refused: .*answered 422/m }],
    ['403, as for calls with an authority', { status: 403, body: {} }, { code: 1, says: /^refused: /m }],
    ['500', { status: 500, body: {} }, { code: 3, says: /^unknown: .*answered 500/m }],
  ])('answers %s', { timeout: 30_000 }, async (_, reply, { code, says }) => {
    const one = await set(({ text }) => (text.startsWith('POST') ? reply : { status: 503 }))
    expect(await revokeAll(one)).toMatchObject({ code, stdout: expect.stringMatching(says) })
  })
})

const docmapKey = fakeKey('dm_live_ alnum*64', 23)
const DEAD: Reply = { status: 401, body: { error: { code: 'UNAUTHORIZED' } } }
const files = { 'config/prod.env': `# first\nDOCMAP_API_KEY=${docmapKey}\n` }

describe("GitLab's contract for revoking tokens", () => {
  const endpoints = (types: string) => `providers:
  docmap:
    shape: batch
    contract: gitlab-revocation
    url: https://revoke.acme.example
    types: ${types}
`
  const AUTHORITY = fakeKey('alnum*40', 24)
  const set = (answer: Reply, types = '{ docmap-live-key: docmap_key }') => {
    const reply = ({ text }: Received): Reply => {
      if (text.startsWith('GET /v1/revocable_token_types')) return { status: 200, body: { types: ['docmap_key', 'other'] } }
      return text.startsWith('POST') ? answer : DEAD
    }
    return scene({ files, endpoints: endpoints(types), reply, environment: { STRAYKEY_AUTHORITY_DOCMAP: AUTHORITY } })
  }

  it('asks for the types, then sends type, token and location; the issuer says that the key is dead', async () => {
    const one = await set({ status: 204 })
    const { code, stdout } = await revokeAll(one)
    expect({ code, asked: asked(one) }).toEqual({
      code: 0,
      asked: [
        'revoke.acme.example GET /v1/revocable_token_types',
        'revoke.acme.example POST /v1/revoke_tokens',
        'api.docmap.io GET /v1/extractions',
      ],
    })
    const [, sent] = one.issuers.received as [Received, Received]
    expect(JSON.parse(bodyOf(sent))).toEqual([{ type: 'docmap_key', token: docmapKey, location: 'config/prod.env#L2' }])
    expect(headOf(sent)).toEqual(expect.arrayContaining([`Authorization: ${AUTHORITY}`, 'Content-Type: application/json']))
    expect(stdout).not.toMatch(new RegExp(`${docmapKey}|${AUTHORITY}`))
  })

  it('sends no key of a type that the endpoint does not take', async () => {
    const one = await set({ status: 204 }, '{}')
    const { code, stdout } = await revokeAll(one)
    expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringContaining('types: { docmap-live-key: NAME }') })
    expect(asked(one)).toEqual(['revoke.acme.example GET /v1/revocable_token_types'])
  })

  it.each<[string, Reply, { posts: number; says: RegExp }]>([
    ['400: not again', { status: 400 }, { posts: 1, says: /^refused: .*answered 400/m }],
    ['429: later', { status: 429, headers: { 'Retry-After': '1' } }, { posts: 4, says: /^refused: .*fewer calls/m }],
    ['405', { status: 405 }, { posts: 1, says: /^refused: .*answered 405/m }],
  ])('%s', { timeout: 30_000 }, async (_, answer, { posts, says }) => {
    const reply = ({ text }: Received): Reply => {
      if (text.startsWith('GET /v1/revocable')) return { status: 200, body: { types: ['docmap_key'] } }
      return text.startsWith('POST') ? answer : { status: 503 }
    }
    const one = await scene({
      files,
      endpoints: endpoints('{ docmap-live-key: docmap_key }'),
      reply,
      environment: { STRAYKEY_AUTHORITY_DOCMAP: AUTHORITY },
    })
    const { code, stdout } = await revokeAll(one)
    expect({ code, stdout, posts: asked(one).filter((request) => request.includes('POST')).length }).toEqual({
      code: 1,
      stdout: expect.stringMatching(says),
      posts,
    })
  })
})

describe("GitHub's alert to partners", () => {
  const endpoints = `providers:
  docmap:
    shape: batch
    contract: github-alert
    url: https://revoke.acme.example/alerts
    types: { docmap-live-key: docmap_key }
    source: content
    keyIdentifier: acme-1
    signingKey: ACME_SIGNING_KEY
`
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const set = (signingKey: string) =>
    scene({
      files,
      endpoints,
      reply: ({ text }) => (text.startsWith('POST') ? { status: 200, body: [] } : DEAD),
      environment: { ACME_SIGNING_KEY: signingKey },
    })

  it('is signed over the raw body, which its public key proves', async () => {
    const one = await set(pem)
    const { code } = await revokeAll(one)
    const [sent] = one.issuers.received as [Received]
    const header = (name: string) =>
      headOf(sent)
        .find((line) => line.startsWith(`${name}: `))
        ?.slice(name.length + 2) ?? ''
    const signature = Buffer.from(header('Github-Public-Key-Signature'), 'base64')
    expect(bodyOf(sent)).toBe(`[{"token":"${docmapKey}","type":"docmap_key","url":"","source":"content"}]`)
    expect(header('Github-Public-Key-Identifier')).toBe('acme-1')
    expect(verify('sha256', Buffer.from(bodyOf(sent)), publicKey, signature)).toBe(true)
    expect(verify('sha256', Buffer.from(`${bodyOf(sent)} `), publicKey, signature)).toBe(false)
    expect(code).toBe(0)
  })

  it.each([
    ['no key', 'nonsense'],
    [
      'a key on another curve',
      generateKeyPairSync('ec', { namedCurve: 'secp384r1' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    ],
  ])('is not sent when the variable holds %s', async (_, signingKey) => {
    const one = await set(signingKey)
    const { code, stdout } = await revokeAll(one)
    expect({ code, stdout, asked: one.issuers.asked }).toEqual({
      code: 1,
      stdout: expect.stringContaining('ACME_SIGNING_KEY holds no private key on the curve P-256'),
      asked: [],
    })
    expect(stdout).not.toContain(signingKey)
  })

  it('leaves one line of the log for each key before and after', async () => {
    const one = await set(pem)
    await revokeAll(one)
    expect(logged(one)).toMatchObject([
      { outcome: 'started' },
      { outcome: 'revoked', endpoint: 'https://revoke.acme.example/alerts', shape: 'batch' },
    ])
  })
})
