// `straykey revoke` by a call that the leaked key itself makes, against an issuer on loopback: every answer that it may give.
import { describe, expect, it } from 'vitest'
import { fakeKey } from '../support/fake-keys.ts'
import type { Reply } from '../support/issuer-server.ts'
import { asked, fingerprintsIn, logged, revoke, type Scene, scene } from '../support/revoking.ts'

const key = fakeKey('glpat- base64url*20', 7)
const files = { '.env': `GITLAB_TOKEN=${key}\n` }

const onGitlab = () => scene({ files, endpoints: 'providers: { gitlab: {} }\n', reply: () => ({ status: 204 }) })

async function revokeIt(set: Scene, ...args: string[]) {
  const [fingerprint = ''] = await fingerprintsIn(set.folder)
  return revoke(set, [fingerprint.slice(0, fingerprint.indexOf(':') + 7), '--yes', ...args])
}

describe('a call with the leaked key itself', () => {
  it('is what the issuer documents, byte by byte, and nothing else is sent anywhere', async () => {
    const set = await onGitlab()
    const { code, stdout } = await revokeIt(set)
    expect(set.issuers.received[0]).toEqual({
      host: 'gitlab.com',
      text: `DELETE /api/v4/personal_access_tokens/self HTTP/1.1\r\nUser-Agent: straykey\r\nPRIVATE-TOKEN: ${key}\r\nAccept: application/json\r\nHost: gitlab.com\r\nConnection: close\r\n\r\n`,
    })
    expect([...new Set(set.issuers.asked)]).toEqual(['gitlab.com:443'])
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('revoked: GitLab access token glpat-') })
  })

  it('is told with the key redacted, what it touches, and where the key still stands', async () => {
    const { stdout, stderr } = await revokeIt(await onGitlab())
    expect(stdout).toContain('DELETE https://gitlab.com/api/v4/personal_access_tokens/self')
    expect(stdout).toContain('! Whatever pulls, pushes or deploys with the token stops working.')
    expect(stdout).toContain('[ ] .env:1')
    expect(stdout + stderr).not.toContain(key)
  })

  it('is logged before and after, without the key', async () => {
    const set = await onGitlab()
    await revokeIt(set)
    const common = {
      provider: 'gitlab',
      rule: 'gitlab-access-token',
      fingerprint: (await fingerprintsIn(set.folder))[0],
      shape: 'own-key',
      endpoint: 'https://gitlab.com/api/v4/personal_access_tokens/self',
    }
    expect(logged(set)).toEqual([
      { ...common, outcome: 'started', why: '' },
      { ...common, outcome: 'revoked', why: expect.stringContaining('gitlab.com says that it revoked it') },
    ])
    expect(JSON.stringify(logged(set))).not.toContain(key)
  })
})

const docmapKey = fakeKey('dm_live_ alnum*64', 7)
const docmapEndpoints = `providers:
  docmap:
    shape: own-key
    request: { method: DELETE, url: "https://api.docmap.io/own", headers: { Authorization: "Bearer {{secret}}" } }
    done: [{ status: 204 }]
    dead: [{ status: 401, json: { error: gone } }]
    repeatable: true
`
const PAGE = { status: 200, body: '<html>Please wait</html>' }
const DEAD: Reply = { status: 401, body: { error: { code: 'UNAUTHORIZED' } } }
const LIVES: Reply = { status: 200, body: { data: [] } }

/** What the issuer answers to the calls that revoke, one after the other, the last one for good; and to those that only ask. */
async function docmap(replies: readonly Reply[], life: Reply = DEAD): Promise<Scene> {
  let calls = 0
  const reply = ({ text }: { text: string }): Reply =>
    text.startsWith('DELETE') ? (replies[Math.min(calls++, replies.length - 1)] as Reply) : life
  return scene({ files: { '.env': `DOCMAP_API_KEY=${docmapKey}\n` }, endpoints: docmapEndpoints, reply })
}

