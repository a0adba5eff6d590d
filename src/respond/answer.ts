// An issuer's answer → verdict. Only what the issuer documents is proof: a firewall's page, a redirect or a server in
// trouble says nothing about a key.
import type { Verdict } from '../model.ts'
import type { Condition, VerifyCall } from '../rules/call.ts'
import type { HttpAnswer } from './http-call.ts'
import { at } from './json-path.ts'

/** Characters of a text that an issuer says of a key. */
const LONGEST = 200
/** So many characters of a secret are a part of it, not chance. */
const PART_OF_SECRET = 8
/** Where a body is cut, so that it can't be read whole. */
const CUT_BYTES = 65_536

/** `host` is who was asked; `secrets` are the values that were sent, and that no text may hold. */
export function verdictOf(
  call: Pick<VerifyCall, 'active' | 'inactive' | 'shows'>,
  answer: HttpAnswer,
  { host, secrets }: { host: string; secrets: readonly string[] },
): Verdict {
  if (answer.kind === 'failure') return unknown(answer.why)
  const said = `${host} answered ${answer.status}`
  const other = noProof(answer)
  if (other !== undefined) return unknown(`${said}${other}`)
  const body = bodyOf(answer.body)
  const [active, inactive] = [call.active, call.inactive].map((all) => all.some((one) => fits(one, answer.status, body)))
  if (active === inactive) return unknown(`${said}, which its documentation doesn't say of ${active ? 'one kind of key alone' : 'a key'}`)
  if (inactive) return { state: 'inactive', why: `${said}, as documented for keys that don't work` }
  return { state: 'active', why: `${said}, as documented for keys that work`, ...shownOf(call.shows, answer, { body, secrets }) }
}

export function unknown(why: string): Verdict {
  return { state: 'unknown', why }
}

type Answered = Extract<HttpAnswer, { kind: 'answer' }>

/** Why an answer can't be proof of anything, whatever the rule says. */
function noProof({ status, headers, body }: Answered): string | undefined {
  if (status >= 300 && status < 400) return ', a redirect, which is not followed'
  if (status === 429) return ': it asks for fewer calls; ask again later'
  if (status >= 500) return ': the issuer has trouble; ask again later'
  const saysPage = /html/i.test(headers['content-type'] ?? '') && body.trim() !== '' && bodyOf(body).kind === 'none'
  const isPage = saysPage || /^\s*</.test(body)
  return isPage ? ' with a web page, as a firewall does' : undefined
}

interface Body {
  readonly kind: 'list' | 'object' | 'other' | 'none'
  readonly value: unknown
}

function bodyOf(text: string): Body {
  try {
    const value: unknown = JSON.parse(text)
    if (Array.isArray(value)) return { kind: 'list', value }
    return { kind: typeof value === 'object' && value !== null ? 'object' : 'other', value }
  } catch {
    // A long list is still one when its end is cut off.
    const isCut = Buffer.byteLength(text) >= CUT_BYTES - 3
    const kind = isCut && /^\s*\[/.test(text) ? 'list' : isCut && /^\s*\{/.test(text) ? 'object' : 'none'
    return { kind, value: undefined }
  }
}

function fits(condition: Condition, status: number, body: Body): boolean {
  const { has = [], json = {} } = condition
  return (
    status === condition.status &&
    isKind(body, condition.body) &&
    has.every((path) => isThere(at(body.value, path))) &&
    Object.entries(json).every(([path, wanted]) => [wanted].flat().some((one) => one === at(body.value, path)))
  )
}

function isKind({ kind }: Body, wanted: Condition['body']): boolean {
  if (wanted === undefined) return true
  return wanted === 'json' ? kind !== 'none' : kind === wanted
}

function isThere(value: unknown): boolean {
  return value !== undefined && value !== null
}

function shownOf(shows: VerifyCall['shows'], answer: Answered, { body, secrets }: { body: Body; secrets: readonly string[] }) {
  const texts = Object.entries(shows).map(([name, from]) => [name, shownText(from, answer, body)] as const)
  return Object.fromEntries(
    texts.flatMap(([name, text]) => (text === '' || holdsPartOf(text, secrets) ? [] : [[name, shorten(text)]])),
  ) as Pick<Verdict, 'owner' | 'scopes' | 'expires'>
}

function shownText(from: string, { headers }: Answered, { value }: Body): string {
  const [, kind, name = ''] = /^(json|header):(.+)$/.exec(from) ?? []
  return kind === 'header' ? (headers[name.toLowerCase()] ?? '').trim() : textOf(at(value, name))
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join(', ')
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value).trim() : ''
}

/** An issuer may repeat what it was sent, whole or in part, also in base64. */
function holdsPartOf(text: string, secrets: readonly string[]): boolean {
  const forms = secrets.flatMap((secret) => [secret, Buffer.from(secret).toString('base64'), encodeURIComponent(secret)])
  return forms.some((form) => {
    if (form.length <= PART_OF_SECRET) return form !== '' && text.includes(form)
    return Array.from({ length: form.length - PART_OF_SECRET + 1 }, (_, i) => form.slice(i, i + PART_OF_SECRET)).some((part) =>
      text.includes(part),
    )
  })
}

function shorten(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).replace(/[\ud800-\udbff]$/, '')}…`
}
