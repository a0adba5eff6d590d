// What is wrong with the calls of a rule file that its schema can't say: where a key would be sent, and what would be
// taken for proof.
import type { Fault } from '../shape.ts'
import type { ByHand, Condition, RequestTemplate, VerifyCall } from './call.ts'

type Path = Fault['path']

/** Headers that decide where a request goes, or how long it is. */
const OWN_HEADERS = /^(?:host|connection|content-length|transfer-encoding|expect|upgrade|te|trailer|proxy-.*)$/i
const PLACE = /\{\{(.*?)\}\}/g

/** All that is wrong with the verify calls, whose shape is right. `ids` are those of the file's keys. */
export function verifyFaults(calls: readonly (VerifyCall | ByHand)[], ids: ReadonlySet<string>): Fault[] {
  return calls.flatMap((call, i) => {
    const path = ['verify', i]
    if (!('request' in call)) return [...keyFaults(call.keys, ids, path), ...byHandFaults(call, path)]
    return [...keyFaults(call.keys, ids, path), ...requestFaults(call.request, [...path, 'request']), ...proofFaults(call, path)]
  })
}

/** Of the keys that a call names. */
export function keyFaults(keys: readonly string[], ids: ReadonlySet<string>, path: Path): Fault[] {
  return keys.flatMap((id, i) =>
    ids.has(id) ? [] : [{ path: [...path, 'keys', i], message: `this file has no key "${id}"; its keys are ${[...ids].join(', ')}` }],
  )
}

function byHandFaults(call: ByHand, path: Path): Fault[] {
  const surplus = ['active', 'inactive', 'shows'].find((name) => name in call)
  if (call.byHand === undefined) return [{ path, message: 'the field "request" is missing; where no call is documented, write byHand' }]
  return surplus ? [{ path: [...path, surplus], message: 'has no meaning beside byHand; remove it' }] : []
}

/** Of what a call sends; another that sends the key has to obey the same. */
export function requestFaults(request: RequestTemplate, path: Path): Fault[] {
  return [
    ...addressFaults(request.url, [...path, 'url']),
    ...bodyFaults(request, path),
    ...headerFaults(request, path),
    ...placeFaults(request, path),
  ]
}

/** What stands in the host is told to whoever answers questions about names. */
function addressFaults(url: string, path: Path): Fault[] {
  const authority = /^https:\/\/([^/?#\\]*)/.exec(url)?.[1] ?? ''
  if (authority.includes('{') || authority.includes('@'))
    return [{ path, message: 'the host has to be written out: a key must not stand in it, or decide it' }]
  return URL.canParse(url.replace(PLACE, 'x')) ? [] : [{ path, message: `"${url}" is no address; write https://HOST/PATH` }]
}

function bodyFaults({ method, form, json, basic, headers = {} }: RequestTemplate, path: Path): Fault[] {
  const body = form ? 'form' : json ? 'json' : undefined
  if (form && json) return [{ path: [...path, 'json'], message: 'has no meaning beside form; remove one of them' }]
  if (body && method === 'GET') return [{ path: [...path, body], message: 'GET has no body; write POST, or put it into the address' }]
  const both = basic && Object.keys(headers).some((name) => name.toLowerCase() === 'authorization')
  return both ? [{ path: [...path, 'basic'], message: 'an Authorization header is written, too; remove one of them' }] : []
}

function headerFaults({ headers = {} }: RequestTemplate, path: Path): Fault[] {
  return Object.entries(headers).flatMap(([name, value]) => {
    const at = [...path, 'headers', name]
    if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)) return [{ path: at, message: `"${name}" is no name of a header` }]
    if (OWN_HEADERS.test(name)) return [{ path: at, message: `${name} is written by straykey itself; remove it` }]
    return /^[\t\x20-\x7e]*$/.test(value) ? [] : [{ path: at, message: 'holds a sign that no header may hold' }]
  })
}

function placeFaults(request: RequestTemplate, path: Path): Fault[] {
  const texts = textsIn(request, path)
  const unknown = texts.flatMap(({ text, path: at }) => {
    const bad = [...text.matchAll(PLACE)].map(([, name = '']) => name).find((name) => !/^(?:secret|part:\S(?:.*\S)?)$/.test(name))
    if (bad !== undefined) return [{ path: at, message: `{{${bad}}} stands for nothing; known are {{secret}} and {{part:ID}}` }]
    return text.replace(PLACE, '').includes('{{') ? [{ path: at, message: `"${text}": {{ has no end }}` }] : []
  })
  if (unknown.length > 0 || texts.some(({ text }) => text.includes('{{secret}}'))) return unknown
  return [{ path, message: 'sends no {{secret}}; say where the key stands in it' }]
}

/** Every text of a template, with its place. */
function textsIn(value: unknown, path: Path): { text: string; path: Path }[] {
  if (typeof value === 'string') return [{ text: value, path }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, [...path, Array.isArray(value) ? Number(name) : name]))
}

function proofFaults(call: VerifyCall, path: Path): Fault[] {
  const { active, inactive } = call
  if (active === undefined && inactive === undefined)
    return [{ path, message: 'neither active nor inactive: no answer would prove anything' }]
  return [
    ...(active ?? []).flatMap((one, i) => conditionFaults(one, [...path, 'active', i])),
    ...(inactive ?? []).flatMap((one, i) => conditionFaults(one, [...path, 'inactive', i])),
  ]
}

function conditionFaults(condition: Condition, path: Path): Fault[] {
  return [...statusFaults(condition, [...path, 'status']), ...valueFaults(condition, [...path, 'json'])]
}

/** What firewalls, proxies and servers in trouble answer proves nothing about a key. */
function statusFaults({ status, has, json }: Condition, path: Path): Fault[] {
  if (status < 200 || (status >= 300 && status < 400) || status === 429 || status >= 500)
    return [{ path, message: `${status} proves nothing about a key; take the condition out` }]
  if (status === 403 && !has && !json) return [{ path, message: '403 alone is what any firewall answers; add json or has' }]
  return []
}

function valueFaults({ json = {} }: Condition, path: Path): Fault[] {
  const isPlain = (value: unknown) => value === null || ['string', 'number', 'boolean'].includes(typeof value)
  return Object.entries(json).flatMap(([name, value]) => {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value]
    const isFine = values.length > 0 && values.every(isPlain)
    return isFine ? [] : [{ path: [...path, name], message: 'expected a text, a number, true, false or null, or a list of such' }]
  })
}