describe('what the issuer answers', () => {
  it.each<[string, { replies: Reply[]; life?: Reply; code: number; says: RegExp; calls: number }]>([
    ['the documented yes', { replies: [{ status: 204 }], code: 0, says: /^revoked: /m, calls: 1 }],
    ['that it was dead before', { replies: [{ status: 401, body: { error: 'gone' } }], code: 0, says: /^already dead: /m, calls: 1 }],
    [
      '401 as anybody may send it',
      { replies: [{ status: 401, body: 'no' }], life: PAGE, code: 1, says: /^refused: .*answered 401/m, calls: 1 },
    ],
    [
      '403',
      {
        replies: [{ status: 403, body: { message: '403 Forbidden' } }],
        life: PAGE,
        code: 1,
        says: /^refused: .*may not do this/m,
        calls: 1,
      },
    ],
    ['404', { replies: [{ status: 404, body: {} }], life: PAGE, code: 1, says: /^refused: .*knows no such thing/m, calls: 1 }],
    [
      '429, and then yes',
      { replies: [{ status: 429, headers: { 'Retry-After': '1' } }, { status: 204 }], code: 0, says: /^revoked: /m, calls: 2 },
    ],
    [
      '429 for an hour',
      { replies: [{ status: 429, headers: { 'Retry-After': '3600' } }], life: PAGE, code: 1, says: /^refused: .*fewer calls/m, calls: 1 },
    ],
    ['500, and then yes', { replies: [{ status: 500 }, { status: 204 }], code: 0, says: /^revoked: /m, calls: 2 }],
    ['503 again and again', { replies: [{ status: 503 }], life: PAGE, code: 3, says: /^unknown: .*answered 503/m, calls: 4 }],
    ['a web page', { replies: [PAGE], life: PAGE, code: 3, says: /^unknown: .*web page/m, calls: 1 }],
    [
      'a redirect to another host',
      {
        replies: [{ status: 302, headers: { Location: 'https://evil.example/' } }],
        life: PAGE,
        code: 1,
        says: /^refused: .*redirect/m,
        calls: 1,
      },
    ],
    ['yes, but the key still works', { replies: [{ status: 204 }], life: LIVES, code: 1, says: /^still works: /m, calls: 1 }],
    ['half an answer, and then yes', { replies: [{ bytes: 'HTTP/1.1 204 No' }, { status: 204 }], code: 0, says: /^revoked: /m, calls: 2 }],
    ['nothing, and then yes', { replies: ['close', { status: 204 }], code: 0, says: /^revoked: /m, calls: 2 }],
    ['no, though the key is dead', { replies: [{ status: 403, body: {} }], code: 0, says: /^already dead: /m, calls: 1 }],
  ])('%s', { timeout: 30_000 }, async (_, { replies, life, code, says, calls }) => {
    const set = await docmap(replies, life)
    const { stdout, stderr, ...run } = await revokeIt(set)
    expect({ code: run.code, stdout, calls: asked(set).filter((one) => one === 'api.docmap.io DELETE /own').length }).toEqual({
      code,
      stdout: expect.stringMatching(says),
      calls,
    })
    expect(stdout + stderr).not.toContain(docmapKey)
    expect(set.issuers.asked.filter((place) => place !== 'api.docmap.io:443')).toEqual([])
  })

  it('behind a certificate that nobody trusts: the key is not sent', { timeout: 30_000 }, async () => {
    const set = await scene({
      files,
      endpoints: 'providers: { gitlab: {} }\n',
      issuers: { untrusted: ['gitlab.com'] },
    })
    const { code, stdout } = await revokeIt(set)
    expect({ code, stdout, received: set.issuers.received }).toEqual({
      code: 1,
      stdout: expect.stringMatching(/^not done: .*no secure connection/m),
      received: [],
    })
  })
})

describe('a call that can not be repeated without harm', () => {
  const endpoints = `providers:
  gitlab:
    shape: own-key
    request: { method: POST, url: "https://api.acme.example/end", json: { token: "{{secret}}" } }
    done: [{ status: 200, json: { ended: true } }]
`
  it.each<[string, Reply]>([
    ['500', { status: 500 }],
    ['a cut connection', 'close'],
    ['no answer in time', 'silence'],
  ])('is made once, whatever comes of it: %s', { timeout: 30_000 }, async (_, reply) => {
    const set = await scene({ files, endpoints, reply: () => reply })
    const { code, stdout } = await revokeIt(set)
    expect({ code, stdout, asked: asked(set) }).toEqual({
      code: 3,
      stdout: expect.stringMatching(/^unknown: /m),
      asked: ['api.acme.example POST /end'],
    })
  })
})

describe("somebody's own instance", () => {
  it('gets the call in place of the usual host, which never sees the key', async () => {
    const set = await scene({
      files,
      endpoints: 'providers: { gitlab: { host: api.acme.example } }\n',
      reply: () => ({ status: 204 }),
    })
    const { code, stdout } = await revokeIt(set)
    expect({ code, asked: asked(set) }).toEqual({ code: 0, asked: ['api.acme.example DELETE /api/v4/personal_access_tokens/self'] })
    expect(stdout).toContain('not checked: no harmless call to api.acme.example is known')
  })

  it('is asked nothing by --confirm either', async () => {
    const set = await scene({
      files,
      endpoints: 'providers: { gitlab: { host: api.acme.example } }\n',
    })
    expect({ ...(await revokeIt(set, '--confirm')), asked: asked(set) }).toMatchObject({ code: 3, asked: [] })
  })
})
