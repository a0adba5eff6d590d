// Leaked keys → dead keys: the whole story of revoking on one page. Prints and asks nothing itself; nothing is called but by `revoke`
// and `confirm`, and by them only what the plan says.
import { setTimeout as delay } from 'node:timers/promises'
import { Detector } from './detect/detector.ts'
import { type Endpoints, loadEndpoints } from './endpoints.ts'
import { UserError } from './errors.ts'
import type { Verdict } from './model.ts'
import type { Report } from './report-model.ts'
import { carryOut, type Result } from './respond/carry-out.ts'
import { callerWith } from './respond/http-call.ts'
import type { LeakedKey } from './respond/leaked-key.ts'
import type { Listed } from './respond/listed-keys.ts'
import { retrying } from './respond/retrying.ts'
import { appendToRevocationLog, type LogContents, type LogEntry, lastOf, readRevocationLog } from './respond/revocation-log.ts'
import { addressOf, type CallStep, endpointOf, planRevocation, type RevocationPlan } from './respond/revocation-plan.ts'
import type { Said } from './respond/said.ts'
import { signingKeyFrom } from './respond/signature.ts'
import { builtinCalls } from './rules/calls.ts'
import { toRevokeCall } from './rules/revoke-call.ts'
import { hideSecretsIn } from './scan/hide-secrets.ts'
import { verified } from './verification.ts'

export { type LogContents, type LogEntry, readRevocationLog, revocationLogFile } from './respond/revocation-log.ts'
export { requestsOf } from './respond/revocation-plan.ts'
export type { CallStep, LeakedKey, Listed, Result, RevocationPlan, Said }

export interface RevocationOptions {
  readonly folder: string
  /** What git and the proxy are told by. */
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly endpoints?: string
  readonly issuer?: string
  readonly rules?: readonly string[]
  readonly signal: AbortSignal
  readonly now: () => Date
}

export interface Planned {
  readonly plan: RevocationPlan
  readonly endpoints: Endpoints
}

/** What has to be done for the keys. Throws UserError for an endpoints file that can't be used. */
export function plannedRevocation(
  keys: readonly LeakedKey[],
  { root, rules }: Pick<Report, 'root' | 'rules'>,
  options: RevocationOptions,
): Planned {
  const { folder, environment, endpoints: named } = options
  const endpoints = loadEndpoints({ folder, root, environment, ...(named !== undefined && { named }) })
  refuseUnknown(endpoints, new Set(rules.map(({ provider }) => provider.id)))
  return { plan: planRevocation(keys, endpoints.providers, builtinCalls().revoke.map(toRevokeCall)), endpoints }
}

/** Where a documented call is meant, there has to be somebody who documents it; an own one may be for rules that aren't in force here. */
function refuseUnknown({ file, providers }: Endpoints, known: ReadonlySet<string>): void {
  const lost = Object.entries(providers).find(([id, { shape }]) => shape === undefined && !known.has(id))
  if (lost) throw new UserError(`${file}: providers.${lost[0]}: there is no such provider; straykey rules list names them`)
}

/** What a person gives for a step. */
export interface Consent {
  /** Empty where none is needed. */
  readonly authority: string
  readonly choose: (candidates: readonly Listed[]) => Promise<string | undefined>
  /** Absolute path of the log. */
  readonly log: string
}

/** Carries out one step, with a line in the log before and after. Throws UserError, before anything is called, when it can't. */
export async function revoke(
  step: CallStep,
  report: Report,
  { options, consent }: { options: RevocationOptions; consent: Consent },
): Promise<Result[]> {
  const signing = signingFor(step, options)
  const past = readRevocationLog(consent.log)
  const hide = hidingOf(step.keys, report, consent.authority)
  const { done, open } = await sortOut(step, past, (key) => confirm(key, report, options, step))
  if (open.length === 0 || options.signal.aborted) return [...done, ...open.map((key) => ({ key, ...INTERRUPTED }))]
  const entry = (key: LeakedKey, outcome: LogEntry['outcome'], why: string) =>
    entryFor({ ...step, keys: [key] }, { time: options.now(), outcome, why })
  appendToRevocationLog(
    consent.log,
    open.map((key) => entry(key, 'started', '')),
  )
  const means = { ...meansFor(step, report, options), authority: consent.authority, choose: consent.choose, ...signing }
  const results = await Promise.all(
    (await carryOut({ ...step, keys: open }, means)).map(async (one) => ({ ...one, why: await hide(one.why) })),
  )
  appendToRevocationLog(
    consent.log,
    results.map(({ key, state, why }) => entry(key, state, why)),
  )
  return [...done, ...results]
}

