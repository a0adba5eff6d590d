// Every call in rules/ that a leaked key makes itself, as the built program makes it: what is sent where, and how answers are read.
import { describe, expect, it } from 'vitest'
import type { Condition } from '../../src/rules/call.ts'
import { builtinCalls } from '../../src/rules/calls.ts'
import { type OwnKeyWay, type RevokeCall, toRevokeCall } from '../../src/rules/revoke-call.ts'
import type { Reply } from '../support/issuer-server.ts'
import { fingerprintsIn, revoke, scene } from '../support/revoking.ts'
import { fillExample, pack } from '../support/rule-examples.ts'

type OwnKeyCall = RevokeCall & OwnKeyWay
const calls = builtinCalls()
  .revoke.map(toRevokeCall)
  .filter((call): call is OwnKeyCall => call.shape === 'own-key')

/** A text that holds a key of the call's first rule. */
function exampleFor({ keys: [id] }: OwnKeyCall) {
  const entry = pack.find(({ rule }) => rule.id === id)
  if (!entry) throw new Error(`no rule ${id}`)
  return fillExample(entry.rule, entry.finds[0] ?? '', 81)
}

/** An answer that fits. */
function answerOf({ status, has = [], json = {} }: Condition): Reply {
  const fields = [
    ...has.map((path) => [path, 'x'] as const),
    ...Object.entries(json).map(([path, value]) => [path, [value].flat()[0]] as const),
  ]
  if (fields.some(([path]) => path.includes('.'))) throw new Error('the answer is deeper than this test builds it')
  return fields.length === 0 ? { status } : { status, body: Object.fromEntries(fields) }
}

async function revoked(call: OwnKeyCall, reply: Reply) {
  const { hostname, pathname } = new URL(call.request.url)
  const isCall = (text: string) => text.startsWith(`${call.request.method} ${pathname} `)
  const { text, secret } = exampleFor(call)
  const set = await scene({
    files: { 'a.env': `${text}\n` },
    endpoints: `providers: { ${call.provider.id}: {} }\n`,
    hosts: [hostname],
    reply: (received) => (isCall(received.text) ? reply : { status: 503 }),
  })
  const [fingerprint = ''] = await fingerprintsIn(set.folder)
  const run = await revoke(set, [fingerprint, '--yes'])
  return { run, secret, hostname, sent: set.issuers.received.filter((one) => isCall(one.text)), asked: set.issuers.asked }
}

describe.each(calls.map((call) => [`${call.provider.title}, ${call.keys[0]}`, call] as const))('%s', (_, call) => {
  it('gets its documented call with the key where it wants it, and nobody else does', async () => {
    const { run, secret, hostname, sent, asked } = await revoked(call, answerOf(call.done[0] as Condition))
    expect(run).toMatchObject({ code: 0, stdout: expect.stringMatching(/^revoked: /m) })
    expect(sent.map(({ host }) => host)).toEqual([hostname])
    expect(asked[0]).toBe(`${hostname}:443`)
    const [head = '', body = ''] = sent[0]?.text.split('\r\n\r\n') ?? []
    const headers = Object.entries(call.request.headers ?? {}).map(([name, value]) => `${name}: ${value.replace('{{secret}}', secret)}`)
    expect(head.split('\r\n')).toEqual(expect.arrayContaining(headers))
    const form = Object.fromEntries(
      Object.entries(call.request.form ?? {}).map(([name, value]) => [name, value.replace('{{secret}}', secret)]),
    )
    expect(body).toBe(new URLSearchParams(form).toString())
    expect(head.split('\r\n')[0]).not.toContain(secret)
    expect(run.stdout + run.stderr).not.toContain(secret)
  })

  it.skipIf(call.dead.length === 0)('says by a documented answer that the key was dead before', async () => {
    const { run } = await revoked(call, answerOf(call.dead[0] as Condition))
    expect(run).toMatchObject({ code: 0, stdout: expect.stringMatching(/^already dead: /m) })
  })
})
