// `straykey revoke` where an account's keys are listed and deleted by their ids, as the generic API's "Authentication" document
// describes it: GET and DELETE /v1/api-keys.
import { describe, expect, it } from 'vitest'
import { fakeKey, liveKey } from '../support/fake-keys.ts'
import type { Reply } from '../support/issuer-server.ts'
import { asked, fingerprintsIn, logged, revoke, type Scene, scene } from '../support/revoking.ts'

const key = liveKey(11)
const AUTHORITY = fakeKey('admin_ alnum*40', 12)
const LIST = 'api.acme.example GET /v1/api-keys'

interface Entry {
  readonly id: string
  readonly prefix: string
  readonly last4?: string
  readonly name?: string
}

/** An account with these keys, in which a deleted one is gone; `misbehave` answers before it does. */
async function account(
  entries: readonly Entry[],
  misbehave: (request: string) => Reply | undefined = () => undefined,
  fields = '{ last: last4 }',
) {
  let keys = entries.map((entry) => ({ created_at: '2025-01-01T00:00:00Z', last_used: '2025-01-15T10:30:00Z', ...entry }))
  const reply = ({ text }: { text: string }): Reply => {
    const [request = ''] = text.split(' HTTP/1.1')
    const other = misbehave(request)
    if (other !== undefined) return other
    if (request === 'GET /v1/api-keys') return { status: 200, body: { success: true, data: keys } }
    const id = /^DELETE \/v1\/api-keys\/(\w+)$/.exec(request)?.[1]
    if (!keys.some((one) => one.id === id)) return { status: 404, body: { success: false } }
    keys = keys.filter((one) => one.id !== id)
    return { status: 200, body: { success: true, message: 'API key revoked successfully' } }
  }
  const endpoints = `providers:
  generic-api: { shape: list-and-delete, url: "https://api.acme.example/v1/api-keys", fields: ${fields}, authority: ACME_ADMIN }
`
  return scene({ files: { 'app.env': `API_KEY=${key}\n` }, endpoints, reply, environment: { ACME_ADMIN: AUTHORITY } })
}

async function revokeIt(set: Scene, ...args: string[]) {
  const [fingerprint = ''] = await fingerprintsIn(set.folder)
  const run = await revoke(set, [fingerprint, '--yes', ...args])
  expect(run.stdout + run.stderr).not.toContain(key)
  expect(run.stdout + run.stderr).not.toContain(AUTHORITY)
  expect(JSON.stringify(run.code === 2 ? [] : logged(set))).not.toMatch(new RegExp(`${key}|${AUTHORITY}`))
  return run
}

const ours = { id: 'key_123', prefix: 'sk_live_', last4: key.slice(-4), name: 'Production Key' }
const other = { id: 'key_9', prefix: 'sk_live_', last4: 'zz..', name: 'Other' }
const deletionOf = (id: string) => `api.acme.example DELETE /v1/api-keys/${id}`

describe('a key in the list of its account', () => {
  it('is found by prefix and last characters, deleted by its id, and looked for once more', async () => {
    const set = await account([other, ours])
    const { code, stdout } = await revokeIt(set)
    expect({ code, stdout, asked: asked(set) }).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^revoked: .*api\.acme\.example lists key_123 no more$/m),
      asked: [LIST, deletionOf('key_123'), LIST],
    })
  })

  it('is asked for with the authority, byte by byte, and the key itself is sent nowhere', async () => {
    const set = await account([ours])
    await revokeIt(set)
    const head = (request: string) =>
      `${request} HTTP/1.1\r\nUser-Agent: straykey\r\nAccept: application/json\r\nAuthorization: Bearer ${AUTHORITY}\r\nHost: api.acme.example\r\nConnection: close\r\n\r\n`
    expect(set.issuers.received.map(({ text }) => text)).toEqual([
      head('GET /v1/api-keys'),
      head('DELETE /v1/api-keys/key_123'),
      head('GET /v1/api-keys'),
    ])
    expect([...new Set(set.issuers.asked)]).toEqual(['api.acme.example:443'])
  })

  it('may be told by a longer prefix alone', async () => {
    const set = await account([
      { id: 'key_1', prefix: `${key.slice(0, 14)}...` },
      { id: 'key_2', prefix: 'sk_live_zzzz' },
    ])
    expect(await revokeIt(set)).toMatchObject({ code: 0 })
    expect(asked(set)).toContain(deletionOf('key_1'))
  })
})

