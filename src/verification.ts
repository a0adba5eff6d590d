// A report → the same with what issuers say of its keys: the one way to src/respond/ for asking. Loaded for those alone who
// ask; a scan calls nobody.
import { setTimeout as delay } from 'node:timers/promises'
import { checkFault } from './detect/checks.ts'
import { Detector } from './detect/detector.ts'
import { UserError } from './errors.ts'
import type { Finding, Match, Rule, Verdict } from './model.ts'
import { prepare } from './prepare.ts'
import { redact } from './redact.ts'
import type { Report } from './report-model.ts'
import { callerWith } from './respond/http-call.ts'
import { type Book, fitsWhole } from './respond/issuer-call.ts'
import { verifyFindings } from './respond/verify.ts'
import { builtinCalls, callsOf } from './rules/calls.ts'
import { loadRules } from './rules/load.ts'
import { hideSecretsIn } from './scan/hide-secrets.ts'
import { toSlashes } from './slashes.ts'
import { triage } from './triage/triage.ts'

/** For all issuers together. */
const LIMIT_SECONDS = 120

export interface VerificationOptions {
  /** Names the proxy. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Id of the provider whose keys are meant where several share a format. */
  readonly issuer?: string
  /** Rule files and folders that a person named, whose calls count; absent when none was. */
  readonly rules?: readonly string[]
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: AskingProgress) => void
}

/** How many questions of how many have been answered. */
export interface AskingProgress {
  readonly answers: number
  readonly questions: number
}

/** Asks about every finding that counts. */
export async function verified(report: Report, options: VerificationOptions): Promise<Report> {
  const tooLate = AbortSignal.timeout(LIMIT_SECONDS * 1000)
  const signal = options.signal ? AbortSignal.any([tooLate, options.signal]) : tooLate
  const caller = callerWith({ environment: options.environment, signal })
  const wait = (ms: number) => delay(ms, undefined, { signal }).catch(() => {})
  const onAnswer = (answers: number, questions: number) => options.onProgress?.({ answers, questions })
  const book = await bookOf(report.rules, options)
  const findings = await verifyFindings(report.findings, book, { caller, wait, onAnswer })
  return {
    ...report,
    findings: await hideInVerdicts(findings, report.rules),
    notices: [
      ...report.notices,
      ...noticesOf(book),
      ...(tooLate.aborted ? [`issuers were asked for ${LIMIT_SECONDS} s; what was left is unknown`] : []),
    ],
  }
}

/** Own rules that no flag named come from the configuration, and so from what was scanned. */
async function bookOf(rules: readonly Rule[], { issuer, rules: files }: VerificationOptions): Promise<Book> {
  const own = new Set(rules.filter(({ number }) => number === undefined).map(({ id }) => id))
  const builtin = builtinCalls().verify.flatMap((call) => call.keys.filter((id) => !own.has(id)).map((id) => [id, call] as const))
  const named = (await callsOf(files ?? [])).verify.flatMap((call) => call.keys.map((id) => [id, call] as const))
  return {
    rules: new Map(rules.map((rule) => [rule.id, rule])),
    calls: new Map([...builtin, ...named]),
    untrusted: files === undefined ? own : new Set(),
    ...(issuer !== undefined && { issuer }),
  }
}

function noticesOf({ untrusted }: Book): string[] {
  if (untrusted.size === 0) return []
  return ["no calls of the rules that the configuration names are made: what is scanned doesn't say where keys are sent; --rules FILE does"]
}

/** What an issuer says of a key may hold another. */
async function hideInVerdicts(findings: readonly Finding[], rules: readonly Rule[]): Promise<Finding[]> {
  const detector = new Detector(rules)
  const hide = async (verdict: Verdict) =>
    Object.fromEntries(await Promise.all(Object.entries(verdict).map(async ([name, text]) => [name, await hideSecretsIn(text, detector)])))
  return Promise.all(
    findings.map(async (finding) => (finding.verdict ? { ...finding, verdict: (await hide(finding.verdict)) as Verdict } : finding)),
  )
}

/** Throws UserError for a name that no provider of the rules has. */
export async function refuseUnknownIssuer(issuer: string, files: readonly string[]): Promise<void> {
  const ids = new Set((await loadRules(files, checkFault)).rules.map(({ provider }) => provider.id))
  if (ids.has(issuer)) return
  const close = [...ids].filter((id) => id.startsWith(issuer.slice(0, 3).toLowerCase())).slice(0, 5)
  throw new UserError(
    `--issuer ${issuer}: no rule file has this provider; ${close.length > 0 ? `did you mean ${close.join(', ')}?` : 'docs/verify.md lists them'}`,
  )
}

export interface ValueOptions extends VerificationOptions {
  readonly folder: string
  readonly config?: string | false
  readonly issuer: string
}

/** One value that somebody has, of an issuer whom they know. Throws UserError when it is no key of theirs. */
export async function verifiedValue(value: string, options: ValueOptions): Promise<Report> {
  return verified(await reportOfValue(value, options), options)
}

/** The report of a scan that found this value alone; nobody is asked. Throws UserError when it is no key of the issuer. */
export async function reportOfValue(value: string, options: ValueOptions): Promise<Report> {
  const { settings, rules, notices } = await prepare(options.folder, options.rules ? { rules: options.rules } : {}, options.config)
  const fitting = rules.filter((one) => one.provider.id === options.issuer && fitsWhole(one, value))
  const { calls } = await bookOf(rules, options)
  const rule = fitting.find(({ id }) => calls.has(id)) ?? fitting[0]
  if (!rule)
    throw new UserError(`the value doesn't have the shape of a key of ${options.issuer} that straykey knows; see straykey rules list`)
  const blob = { path: 'standard input', matches: [matchOf(value, rule)], allowances: [], existing: new Set<string>() }
  return {
    root: toSlashes(options.folder),
    subject: 'standard input',
    findings: triage([blob], [], { ...settings, rules }),
    problems: [],
    skipped: [],
    notices,
    scanned: { blobs: 1, bytes: Buffer.byteLength(value) },
    rules,
    failOn: settings.failOn,
  }
}

function matchOf(secret: string, { id, anchors }: Rule): Match {
  const prefix = anchors.find((anchor) => secret.startsWith(anchor)) ?? ''
  return {
    rule: id,
    start: 0,
    end: Buffer.byteLength(secret),
    ...{ line: 1, column: 1, endLine: 1, endColumn: secret.length + 1 },
    secret,
    redacted: redact(secret, prefix.length),
    couldBe: [],
    overHttp: false,
    ...{ before: '', after: '' },
  }
}
