// Leaked keys → what has to be done for each: the calls that the user's endpoints file turns on, and the rest by hand. Pure: it calls
// nobody, and what it gives holds no value but behind Secret.
import type { Provider } from '../model.ts'
import { type RevokeCall, toWay, type Way, type WrittenWay } from '../rules/revoke-call.ts'
import type { LeakedKey } from './leaked-key.ts'

/** What the user's endpoints file says of a provider. Without a shape, the call that the issuer documents is meant. */
export type Endpoint = Partial<WrittenWay> & {
  readonly keys?: readonly string[]
  readonly host?: string
  readonly authority?: string
}

export interface CallStep {
  readonly provider: Provider
  /** More than one only where the call takes several. */
  readonly keys: readonly LeakedKey[]
  readonly way: Way
  /** The environment variable with the key or token that may do this; absent where none is needed. */
  readonly authority?: string
  /** `host:port` of an endpoint that the user named, which may lie inside the organisation. */
  readonly ownHost?: string
  /** The keys are of the user's own instance, which no built-in call knows. */
  readonly ownInstance?: true
}

interface HandStep {
  readonly key: LeakedKey
  /** Why no call is made: a sentence without its capital and stop. */
  readonly why: string
  /** The call could be made, were this in the endpoints file. */
  readonly enable?: string
}

export interface RevocationPlan {
  readonly calls: readonly CallStep[]
  readonly byHand: readonly HandStep[]
}

/** Keys in one call. GitHub REST API, credentials/revoke: at most 1,000. */
const MOST_KEYS = 1000

export function planRevocation(
  keys: readonly LeakedKey[],
  endpoints: Readonly<Record<string, Endpoint>>,
  documented: readonly RevokeCall[],
): RevocationPlan {
  const steps = keys.map((key) => stepFor(key, endpoints, documented))
  return { calls: joined(steps.filter((step) => 'way' in step)), byHand: steps.filter((step) => 'why' in step) }
}

function stepFor(key: LeakedKey, endpoints: Readonly<Record<string, Endpoint>>, documented: readonly RevokeCall[]): CallStep | HandStep {
  const { provider, id, number } = key.rule
  const call = documented.find(({ keys }) => keys.includes(id))
  const endpoint = Object.hasOwn(endpoints, provider.id) ? endpoints[provider.id] : undefined
  if (!endpoint) return { key, why: offFor(provider, call), ...(call && { enable: `providers: { ${provider.id}: {} }` }) }
  if (endpoint.keys && !endpoint.keys.includes(id)) return { key, why: `the endpoints file names other keys of ${provider.title}` }
  if (endpoint.shape !== undefined) {
    const step = callStep(key, endpoint, toWay(endpoint as WrittenWay))
    return isElsewhere(step.way, call) ? { ...step, ownInstance: true } : step
  }
  if (!call) return { key, why: `${provider.title} documents no call for this, so the endpoints file has to name one of your own` }
  // What was scanned may bring a rule of the same id, which fits keys of somebody else.
  if (number === undefined) return { key, why: `its rule ${id} isn't the built-in one, and the documented call is made for that alone` }
  return callStep(key, endpoint, endpoint.host === undefined ? call : atHost(call, endpoint.host))
}

/** A key that opens another host than the documented one belongs to that host: asking the issuer would hand it to a stranger. */
function isElsewhere(way: Way, call: RevokeCall | undefined): boolean {
  return way.shape === 'own-key' && call !== undefined && hostOf(addressOf(way)) !== hostOf(addressOf(call))
}

function offFor({ title }: Provider, call: RevokeCall | undefined): string {
  return call ? `calls to ${title} are off until your endpoints file turns them on` : `${title} documents no call that revokes such a key`
}

function callStep(key: LeakedKey, { shape, host, authority }: Endpoint, way: Way): CallStep {
  const { provider } = key.rule
  const isOwn = shape !== undefined || host !== undefined
  const needed = way.shape !== 'own-key' && Object.values(way.headers).some((value) => value.includes('{{authority}}'))
  return {
    provider,
    keys: [key],
    way,
    ...(needed && { authority: authority ?? `STRAYKEY_AUTHORITY_${provider.id.toUpperCase().replaceAll('-', '_')}` }),
    ...(isOwn && { ownHost: hostOf(addressOf(way)) }),
    ...(host !== undefined && { ownInstance: true }),
  }
}

/** The address that the way begins at, as it is written. */
export function addressOf(way: Way): string {
  return way.shape === 'own-key' ? way.request.url : way.url
}

function hostOf(address: string): string {
  const { hostname, port } = new URL(address.replace(/\{\{.*?\}\}/g, 'x'))
  return `${hostname}:${port || '443'}`
}

function atHost<W extends Way>(way: W, host: string): W {
  const moved = (address: string) => address.replace(/^https:\/\/[^/]+/, () => `https://${host}`)
  return way.shape === 'own-key' ? { ...way, request: { ...way.request, url: moved(way.request.url) } } : { ...way, url: moved(way.url) }
}

/** Keys that one call may take together are put into one. */
function joined(steps: readonly CallStep[]): CallStep[] {
  const groups = new Map<string, CallStep[]>()
  for (const [i, step] of steps.entries()) {
    const name = step.way.shape === 'batch' ? JSON.stringify([step.provider.id, step.way]) : String(i)
    groups.set(name, [...(groups.get(name) ?? []), step])
  }
  return [...groups.values()].flatMap(inBatches)
}

function inBatches(steps: readonly CallStep[]): CallStep[] {
  const [first] = steps
  if (!first) return []
  const keys = steps.flatMap((step) => step.keys)
  return Array.from({ length: Math.ceil(keys.length / MOST_KEYS) }, (_, i) => ({
    ...first,
    keys: keys.slice(i * MOST_KEYS, (i + 1) * MOST_KEYS),
  }))
}

/** What will be sent, in its order: method, and address without what is filled in. */
export function requestsOf({ way }: Pick<CallStep, 'way'>): { method: string; address: string }[] {
  if (way.shape === 'own-key') return [{ method: way.request.method, address: withoutQuery(way.request.url) }]
  if (way.shape === 'list-and-delete')
    return [
      { method: 'GET', address: way.url },
      { method: 'DELETE', address: `${way.url}/{id}` },
    ]
  if (way.contract !== 'gitlab-revocation') return [{ method: 'POST', address: way.url }]
  return [
    { method: 'GET', address: `${way.url}/v1/revocable_token_types` },
    { method: 'POST', address: `${way.url}/v1/revoke_tokens` },
  ]
}

/** The address of the call that ends the key, for the log. */
export function endpointOf(step: Pick<CallStep, 'way'>): string {
  return requestsOf(step).at(-1)?.address ?? ''
}

function withoutQuery(address: string): string {
  return address.replace(/[?#].*$/, '')
}