describe('what can not be told apart is never guessed', () => {
  const alike = [ours, { ...ours, id: 'key_124', name: 'Staging Key' }]

  it('two keys that fit: none is deleted, and both are named', async () => {
    const set = await account(alike)
    const { code, stdout } = await revokeIt(set)
    expect({ code, stdout, asked: asked(set) }).toEqual({
      code: 1,
      stdout: expect.stringMatching(/^not done: .*key_123 \(Production Key\), key_124 \(Staging Key\); say which with --id ID$/m),
      asked: [LIST],
    })
  })

  it('--id says which', async () => {
    const set = await account(alike)
    expect(await revokeIt(set, '--id', 'key_124')).toMatchObject({ code: 0 })
    expect(asked(set)).toEqual([LIST, deletionOf('key_124'), LIST])
  })

  it('--id of a key that does not fit deletes nothing', async () => {
    const set = await account(
      [ours, other].map((entry) => ({ ...entry, last4: '' })),
      undefined,
      '{}',
    )
    expect(await revokeIt(set, '--id', 'key_77')).toMatchObject({ code: 1 })
    expect(asked(set)).toEqual([LIST])
  })

  it('the one key that fits by the prefix of all keys alone', async () => {
    const set = await account([{ id: 'key_123', prefix: 'sk_live_', name: 'Production Key' }], undefined, '{}')
    const { code, stdout } = await revokeIt(set)
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: expect.stringContaining('the list shows too little to be sure that it is key_123'),
    })
    expect(asked(set)).toEqual([LIST])
  })

  it('none that fits: it says so', async () => {
    const set = await account([other])
    const { code, stdout } = await revokeIt(set)
    expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringMatching(/^refused: .*none of the listed keys fits/m) })
  })
})

describe('an account that misbehaves', () => {
  const on = (method: string, reply: Reply) => (request: string) => (request.startsWith(method) ? reply : undefined)
  const once = (method: string, reply: Reply) => {
    let calls = 0
    return (request: string) => (request.startsWith(method) && calls++ === 0 ? reply : undefined)
  }
  it.each<[string, (request: string) => Reply | undefined, { code: number; says: RegExp }]>([
    [
      '401 for the list',
      on('GET', { status: 401, body: {} }),
      { code: 1, says: /^refused: .*could not be listed: .*neither the key nor the authority/m },
    ],
    ['403 for the deletion', on('DELETE', { status: 403, body: {} }), { code: 1, says: /^refused: .*may not do this/m }],
    ['404 for a key that it goes on listing', on('DELETE', { status: 404, body: {} }), { code: 1, says: /^refused: .*no such thing/m }],
    ['no list at all', on('GET', { status: 200, body: { data: 'none' } }), { code: 1, says: /^refused: .*no list of keys/m }],
    ['a web page for the list', on('GET', { status: 200, body: '<html></html>' }), { code: 1, says: /^refused: .*no list of keys/m }],
    [
      'a redirect for the list',
      on('GET', { status: 307, headers: { Location: 'https://evil.example' } }),
      { code: 1, says: /^refused: .*redirect/m },
    ],
    ['a no in a yes', on('DELETE', { status: 200, body: { success: false } }), { code: 3, says: /^unknown: .*not as it documents it/m }],
    ['500 once for the deletion', once('DELETE', { status: 500 }), { code: 0, says: /^revoked: /m }],
    ['429 once for the list', once('GET', { status: 429, headers: { 'Retry-After': '1' } }), { code: 0, says: /^revoked: /m }],
  ])('%s', { timeout: 30_000 }, async (_, misbehave, { code, says }) => {
    const set = await account([ours], misbehave)
    expect(await revokeIt(set)).toMatchObject({ code, stdout: expect.stringMatching(says) })
  })

  it('a yes for a key that stays in the list', async () => {
    const set = await account([ours], on('DELETE', { status: 200, body: { success: true } }))
    expect(await revokeIt(set)).toMatchObject({ code: 1, stdout: expect.stringMatching(/^still works: .*but still lists it/m) })
  })
})

describe('without the authority', () => {
  it('nothing is called, and the variable is named', async () => {
    const { environment, ...set } = await account([ours])
    const [fingerprint = ''] = await fingerprintsIn(set.folder)
    const { ACME_ADMIN: _, ...without } = environment as Record<string, string>
    const { code, stdout } = await revoke({ ...set, environment: without }, [fingerprint, '--yes'])
    expect({ code, stdout, asked: set.issuers.asked }).toEqual({
      code: 1,
      stdout: expect.stringContaining('ACME_ADMIN is not set'),
      asked: [],
    })
  })
})
