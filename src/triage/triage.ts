// Matches → findings: one a secret, with every place, the issuer as far as it is known, and why it may not count.
// Annotates, never deletes. The one place where a value in clear becomes a Secret and a fingerprint.
import { createHash, createHmac } from 'node:crypto'
import type { SettingsAt } from '../folder-settings.ts'
import type { MarkerName } from '../foreign-markers.ts'
import {
  type BlobMatches,
  type Finding,
  type Location,
  type Match,
  type Rule,
  type Severity,
  type Suppression,
  severities,
} from '../model.ts'
import { Secret } from '../secret.ts'
import { type AllowedBy, allowancesOf } from './allow-comment.ts'
import { eitherOf, foreignAllowancesOf } from './foreign-comment.ts'
import { hideSecrets, neighboursOf, toFrame } from './frame.ts'
import { type Issuer, issuerOf } from './issuer.ts'
import { byPlace, compare, type Judged } from './judged.ts'
import { confidenceOf, likelyMatches, severityAt } from './likely.ts'
import { type Joined, joinHalves, type Past, partsOf } from './parts.ts'

export interface TriageOptions {
  readonly rules: readonly Rule[]
  readonly salt: string
  readonly inlineAllow: boolean
  /** Whose markers count as well. */
  readonly foreignMarkers?: readonly MarkerName[]
  /** What becomes of comments that come with the change that is judged. */
  readonly newAllowances?: 'refuse' | 'accept'
  /** All that is looked at is new, comments as well. */
  readonly allIsNew?: boolean
  /** Rule id → another severity for it. */
  readonly severity: Readonly<Record<string, Severity>>
  /** Why somebody has decided to leave what stands at a path. */
  readonly knownAs?: (fingerprint: string, path: string) => Suppression | undefined
  /** What holds for parts of the repository. */
  readonly settingsAt?: SettingsAt
  /** For versions of files from a repository's history. */
  readonly past?: Past
}

