// One step of a plan → what became of its keys. What is called, logged, asked and waited for comes in as means.
import type { Verdict } from '../model.ts'
import type { BatchWay, OwnKeyWay } from '../rules/revoke-call.ts'
import { verdictOf } from './answer.ts'
import { type Authority, batchRequest, isAccepted, typeOf, typesRequest } from './contracts.ts'
import { deleteListed } from './delete-listed.ts'
import { fillRequest, valuesOf } from './fill.ts'
import { at, parsedBody } from './json-path.ts'
import type { LeakedKey } from './leaked-key.ts'
import type { Listed } from './listed-keys.ts'
import type { Call } from './retrying.ts'
import type { CallStep } from './revocation-plan.ts'
import { type Said, saidOtherwise } from './said.ts'

export interface Means extends Authority {
  readonly call: Call
  /** Asks the issuer, by its harmless call, whether the key works. */
  readonly verify: (key: LeakedKey) => Promise<Verdict>
  /** Which of these a person means; nothing when nobody says. */
  readonly choose: (candidates: readonly Listed[]) => Promise<string | undefined>
  readonly wait: (ms: number) => Promise<void>
}

export interface Result extends Said {
  readonly key: LeakedKey
}

/** In the order of the step's keys. */
export async function carryOut({ keys, way }: CallStep, means: Means): Promise<Result[]> {
  if (way.shape === 'batch') return sendBatch(keys, way, means)
  const results: Result[] = []
  for (const key of keys) {
    const said = way.shape === 'own-key' ? await callWithOwnKey(key, way, means) : await deleteListed(key, way, means)
    // That a list has it no more is proof enough.
    results.push({ key, ...(await confirmed(said, key, means, way.shape === 'list-and-delete')) })
  }
  return results
}

async function callWithOwnKey({ finding }: LeakedKey, way: OwnKeyWay, { call }: Means): Promise<Said> {
  const values = valuesOf(finding)
  const request = fillRequest(way.request, values)
  if (typeof request === 'string')
    return { state: 'not done', why: `the call needs its ${request.replace(/^part:/, '')}, and not exactly one stands near it` }
  const host = new URL(request.url).hostname
  const answer = await call(request, way.repeatable)
  // The two lists of answers are read as those of a call that asks.
  const { state } = verdictOf({ active: way.done, inactive: way.dead, shows: {} }, answer, { host, secrets: [...values.values()] })
  if (state === 'active') return { state: 'revoked', why: `${host} says that it revoked it` }
  if (state === 'inactive') return { state: 'already dead', why: `${host} answers as documented for keys that don't work` }
  return saidOtherwise(answer, host)
}

async function sendBatch(keys: readonly LeakedKey[], way: BatchWay, means: Means): Promise<Result[]> {
  const { taken, results } = await takenKeys(keys, way, means)
  if (taken.length === 0) return results
  const answer = await means.call(batchRequest(way, taken, means), true)
  const host = new URL(way.url).hostname
  const accepted = answer.kind === 'answer' && isAccepted(way, answer.status)
  const said: Said = accepted ? { state: 'unknown', why: `${host} accepted it` } : saidOtherwise(answer, host)
  const sent: Result[] = []
  for (const key of taken) sent.push({ key, ...(accepted ? await settled(said, key, means) : await confirmed(said, key, means)) })
  return keys.map((key) => [...results, ...sent].find((one) => one.key === key) as Result)
}

/** Asks first, where the contract has a call for it, which kinds of keys the endpoint takes. */
async function takenKeys(
  keys: readonly LeakedKey[],
  way: BatchWay,
  means: Means,
): Promise<{ taken: readonly LeakedKey[]; results: Result[] }> {
  const request = typesRequest(way, means)
  if (!request) return { taken: keys, results: [] }
  const answer = await means.call(request, true)
  const types = answer.kind === 'answer' && answer.status === 200 ? at(parsedBody(answer.body), 'types') : undefined
  const host = new URL(way.url).hostname
  if (!Array.isArray(types)) {
    const { why } = saidOtherwise(answer, host)
    return {
      taken: [],
      results: keys.map((key) => ({ key, state: 'refused', why: `${why}, when asked which types it takes; no key was sent` })),
    }
  }
  const isTaken = (key: LeakedKey) => types.includes(typeOf(way, key))
  const why = (key: LeakedKey) =>
    `${host} takes no keys of type ${typeOf(way, key)}; if it calls them otherwise, write types: { ${key.rule.id}: NAME } into the endpoints file`
  return {
    taken: keys.filter(isTaken),
    results: keys.filter((key) => !isTaken(key)).map((key) => ({ key, state: 'refused', why: why(key) })),
  }
}

/** Milliseconds between questions whether an accepted key is dead by now. */
const SETTLING_MS = [1000, 2000, 4000]

/** An endpoint that accepted a key may take a while: the key is dead only when its issuer says so. */
async function settled(said: Said, key: LeakedKey, means: Means): Promise<Said> {
  const verdict = await lastVerdict(key, means)
  if (verdict.state === 'inactive') return { state: 'revoked', why: `${said.why}; ${verdict.why}` }
  if (verdict.state === 'active') return { state: 'still works', why: `${said.why}, and it still works; ask again later with --confirm` }
  return { state: 'unknown', why: `${said.why}; nobody can say whether it is dead yet: ${verdict.why}` }
}

/** What the issuer says of the key afterwards, beside what the endpoint said. */
async function confirmed(said: Said, key: LeakedKey, means: Means, isProven = false): Promise<Said> {
  if (said.state === 'already dead' || said.state === 'not done') return said
  const verdict = said.state === 'revoked' ? await lastVerdict(key, means) : await means.verify(key)
  if (verdict.state === 'unknown')
    return said.state === 'revoked' && !isProven ? { ...said, why: `${said.why}; not checked: ${verdict.why}` } : said
  if (verdict.state !== 'active')
    return { state: said.state === 'refused' ? 'already dead' : 'revoked', why: `${said.why}; ${verdict.why}` }
  return said.state === 'refused' ? said : { state: 'still works', why: `${said.why}, but it still works: ${verdict.why}` }
}

async function lastVerdict(key: LeakedKey, { verify, wait }: Means): Promise<Verdict> {
  let verdict = await verify(key)
  for (const ms of SETTLING_MS) {
    if (verdict.state !== 'active') return verdict
    await wait(ms)
    verdict = await verify(key)
  }
  return verdict
}
