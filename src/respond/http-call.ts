// The one place that opens a connection: a request → what was answered, or why nothing was. Only https, only to the address
// that is asked for, and of that only when it is public; no redirect is followed, and nothing of the request is in an error.
import { type LookupAddress, type LookupOptions, lookup } from 'node:dns'
import type { ClientRequest, IncomingMessage } from 'node:http'
import { Agent, request as httpsRequest } from 'node:https'
import { isIP } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { isPublicAddress } from './addresses.ts'
import { type Environment, proxyFor } from './proxy.ts'

const LIMIT_MS = 10_000
const MOST_BYTES = 65_536
/** Between two calls to one host. */
const PAUSE_MS = 200

export interface HttpRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/** `body` is cut at 64 KiB. `sent`: the request may have reached the other side, so that it may have done what it asks for. */
export type HttpAnswer =
  | { readonly kind: 'answer'; readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string }
  | { readonly kind: 'failure'; readonly why: string; readonly sent: boolean }

/** Calls to one host go one after the other. It never throws. */
export interface Caller {
  call(request: HttpRequest): Promise<HttpAnswer>
}

export interface CallerOptions {
  /** Names the proxy: HTTPS_PROXY, ALL_PROXY and NO_PROXY, in capitals or not. */
  readonly environment: Environment
  /** For one call; ten seconds when absent. */
  readonly timeoutMs?: number
  readonly signal?: AbortSignal
  /** `host:port` of endpoints inside an organisation, which may have private addresses. */
  readonly allowedHosts?: readonly string[]
  /** How time is let pass between calls. */
  readonly wait?: (ms: number) => Promise<void>
}

function waitFor(ms: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, ms))
}

export function callerWith(options: CallerOptions): Caller {
  const wait = options.wait ?? waitFor
  const lastOf = new Map<string, Promise<unknown>>()
  return {
    call(request) {
      const target = targetOf(request.url)
      if (typeof target === 'string') return Promise.resolve(failure(target, false))
      const before = lastOf.get(target.host)
      const answer = before
        ? before.then(() => wait(PAUSE_MS)).then(() => callNow(request, target, options))
        : callNow(request, target, options)
      lastOf.set(target.host, answer)
      return answer
    },
  }
}

function failure(why: string, sent: boolean): HttpAnswer {
  return { kind: 'failure', why, sent }
}

/** An address that may be called; or why not. */
function targetOf(address: string): URL | string {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url) return 'the address of the call is none'
  if (url.protocol !== 'https:') return 'a key is only sent over https'
  return url.username || url.password ? 'the address holds a user or a password' : url
}

async function callNow(request: HttpRequest, target: URL, options: CallerOptions): Promise<HttpAnswer> {
  if (options.signal?.aborted) return failure('it was ended before the call', false)
  const isAllowed = options.allowedHosts?.includes(`${target.hostname}:${target.port || '443'}`) ?? false
  if (!isAllowed && isPrivateName(target.hostname)) return failure(`${target.hostname} is no public address`, false)
  try {
    return await exchange(request, target, { agent: await agentFor(target, isAllowed, options), ...timeFor(options) })
  } catch (error) {
    return failure(reasonOf(error, target, false), false)
  }
}

/** A number is connected to without being looked up. */
function isPrivateName(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '')
  return isIP(bare) > 0 ? !isPublicAddress(bare) : /(?:^|\.)localhost\.?$/.test(bare)
}

/** One for each call, so that no connection outlives it. */
async function agentFor(target: URL, isAllowed: boolean, { environment }: CallerOptions): Promise<Agent> {
  const proxy = proxyOf(target, environment)
  if (!proxy) return new Agent({ keepAlive: false, ...(!isAllowed && { lookup: publicLookup }) })
  if (!/^https?:$/.test(proxy.protocol)) throw new Refusal('the proxy that the environment names is none of http or https')
  const { HttpsProxyAgent } = await import('https-proxy-agent')
  // What it does with https is what an agent of https does; its type descends from http's.
  return new HttpsProxyAgent(proxy, { keepAlive: false }) as unknown as Agent
}

function proxyOf(target: URL, environment: Environment): URL | undefined {
  try {
    return proxyFor(target, environment)
  } catch {
    // It may hold a password, so it isn't shown.
    throw new Refusal('HTTPS_PROXY holds no address; write http://HOST:PORT')
  }
}

/** A reason that holds nothing of the request. */
class Refusal extends Error {
  override readonly name = 'Refusal'
}

