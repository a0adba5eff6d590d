import { describe, expect, it } from 'vitest'
import { endpointOf, planRevocation, requestsOf } from '../../src/respond/revocation-plan.ts'
import { builtinRules } from '../../src/rules/builtin.ts'
import { builtinCalls } from '../../src/rules/calls.ts'
import { toRevokeCall } from '../../src/rules/revoke-call.ts'
import { Secret } from '../../src/secret.ts'

const documented = builtinCalls().revoke.map(toRevokeCall)
const rules = new Map(builtinRules().map((rule) => [rule.id, rule]))

function keyOf(id: string, value = 'value') {
  const rule = rules.get(id)
  if (!rule) throw new Error(`no rule ${id}`)
  const secret = new Secret(value, '…')
  return { rule, secret, finding: { rule: id, secret, locations: [] } as never }
}

describe('every documented call', () => {
  it.each(documented.map((call) => [call.provider.id, call] as const))('of %s is for rules that are there, and is https', (_, call) => {
    expect(call.keys.filter((id) => !rules.has(id))).toEqual([])
    for (const { address } of requestsOf({ way: call })) expect(address).toMatch(/^https:\/\/[^/{]+\//)
    expect(call.affects.length).toBeGreaterThan(0)
  })

  it('is there for seven issuers or more, and never two for one key', () => {
    const keys = documented.flatMap((call) => call.keys)
    expect(new Set(keys).size).toBe(keys.length)
    expect(new Set(documented.map(({ provider }) => provider.id)).size).toBeGreaterThanOrEqual(7)
  })
})

describe('a plan', () => {
  it('makes no call without an endpoint, and says what would turn it on', () => {
    expect(planRevocation([keyOf('github-pat-classic')], {}, documented)).toMatchObject({
      calls: [],
      byHand: [{ enable: 'providers: { github: {} }', why: expect.stringContaining('off') }],
    })
  })

  it('finds no endpoint in the names that every object has', () => {
    const key = keyOf('github-pat-classic')
    const odd = { ...key, rule: { ...key.rule, provider: { ...key.rule.provider, id: 'constructor' } } }
    expect(planRevocation([odd], {}, documented).calls).toEqual([])
  })

  it('puts keys into one call where that takes several, a thousand at most', () => {
    const keys = Array.from({ length: 1001 }, (_, i) => keyOf('github-pat-classic', `value ${i}`))
    const { calls } = planRevocation([...keys, keyOf('github-oauth-token')], { github: {} }, documented)
    expect(calls.map((step) => step.keys.length)).toEqual([1000, 2])
  })

  it('makes a call of its own for each key where that takes one', () => {
    const { calls } = planRevocation([keyOf('slack-bot-token', 'a'), keyOf('slack-bot-token', 'b')], { slack: {} }, documented)
    expect(calls.map((step) => step.keys.length)).toEqual([1, 1])
  })

  it('names the variable of the authority after the provider, unless the file names another', () => {
    const way = { shape: 'list-and-delete', url: 'https://api.acme.example/keys' } as const
    const authority = (more: object) => planRevocation([keyOf('generic-api-live-key')], { 'generic-api': { ...way, ...more } }, [])
    expect(authority({}).calls[0]).toMatchObject({ authority: 'STRAYKEY_AUTHORITY_GENERIC_API', ownHost: 'api.acme.example:443' })
    expect(authority({ authority: 'OTHER' }).calls[0]).toMatchObject({ authority: 'OTHER' })
  })

  it("moves the documented call to somebody's own instance, which may have a port", () => {
    const { calls } = planRevocation([keyOf('gitlab-access-token')], { gitlab: { host: 'git.acme.example:8443' } }, documented)
    expect(calls[0]).toMatchObject({ ownHost: 'git.acme.example:8443', ownInstance: true })
    expect(calls.map(endpointOf)).toEqual(['https://git.acme.example:8443/api/v4/personal_access_tokens/self'])
  })

  it('makes no call for keys that the endpoint leaves out, and none for rules that are not built in', () => {
    const key = keyOf('slack-bot-token')
    const { number: _, ...foreign } = key.rule
    expect(planRevocation([key], { slack: { keys: ['slack-user-token'] } }, documented).calls).toEqual([])
    expect(planRevocation([{ ...key, rule: foreign }], { slack: {} }, documented).calls).toEqual([])
  })
})
