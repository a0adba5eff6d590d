// The published contracts for revoking several keys in one call: what is sent, and which answer is a yes.
// GitHub: https://docs.github.com/en/rest/credentials/revoke and .../secret-scanning-partner-program
// GitLab: https://docs.gitlab.com/development/sec/token_revocation_api/
import type { KeyObject } from 'node:crypto'
import type { BatchWay } from '../rules/revoke-call.ts'
import type { HttpRequest } from './http-call.ts'
import type { LeakedKey } from './leaked-key.ts'
import { signatureHeaders } from './signature.ts'

export interface Authority {
  /** Empty where none is needed. */
  readonly authority: string
  readonly signingKey?: KeyObject
}

const JSON_BODY = { 'Content-Type': 'application/json' }

/** The call with all keys in it. */
export function batchRequest(way: BatchWay, keys: readonly LeakedKey[], given: Authority): HttpRequest {
  const body = JSON.stringify(bodyOf(way, keys))
  return { method: 'POST', url: urlOf(way), headers: { ...headersOf(way, given), ...JSON_BODY, ...signed(way, body, given) }, body }
}

/** What the endpoint takes; nothing where the contract has no such call. */
export function typesRequest(way: BatchWay, given: Authority): HttpRequest | undefined {
  if (way.contract !== 'gitlab-revocation') return undefined
  return { method: 'GET', url: `${way.url}/v1/revocable_token_types`, headers: headersOf(way, given) }
}

/** GitHub: 202. GitLab: 204. An alert's receiver may answer with any yes, and in place of it with what it makes of the keys. */
export function isAccepted({ contract }: BatchWay, status: number): boolean {
  if (contract === 'github-credentials') return status === 202
  return contract === 'gitlab-revocation' ? status === 204 : status >= 200 && status < 300
}

/** What the endpoint calls such a key. */
export function typeOf({ types }: BatchWay, { rule }: LeakedKey): string {
  return types[rule.id] ?? rule.id
}

function urlOf({ contract, url }: BatchWay): string {
  return contract === 'gitlab-revocation' ? `${url}/v1/revoke_tokens` : url
}

/** GitHub answers 403 to calls with an Authorization header. */
function headersOf({ contract, headers }: BatchWay, { authority }: Authority): Record<string, string> {
  const own = Object.entries(headers).map(([name, value]) => [name, value.replaceAll('{{authority}}', () => authority)])
  const usual = contract === 'github-credentials' ? { Accept: 'application/vnd.github+json', 'X-GitHub-Api-Version': '2022-11-28' } : {}
  return { Accept: 'application/json', ...usual, ...Object.fromEntries(own) }
}

function bodyOf(way: BatchWay, keys: readonly LeakedKey[]): unknown {
  if (way.contract === 'github-credentials') return { credentials: keys.map(({ secret }) => secret.reveal()) }
  return keys.map((key) => {
    const [token, type, place] = [key.secret.reveal(), typeOf(way, key), placeOf(way, key)]
    return way.contract === 'gitlab-revocation' ? { type, token, location: place } : { token, type, url: place, source: way.source }
  })
}

function placeOf({ location }: BatchWay, { finding }: LeakedKey): string {
  const [first] = finding.locations
  return location.replaceAll('{{path}}', () => first?.path ?? '').replaceAll('{{line}}', () => String(first?.line ?? 1))
}

function signed({ keyIdentifier }: BatchWay, body: string, { signingKey }: Authority): Record<string, string> {
  return keyIdentifier === undefined || !signingKey ? {} : signatureHeaders(body, signingKey, keyIdentifier)
}
