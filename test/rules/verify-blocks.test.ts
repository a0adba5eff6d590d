// The calls of the built-in rule files: where a key is sent, and that what is taken for proof is told apart.
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { verdictOf } from '../../src/respond/answer.ts'
import { fillRequest } from '../../src/respond/fill.ts'
import type { HttpAnswer, HttpRequest } from '../../src/respond/http-call.ts'
import type { Condition, VerifyCall } from '../../src/rules/call.ts'
import { callsOf } from '../../src/rules/calls.ts'
import { fillExample, pack } from '../support/rule-examples.ts'

const SEED = 20261122
const LEAST_PROVIDERS = 50

const { verify } = await callsOf([path.join(import.meta.dirname, '../../rules')])
const calls = verify.filter((call): call is VerifyCall => 'request' in call)
const ruleOf = new Map(pack.map((one) => [one.rule.id, one]))
const named = calls.map((call) => [`${call.provider.id} (${call.keys[0]})`, call] as const)

/** Issuers whose pages and whose interface have different names, each as its own documentation says. */
const otherNames: Readonly<Record<string, string>> = {
  'anthropic.com': 'claude.com',
  'dropboxapi.com': 'dropbox.com',
  'getpostman.com': 'postman.com',
  'hubapi.com': 'hubspot.com',
  'intercom.io': 'intercom.com',
  'mandrillapp.com': 'mailchimp.com',
  'neon.tech': 'neon.com',
  'npmjs.org': 'npmjs.com',
  'sendgrid.com': 'twilio.com',
  'slack.com': 'slack.dev',
  'terraform.io': 'hashicorp.com',
}
/** Issuers that document no other place for a key than the address. */
const inAddress = ['mapbox', 'telegram']

/** The last two names of a host. */
function domainOf(address: string): string {
  return new URL(address).hostname.split('.').slice(-2).join('.')
}

/** Values for every place of a call: a secret that its rule finds, and parts that theirs find. */
function valuesFor(call: VerifyCall, id: string): Map<string, string> {
  const parts = [...JSON.stringify(call.request).matchAll(/\{\{part:(.*?)\}\}/g)].map(([, name = '']) => name)
  return new Map([['secret', exampleOf(id)], ...parts.map((part) => [`part:${part}`, exampleOf(part)] as const)])
}

function exampleOf(id: string): string {
  const example = ruleOf.get(id)
  const template = example?.finds.find((one) => one.includes('{{'))
  if (!example || template === undefined) throw new Error(`no example of ${id}`)
  return fillExample(example.rule, template, SEED).secret
}

function filled(call: VerifyCall, id = call.keys[0] as string): HttpRequest {
  const request = fillRequest(call.request, valuesFor(call, id))
  if (typeof request === 'string') throw new Error(`${id}: nothing fills ${request}`)
  return request
}

/** An answer that meets a condition, and says no more. */
function answerTo({ status, body, has = [], json = {} }: Condition): HttpAnswer {
  const whole: { root?: unknown } = body === 'list' ? { root: [] } : body === undefined ? {} : { root: {} }
  for (const name of has) put(whole, name, 'something')
  for (const [name, value] of Object.entries(json)) put(whole, name, [value].flat()[0])
  return answered(status, whole.root === undefined ? '' : JSON.stringify(whole.root))
}

function put(whole: { root?: unknown }, name: string, value: unknown): void {
  const steps = ['root', ...name.split('.')]
  let here = whole as Record<string, unknown>
  for (const [i, step] of steps.slice(0, -1).entries()) {
    here[step] ??= /^\d+$/.test(steps[i + 1] as string) ? [] : {}
    here = here[step] as Record<string, unknown>
  }
  here[steps.at(-1) as string] ??= value
}

function answered(status: number, body: string, headers: Readonly<Record<string, string>> = {}): HttpAnswer {
  return { kind: 'answer', status, headers, body }
}

function stateOf(call: VerifyCall, answer: HttpAnswer): string {
  return verdictOf(call, answer, { host: 'issuer.example', secrets: [] }).state
}