type Found = (error: Error | null, address: string | LookupAddress[], family?: number) => void

/** Resolves a name once, for the connection itself: what is checked is what is connected to. */
function publicLookup(hostname: string, options: LookupOptions, found: Found): void {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return found(error, [])
    if (addresses.some(({ address }) => !isPublicAddress(address)))
      return found(new Refusal(`${hostname} leads to an address that isn't public`), [])
    const [first] = addresses
    if (options.all || !first) return found(null, addresses)
    return found(null, first.address, first.family)
  })
}

interface Exchange {
  readonly agent: Agent
  readonly timeoutMs: number
  readonly signal?: AbortSignal
}

function timeFor({ timeoutMs = LIMIT_MS, signal }: CallerOptions): Omit<Exchange, 'agent'> {
  return { timeoutMs, ...(signal && { signal }) }
}

function exchange({ method, headers, body }: HttpRequest, target: URL, { agent, timeoutMs, signal }: Exchange): Promise<HttpAnswer> {
  return new Promise((resolve) => {
    const tooLate = AbortSignal.timeout(timeoutMs)
    const ending = signal ? AbortSignal.any([tooLate, signal]) : tooLate
    const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }
    const sending = httpsRequest(target, {
      method,
      headers: { 'User-Agent': 'straykey', ...headers, ...length },
      agent,
      signal: ending,
      rejectUnauthorized: true,
    })
    const way = watch(sending)
    const end = (answer: HttpAnswer) => {
      resolve(answer)
      sending.destroy()
    }
    const fail = (error: unknown) =>
      end(
        failure(
          way.refused ?? (tooLate.aborted ? `no answer within ${timeoutMs / 1000} s` : reasonOf(error, target, way.isSecure)),
          way.isSecure,
        ),
      )
    sending.on('error', fail)
    sending.on('response', (answer) => {
      // What doesn't come through the secure connection is a proxy's own word.
      if (way.refused !== undefined || !way.isSecure) return fail(new Refusal('the answer came from a proxy'))
      return void bodyOf(answer).then(
        (text) => end({ kind: 'answer', status: answer.statusCode ?? 0, headers: headersOf(answer), body: text }),
        fail,
      )
    })
    sending.end(body)
  })
}

/** How far a request came: whether its secure connection stood, or what a proxy refused. */
function watch(sending: ClientRequest): { isSecure: boolean; refused?: string } {
  const way: { isSecure: boolean; refused?: string } = { isSecure: false }
  sending.on('proxyConnect', ({ statusCode }: { readonly statusCode: number }) => {
    if (statusCode !== 200) way.refused = `the proxy refused the connection (${statusCode})`
  })
  sending.on('socket', (socket) => {
    socket.on('secureConnect', () => {
      way.isSecure = (socket as TLSSocket).authorized
    })
  })
  return way
}

/** UTF-8 text, cut at the limit. Throws what the stream throws, also when it ends too early. */
async function bodyOf(answer: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of answer as AsyncIterable<Buffer>) {
    pieces.push(piece)
    size += piece.length
    if (size >= MOST_BYTES) break
  }
  return Buffer.concat(pieces).subarray(0, MOST_BYTES).toString()
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]))
}

const REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'has no address; is there a network?',
  EAI_AGAIN: "can't be looked up now; is there a network?",
  ECONNREFUSED: 'refused the connection',
  ECONNRESET: 'closed the connection',
  EPIPE: 'closed the connection',
  ETIMEDOUT: "can't be reached",
  EHOSTUNREACH: "can't be reached",
  ENETUNREACH: "can't be reached",
}

/** A sentence for people. The words of the error itself may hold what was sent, so only its code is told. */
function reasonOf(error: unknown, { hostname }: URL, isSecure: boolean): string {
  if (error instanceof Refusal) return error.message
  const { code = '', name = '' } = error as NodeJS.ErrnoException
  const cause = ((error as Error).cause ?? {}) as Error
  if (cause instanceof Refusal) return cause.message
  if (name === 'AbortError') return 'it was ended before an answer came'
  if (/^[A-Z_]*(?:CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO|EPROTO)/.test(code)) return `no secure connection to ${hostname} (${code})`
  if (isSecure) return `${hostname} ended its answer too early, or with something else than HTTP (${code || name})`
  return `${hostname} ${REASONS[code] ?? `can't be called (${code || name})`}`
}