const INTERRUPTED: Said = { state: 'not done', why: 'it was ended before' }

/** What the log knows to be dead is not called for again, unless its issuer says that it lives. */
async function sortOut({ keys, way }: CallStep, past: LogContents, ask: (key: LeakedKey) => Promise<Verdict>) {
  const done: Result[] = []
  const open: LeakedKey[] = []
  for (const key of keys) {
    const last = lastOf(past, key.finding.fingerprint, endpointOf({ way }))
    const wasDone = last?.outcome === 'revoked' || last?.outcome === 'already dead'
    if (wasDone && (await ask(key)).state !== 'active')
      done.push({ key, state: 'already dead', why: `the log says: ${last.outcome} on ${last.time}` })
    else open.push(key)
  }
  return { done, open }
}

/** When an earlier run ended between a call for this key and its outcome. */
export function cutOff(step: CallStep, past: LogContents): string | undefined {
  const entries = step.keys.map(({ finding }) => lastOf(past, finding.fingerprint, endpointOf(step)))
  return entries.find((entry) => entry?.outcome === 'started')?.time
}

function entryFor(step: CallStep, { time, outcome, why }: { time: Date; outcome: LogEntry['outcome']; why: string }): LogEntry {
  const [key] = step.keys
  return {
    time: time.toISOString(),
    provider: step.provider.id,
    rule: key?.rule.id ?? '',
    fingerprint: key?.finding.fingerprint ?? '',
    shape: step.way.shape,
    endpoint: endpointOf(step),
    outcome,
    why,
  }
}

function meansFor(step: CallStep, report: Report, options: RevocationOptions) {
  const { environment, signal } = options
  const wait = (ms: number) => delay(ms, undefined, { signal }).catch(() => {})
  const caller = callerWith({ environment, signal, ...(step.ownHost !== undefined && { allowedHosts: [step.ownHost] }) })
  const call = retrying(caller, wait, () => signal.aborted)
  return { call, wait, verify: (key: LeakedKey) => confirm(key, report, options, step) }
}

function signingFor({ way }: CallStep, { environment }: RevocationOptions) {
  if (way.shape !== 'batch' || way.signingKey === undefined) return {}
  const pem = environment[way.signingKey]
  if (!pem)
    throw new UserError(`${way.signingKey} is not set; put the private key that signs alerts (PEM, P-256) into this environment variable`)
  const signingKey = signingKeyFrom(pem)
  if (!signingKey)
    throw new UserError(
      `${way.signingKey} holds no private key on the curve P-256 in PEM; make one with openssl ecparam -name prime256v1 -genkey`,
    )
  return { signingKey }
}

/** Asks the key's issuer, by its documented harmless call, whether it works. A key of somebody's own instance is sent to nobody else. */
export async function confirm(key: LeakedKey, report: Report, options: RevocationOptions, step?: CallStep): Promise<Verdict> {
  if (step?.ownInstance) return { state: 'unknown', why: `no harmless call to ${new URL(addressOf(step.way)).host} is known` }
  const { environment, issuer, rules, signal } = options
  const asked = { environment, signal, ...(issuer !== undefined && { issuer }), ...(rules && { rules }) }
  const { findings } = await verified({ ...report, findings: [key.finding] }, asked)
  return findings[0]?.verdict ?? { state: 'unknown', why: 'nobody was asked' }
}

/** Nothing that is printed or logged holds a key, whoever put it there. */
export function hidingOf(keys: readonly LeakedKey[], report: Pick<Report, 'rules'>, authority: string): (text: string) => Promise<string> {
  const detector = new Detector(report.rules)
  return async (text) => {
    const known = keys.reduce((hidden, { secret }) => hidden.replaceAll(secret.reveal(), () => String(secret)), text)
    return hideSecretsIn(authority === '' ? known : known.replaceAll(authority, '********'), detector)
  }
}

/** 0 when all are dead, 1 when one lives or nothing was done for it, 3 when nobody knows. */
export function revocationExitCode(results: readonly Said[]): number {
  const isDead = ({ state }: Said) => state === 'revoked' || state === 'already dead'
  if (results.some((one) => !isDead(one) && one.state !== 'unknown')) return 1
  return results.every(isDead) ? 0 : 3
}