/** What stands between a caller and an issuer, or what an issuer says in trouble. */
const noise: readonly (readonly [string, HttpAnswer])[] = [
  ['a redirect', answered(302, '', { location: 'https://login.issuer.example/' })],
  ['a page with 200', answered(200, '<!doctype html><title>Sign in</title>', { 'content-type': 'text/html' })],
  ['a page with 401', answered(401, '<html>', { 'content-type': 'text/html; charset=utf-8' })],
  ['a page with 403', answered(403, '<html>Access denied', { 'content-type': 'text/html' })],
  ['403 without words', answered(403, '')],
  ['403 of a firewall in JSON', answered(403, '{"status":"blocked","request":"1"}', { 'content-type': 'application/json' })],
  ['too many calls', answered(429, '{"error":"rate_limited"}')],
  ['trouble', answered(500, '{"error":"internal"}')],
  ['half an object', answered(200, '{"id":"1","log')],
  ['nothing', answered(204, '')],
  ['no connection', { kind: 'failure', why: 'refused', sent: false }],
]

/** Answers as issuers document them, or as their own clients and servers write them: key, status, body, what it proves. */
const documented: readonly (readonly [string, number, unknown, string])[] = [
  ['github-pat-classic', 200, { login: 'octocat', id: 1, plan: { name: 'Medium' } }, 'active'],
  ['github-pat-classic', 401, { message: 'Bad credentials', status: '401' }, 'inactive'],
  ['github-pat-classic', 401, { message: 'Requires authentication' }, 'unknown'],
  ['github-app-installation-token', 200, { total_count: 0, repositories: [] }, 'active'],
  ['github-app-installation-token', 403, { message: 'Resource not accessible by integration' }, 'unknown'],
  ['gitlab-access-token', 200, { id: 4, revoked: false, scopes: ['api'], user_id: 3, active: true, expires_at: null }, 'active'],
  ['gitlab-access-token', 401, { message: '401 Unauthorized' }, 'unknown'],
  [
    'gitlab-access-token',
    401,
    { error: 'invalid_token', error_description: 'Token was revoked. You have to re-authorize from the user.' },
    'inactive',
  ],
  ['slack-bot-token', 200, { ok: true, url: 'https://subarachnoid.slack.com/', user: 'bot', bot_id: 'B1' }, 'active'],
  ['slack-bot-token', 200, { ok: false, error: 'account_inactive' }, 'inactive'],
  ['slack-bot-token', 200, { ok: false, error: 'invalid_auth' }, 'unknown'],
  ['slack-bot-token', 200, { ok: false, error: 'internal_error' }, 'unknown'],
  ['stripe-live-key', 401, { error: { message: 'Invalid API Key provided', type: 'invalid_request_error' } }, 'inactive'],
  ['stripe-live-key', 403, { error: { type: 'invalid_request_error' } }, 'unknown'],
  ['stripe-restricted-live-key', 403, { error: { type: 'invalid_request_error' } }, 'active'],
  ['openai-api-key', 401, { error: { message: 'IP not authorized', code: 'ip_not_authorized' } }, 'unknown'],
  ['openai-api-key', 401, { error: { message: 'Incorrect API key provided', code: 'invalid_api_key' } }, 'inactive'],
  ['anthropic-api-key', 401, { type: 'error', error: { type: 'authentication_error', message: 'invalid x-api-key' } }, 'inactive'],
  ['anthropic-api-key', 403, { type: 'error', error: { type: 'permission_error' } }, 'unknown'],
  ['digitalocean-personal-access-token', 401, { id: 'unauthorized', message: 'Unable to authenticate you.' }, 'inactive'],
  ['cloudflare-user-api-token', 200, { success: true, errors: [], result: { id: '1', status: 'active' } }, 'active'],
  ['cloudflare-user-api-token', 200, { success: true, errors: [], result: { id: '1', status: 'expired' } }, 'inactive'],
  ['sentry-user-token', 200, { version: '0', auth: { scopes: ['org:read'] }, user: { email: 'jane@example.com' } }, 'active'],
  ['sentry-user-token', 200, { version: '0', auth: null, user: null }, 'unknown'],
  ['notion-integration-token', 401, { object: 'error', status: 401, code: 'unauthorized' }, 'inactive'],
  ['notion-integration-token', 403, { object: 'error', status: 403, code: 'restricted_resource' }, 'unknown'],
  ['telegram-bot-token', 401, { ok: false, error_code: 401, description: 'Unauthorized' }, 'inactive'],
  ['discord-bot-token', 401, { message: 'Invalid authentication token', code: 50014 }, 'inactive'],
  ['dropbox-short-lived-token', 401, { error_summary: 'missing_scope/', error: { '.tag': 'missing_scope' } }, 'unknown'],
  ['cohere-api-key', 401, { message: 'invalid api token' }, 'inactive'],
  ['cohere-api-key', 401, { message: 'the user lacks a permission' }, 'unknown'],
  ['elevenlabs-api-key', 401, { detail: { status: 'invalid_api_key' } }, 'inactive'],
  ['elevenlabs-api-key', 401, { detail: { status: 'missing_permissions' } }, 'unknown'],
  ['xai-api-key', 200, { name: 'k', acls: [], team_blocked: false, api_key_blocked: false, api_key_disabled: true }, 'inactive'],
  ['xai-api-key', 200, { name: 'k', acls: [], team_blocked: true, api_key_blocked: false, api_key_disabled: false }, 'unknown'],
  ['mailchimp-transactional-key', 401, { status: 'error', code: 401, name: 'Invalid_Key', message: 'Invalid API key' }, 'inactive'],
  ['mailchimp-transactional-key', 500, { status: 'error', code: -1, name: 'Invalid_Key' }, 'unknown'],
  ['resend-api-key', 401, { name: 'restricted_api_key', message: 'This API key is restricted to only send emails.' }, 'active'],
  ['resend-api-key', 401, { name: 'missing_api_key' }, 'unknown'],
  ['twilio-auth-token', 401, { code: 20003, message: 'Authenticate', status: 401 }, 'unknown'],
  ['datadog-api-key', 403, { errors: ['Forbidden'] }, 'unknown'],
]

