import { describe, expect, it } from 'vitest'
import { checkFault } from '../../src/detect/checks.ts'
import { toCalls } from '../../src/rules/call.ts'
import { builtinCalls, callsOf } from '../../src/rules/calls.ts'
import { loadRules } from '../../src/rules/load.ts'
import { temporaryFolder, writeFiles } from '../support/repo.ts'
import { acmeRules } from '../support/verifying.ts'

const good = acmeRules('https://api.acme.example/me')

/** What is said of a rule file. */
async function complaintsOf(text: string): Promise<string> {
  const folder = temporaryFolder()
  writeFiles(folder, { 'acme.yaml': text })
  return loadRules([`${folder}/acme.yaml`], checkFault).then(
    () => '',
    (error: Error) => error.message.replaceAll(folder, ''),
  )
}

describe('a call of a rule file', () => {
  it('is fine as it is', async () => {
    expect(await complaintsOf(good)).toBe('')
  })

  it.each([
    [
      'a key that there is not',
      'keys: [acme-key]',
      'keys: [acme-kex]',
      /^\/acme\.yaml:15:12: verify\[0\]\.keys\[0\]: this file has no key "acme-kex"/,
    ],
    ['http', 'url: https:', 'url: http:', /:19:12: verify\[0\]\.request\.url: .*https address/],
    ['a secret in the host', '//api.acme.example', '//{{secret}}.acme.example', /request\.url: the host has to be written out/],
    ['a part in the host', '//api.acme.example', '//{{part:x}}', /request\.url: the host has to be written out/],
    ['a user in the host', '//api.acme.example', '//api.acme.example@thief.example', /request\.url: the host has to be written out/],
    ['no address', '//api.acme.example/me', '//[x', /request\.url: .*no address/],
    ['another method', 'method: POST', 'method: DELETE', /request\.method: "DELETE" is none of GET, POST/],
    ['a body of GET', 'method: POST', 'method: GET', /request\.json: GET has no body/],
    ['an unknown place', '"{{secret}}"', '"{{secret}} {{key}}"', /request\.json\.token: \{\{key\}\} stands for nothing/],
    ['a place without an end', '"{{secret}}"', '"{{secret}} {{x"', /has no end/],
    ['no secret', '"{{secret}}"', 'x', /request: .*sends no \{\{secret\}\}/],
    [
      'a header of our own',
      'method: POST',
      'method: POST\n      headers: { Host: thief.example }',
      /request\.headers\.Host: Host is written by straykey/,
    ],
    ['a header that breaks the line', 'method: POST', 'method: POST\n      headers: { A: "x\\ry" }', /headers\.A: holds a sign/],
    ['no status', '{ status: 401, json', '{ json', /inactive\[0\]: the field "status" is missing/],
    ['a redirect as proof', 'status: 200', 'status: 302', /active\[0\]\.status: 302 proves nothing/],
    ['a server in trouble as proof', 'status: 401', 'status: 502', /inactive\[0\]\.status: 502 proves nothing/],
    [
      '403 alone as proof',
      '{ status: 401, json: { code: [bad_token, old_token] } }',
      '{ status: 403 }',
      /403 alone is what any firewall answers/,
    ],
    ['a condition on an object', 'code: [bad_token, old_token]', 'code: { a: b }', /inactive\[0\]\.json\.code: expected a text/],
    ['a condition on nothing', 'code: [bad_token, old_token]', 'code: []', /inactive\[0\]\.json\.code: expected a text/],
    ['a place to show that is none', 'json:user.login, scopes', 'body, scopes', /shows\.owner: "body" does not fit/],
    ['a misspelled field', 'inactive:', 'inactiv:', /unknown field "inactiv"; did you mean "inactive"/],
    ['no request', '    request:', '    byHand: Look.\n    requests:', /unknown field "requests"/],
  ])('may not have %s', async (_, from, to, complaint) => {
    expect(good).toContain(from)
    expect(await complaintsOf(good.replace(from, to))).toMatch(complaint)
  })
})

describe('calls', () => {
  it('of rule files are read from those that are named, and of nowhere else', async () => {
    const folder = temporaryFolder()
    writeFiles(folder, { 'acme.yaml': good })
    expect((await callsOf([folder])).verify).toMatchObject([{ provider: { id: 'acme', title: 'Acme' }, keys: ['acme-key'] }])
    expect(await callsOf([])).toEqual({ verify: [], revoke: [] })
  })

  it('that are built in are for rules that there are, each for one call, and to the issuer over https', async () => {
    const { rules } = await loadRules([], checkFault)
    const { verify } = builtinCalls()
    const keys = verify.flatMap(({ keys: ids }) => ids)
    expect(keys.filter((id) => !rules.some((rule) => rule.id === id))).toEqual([])
    expect(new Set(keys).size).toBe(keys.length)
    expect(verify.filter((call) => 'request' in call && new URL(call.request.url.replaceAll(/[{}]/g, '')).protocol !== 'https:')).toEqual(
      [],
    )
  })

  it('without fields that are not needed have them empty', () => {
    expect(
      toCalls({ provider: 'acme', title: 'Acme', verify: [{ keys: [], docs: '', request: { method: 'GET', url: '' }, active: [] }] })
        .verify,
    ).toMatchObject([{ inactive: [], shows: {} }])
  })
})