/** Findings, worst first, then by place. `names` holds the matches in file names. */
export function triage(blobs: readonly BlobMatches[], names: readonly BlobMatches[], options: TriageOptions): Finding[] {
  const rules = new Map(options.rules.map((rule) => [rule.id, rule]))
  const known = new Set(options.rules.flatMap((rule) => rule.known))
  const isExample = (secret: string) => known.size > 0 && known.has(createHash('sha256').update(secret).digest('hex'))
  const judge = (blob: BlobMatches, inName: boolean) => {
    const here = options.settingsAt?.(blob.path) ?? {}
    const allowedBy = (here.inlineAllow ?? options.inlineAllow) ? allowedIn(blob, options) : () => undefined
    const lookup = { ...options, severity: { ...options.severity, ...here.severity }, rules, isExample, allowedBy }
    const all = likelyMatches(blob, rules, isExample).map((match) => judgeMatch({ blob, match, inName }, lookup))
    return here.disable ? all.filter(({ issuer }) => !here.disable?.includes(issuer.rule.id)) : all
  }
  const judged = [...blobs.map((blob) => judge(blob, false)), ...names.map((blob) => judge(blob, true))]
  const { whole, halves } = joinHalves(judged, options.past)
  const groups = new Map<string, Judged[]>()
  for (const one of whole) {
    const key = `${one.fingerprint} ${one.suppression?.by ?? ''}`
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return [...groups.values()].map((group) => toFinding(group, rules, halves)).sort(byUrgency)
}

function allowedIn(blob: BlobMatches, { foreignMarkers = [] }: TriageOptions): AllowedBy {
  const own = allowancesOf(blob)
  return foreignMarkers.length === 0 ? own : eitherOf(own, foreignAllowancesOf(blob, foreignMarkers))
}

interface Lookup extends Omit<TriageOptions, 'rules' | 'past'> {
  readonly rules: ReadonlyMap<string, Rule>
  readonly isExample: (secret: string) => boolean
  readonly allowedBy: AllowedBy
}

function judgeMatch({ blob, match, inName }: { blob: BlobMatches; match: Match; inName: boolean }, lookup: Lookup): Judged {
  const issuer = issuerOf(match, blob.path, lookup.rules)
  const fingerprint = fingerprintOf(match.secret, issuer.rule, lookup.salt)
  const { suppression = lookup.knownAs?.(fingerprint, blob.path), refused } = suppressionOf(blob, match, issuer.rule, lookup)
  return {
    match,
    issuer,
    severity: severityHere(match, issuer.rule, { path: blob.path, overrides: lookup.severity }),
    fingerprint,
    location: toLocation(blob, match, inName),
    ...(suppression && { suppression }),
    ...(refused && { refused }),
  }
}

/** Why a match doesn't count; or the comment that would be the reason, were it not brought by the same change. */
function suppressionOf(blob: BlobMatches, match: Match, rule: Rule, lookup: Lookup): Pick<Judged, 'suppression' | 'refused'> {
  const { isExample, allowedBy, newAllowances, allIsNew } = lookup
  if (isExample(match.secret)) {
    return { suppression: { by: 'example', reason: 'the issuer publishes this value as an example' } }
  }
  if (blob.existing.has(match.secret))
    return { suppression: { by: 'existing', reason: 'the version of this file in HEAD holds it already' } }
  const allowed = allowedBy(match, rule)
  if (!allowed) return {}
  // People write reasons, and now and then the value with them.
  const reason = allowed.reason && { reason: hideSecrets(allowed.reason, neighboursOf(match, blob.matches)) }
  const isRefused = newAllowances !== 'accept' && (allIsNew || allowed.isNew)
  return isRefused ? { refused: { ...reason } } : { suppression: { by: 'comment', ...reason } }
}

function severityHere(match: Match, rule: Rule, { path, overrides }: { path: string; overrides: Lookup['severity'] }): Severity {
  const severity = severityOf(match, rule, overrides)
  return Object.hasOwn(overrides, rule.id) ? severity : severityAt(match, rule, path, severity)
}

function severityOf(match: Match, rule: Rule, overrides: Lookup['severity']): Severity {
  const usual = overrides[rule.id] ?? rule.severity
  return match.overHttp && rule.overHttp ? worse(usual, rule.overHttp) : usual
}

function worse(a: Severity, b: Severity): Severity {
  return severities.indexOf(a) >= severities.indexOf(b) ? a : b
}

/** Names the shared format, not the issuer: learning who issued a key must not change its fingerprint. */
export function fingerprintOf(secret: string, rule: Rule, salt: string): string {
  const format = rule.variantOf ?? rule.id
  const hash = createHmac('sha256', salt).update(`${format}\0${secret}`).digest('hex')
  return `${format}:${hash.slice(0, 32)}`
}

function toLocation(blob: BlobMatches, match: Match, inName: boolean): Location {
  const { line, column, endLine, endColumn } = match
  const { path, commit, within } = blob
  const written = match.written && { written: match.written.manner }
  const place = { path, line, column, endLine, endColumn, inName, ...written, ...(commit && { commit }), ...(within && { within }) }
  return inName || (match.before === '' && match.after === '') ? place : { ...place, frame: toFrame(match, blob.matches) }
}

function toFinding(group: readonly Judged[], rules: ReadonlyMap<string, Rule>, halves: Joined['halves']): Finding {
  const [first] = group
  if (!first) throw new Error('a finding without a place')
  const issuer = commonIssuer(group, rules)
  const { rule } = issuer
  const overHttp = group.some(({ match }) => match.overHttp)
  const confidence = mostConfident(group)
  const parts = partsOf(group, halves)
  return {
    kind: 'secret',
    rule: rule.id,
    title: rule.title,
    severity: worstOf(group, halves),
    message: messageOf(issuer, mannerOf(group), overHttp) + refusalOf(group),
    harm: rule.harm,
    remedy: rule.remedy,
    docs: rule.docs,
    fingerprint: first.fingerprint,
    redacted: first.match.redacted,
    secret: new Secret(first.match.secret, first.match.redacted),
    ...(confidence !== undefined && { confidence }),
    locations: group.map(({ location }) => location).sort(byPlace),
    ...(parts.length > 0 && { parts }),
    ...(overHttp && { overHttp }),
    ...(first.suppression && { suppression: first.suppression }),
  }
}

/** A half that counts by itself counts as much as a part. */
function worstOf(group: readonly Judged[], halves: Joined['halves']): Severity {
  const counted = group.flatMap((one) => (halves.get(one) ?? []).filter(({ suppression }) => !suppression))
  return [...group, ...counted].map(({ severity }) => severity).reduce(worse)
}

/** One place may name the issuer where others don't; when two places name two, nobody knows. */
function commonIssuer(group: readonly Judged[], rules: ReadonlyMap<string, Rule>): Issuer {
  const issuers = group.map(({ issuer }) => issuer)
  const named = [...new Set(issuers.map(({ rule }) => rule).filter(({ variantOf }) => variantOf !== undefined))]
  const [only] = named
  if (only && named.length === 1) return { rule: only, oneOf: [] }
  const shared = rules.get(only?.variantOf ?? '')
  if (shared) return { rule: shared, oneOf: named.map(({ provider }) => provider.title).sort() }
  return issuers[0] as Issuer
}

/** In percent; nothing for a format. */
function mostConfident(group: readonly Judged[]): number | undefined {
  const known = group.flatMap(({ match, location }) => confidenceOf(match, location.path) ?? [])
  return known.length === 0 ? undefined : Math.round(100 * Math.max(...known))
}

/** How it is written, when it isn't everywhere in clear. */
function mannerOf(group: readonly Judged[]): string {
  const manners = [...new Set(group.flatMap(({ match }) => match.written?.manner ?? []))].sort()
  if (manners.length === 0) return ''
  return `, ${group.every(({ match }) => match.written) ? '' : 'at some places '}in ${manners.join(' and ')}`
}

function messageOf({ rule, oneOf }: Issuer, manner: string, overHttp: boolean): string {
  const sentences = [`${rule.title} found${manner}.`]
  if (oneOf.length > 0)
    sentences.push(
      `The format is used by ${oneOf.length > 1 ? 'one of ' : ''}${oneOf.join(', ')}; nothing near it says ${oneOf.length > 1 ? 'which' : 'that it is theirs'}.`,
    )
  if (overHttp) sentences.push('It is sent to an http:// address, in clear, so it must be considered compromised.')
  else if (rule.note) sentences.push(rule.note)
  return sentences.join(' ')
}

/** What a comment would silence is said, with its reason. */
function refusalOf(group: readonly Judged[]): string {
  const [refused] = group.flatMap((one) => one.refused ?? [])
  if (!refused) return ''
  const reason = refused.reason ? ` (${refused.reason})` : ''
  return ` A comment that comes with it would allow it${reason}, and doesn't count in the change that brings it.`
}

/** Those that count first, then the worst, then by place. */
export function byUrgency(a: Finding, b: Finding): number {
  const [first, second] = [a.locations[0], b.locations[0]]
  return (
    Number(a.suppression !== undefined) - Number(b.suppression !== undefined) ||
    severities.indexOf(b.severity) - severities.indexOf(a.severity) ||
    (first && second ? byPlace(first, second) : 0) ||
    compare(a.fingerprint, b.fingerprint)
  )
}