describe('calls of the built-in rules', () => {
  it('are there for many issuers, each key in one call', () => {
    expect(new Set(calls.map(({ provider }) => provider.id)).size).toBeGreaterThanOrEqual(LEAST_PROVIDERS)
    const keys = verify.flatMap((call) => call.keys)
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([])
  })

  it.each(documented)('%s: %i %o', (id, status, body, state) => {
    const call = calls.find(({ keys }) => keys.includes(id)) as VerifyCall
    expect(stateOf(call, answered(status, JSON.stringify(body), { 'content-type': 'application/json' }))).toBe(state)
  })

  describe.each(named)('%s', (_, call) => {
    it('is for keys of its own issuer', () => {
      expect(call.keys.map((id) => ruleOf.get(id)?.rule.provider.id)).toEqual(call.keys.map(() => call.provider.id))
    })

    it('goes over https to a host that is written out and that the issuer documents', () => {
      const { url, method } = call.request
      expect(['GET', 'POST']).toContain(method)
      expect(/^https:\/\/[a-z0-9.-]+\//.test(url), url).toBe(true)
      expect([domainOf(url), otherNames[domainOf(url)]]).toContain(domainOf(call.docs))
    })

    it.each(call.keys)('sends %s nowhere else, and in the address only where nothing else is documented', (id) => {
      const request = filled(call, id)
      expect(new URL(request.url).host).toBe(new URL(call.request.url.replace(/\{\{.*?\}\}/g, 'x')).host)
      expect(JSON.stringify(request)).not.toContain('{{')
      expect(call.request.url.includes('{{secret}}')).toBe(inAddress.includes(call.provider.id))
    })

    it('takes parts only from formats that are parts of its keys', () => {
      const parts = [...valuesFor(call, call.keys[0] as string).keys()].flatMap((name) => name.match(/^part:(.*)/)?.[1] ?? [])
      for (const part of parts) expect(ruleOf.get(part)?.rule.partOf).toEqual(expect.arrayContaining([...call.keys]))
    })

    it('tells active from inactive by every answer that it knows', () => {
      expect(call.active.length).toBeGreaterThan(0)
      expect(call.active.map((one) => stateOf(call, answerTo(one)))).toEqual(call.active.map(() => 'active'))
      expect(call.inactive.map((one) => stateOf(call, answerTo(one)))).toEqual(call.inactive.map(() => 'inactive'))
    })

    it.each(noise)('takes %s for proof of nothing', (_name, answer) => {
      expect(stateOf(call, answer)).toBe('unknown')
    })
  })
})
