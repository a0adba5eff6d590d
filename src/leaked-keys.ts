// Which keys are meant: a report holds no values, so fingerprints are found again by scanning.
import type { AuditOptions } from './audit-options.ts'
import { UserError } from './errors.ts'
import type { Finding, Rule } from './model.ts'
import type { Report } from './report-model.ts'
import type { LeakedKey } from './respond/leaked-key.ts'
import { run, type ScanOptions } from './run.ts'

export interface Search extends Pick<ScanOptions, 'folder' | 'environment' | 'config' | 'rules' | 'ignored' | 'sensitive' | 'signal'> {
  /** Relative to the folder. */
  readonly paths: readonly string[]
  /** In all that the repository ever held, not in files. */
  readonly history: boolean
}

/** A scan, or an audit, whose findings hold their values. */
export async function searchKeys({ history, paths, signal, ...options }: Search): Promise<Report> {
  const common = { ...options, ...(signal && { signal }) }
  if (!history) return run({ ...common, paths, hygiene: false })
  const { audit } = await import('./audit.ts')
  const [repository] = paths
  const asked: AuditOptions = { ...common, ...(repository !== undefined && { repository }) }
  return audit(asked)
}

const FINGERPRINT = /^[a-z0-9]+(?:-[a-z0-9]+)*:[0-9a-f]*$/
const LEAST_DIGITS = 4

/** Whether the text is meant as a fingerprint, whole or shortened. Throws UserError for one that is too short. */
export function isFingerprint(text: string): boolean {
  if (!FINGERPRINT.test(text)) return false
  if ((text.split(':')[1] ?? '').length < LEAST_DIGITS)
    throw new UserError(`${text}: too short to name one key; give at least ${LEAST_DIGITS} digits behind the colon`)
  return true
}

/** The key that each fingerprint begins. Throws UserError where none does, or several do. */
export function keysNamed(report: Report, fingerprints: readonly string[], issuer?: string): LeakedKey[] {
  const all = byFingerprint(report.findings)
  const found = fingerprints.map((start) => {
    const fitting = [...all.keys()].filter((fingerprint) => fingerprint.startsWith(start))
    const [only] = fitting
    if (only === undefined) throw new UserError(notFound(start, report))
    if (fitting.length > 1) throw new UserError(`${start}: ${fitting.length} keys begin so: ${fitting.join(', ')}; give more digits`)
    return only
  })
  return [...new Set(found)].map((fingerprint) => toKey(all.get(fingerprint) as Finding, report.rules, issuer))
}

function notFound(start: string, { subject, root, problems }: Report): string {
  const where = subject === 'history' ? `the history of ${root}` : root
  const unread = problems.length > 0 ? ` (${problems.length} could not be read)` : ''
  const past = subject === 'history' ? '' : ', or add --history if it is in no file any more'
  return `${start}: no key with this fingerprint in ${where}${unread}; name the files or the folder that hold it${past}`
}

/** Each value once with all of its places; a comment that allows some of them changes nothing here. */
function byFingerprint(findings: readonly Finding[]): Map<string, Finding> {
  const all = new Map<string, Finding>()
  for (const finding of findings) {
    if (!finding.secret) continue
    const { suppression: _, ...counting } = finding
    const before = all.get(finding.fingerprint)
    all.set(finding.fingerprint, before ? { ...before, locations: [...before.locations, ...finding.locations] } : counting)
  }
  return all
}

/** The key of a finding, with the rule of the issuer that is meant. Throws UserError when it is nobody's of that name. */
export function toKey(finding: Finding, rules: readonly Rule[], issuer?: string): LeakedKey {
  const found = rules.find(({ id }) => id === finding.rule)
  if (!found || !finding.secret)
    throw new UserError(`${finding.fingerprint}: its rule ${finding.rule} isn't in force; see straykey rules list`)
  const rule = issuer === undefined || found.provider.id === issuer ? found : variantOf(found, rules, issuer)
  if (!rule)
    throw new UserError(
      `${finding.fingerprint}: it is a key of ${found.provider.title}, and has no form of ${issuer}'s; leave out --issuer`,
    )
  return { finding, secret: finding.secret, rule }
}

function variantOf(found: Rule, rules: readonly Rule[], issuer: string): Rule | undefined {
  return rules.find(({ provider, variantOf: format }) => provider.id === issuer && format === found.id)
}

/** The same key with every place at which a search found it, too. */
export function withPlaces(key: LeakedKey, report: Report): LeakedKey {
  const found = byFingerprint(report.findings).get(key.finding.fingerprint)
  return found
    ? { ...key, finding: { ...key.finding, locations: found.locations } }
    : { ...key, finding: { ...key.finding, locations: [] } }
}

/** Fingerprints and folder of a JSON report. Throws UserError for a text that is none. */
export function reportedKeys(text: string): { readonly fingerprints: readonly string[]; readonly root: string; readonly history: boolean } {
  const report = parsed(text)
  if (typeof report?.root !== 'string' || !Array.isArray(report.findings))
    throw new UserError('standard input is no JSON report; pipe what straykey --format json prints')
  const findings = (report.findings as readonly Partial<Finding>[]).filter((one) => one.kind !== 'hygiene' && !one.suppression)
  const fingerprints = findings.flatMap(({ fingerprint }) =>
    typeof fingerprint === 'string' && isFingerprint(fingerprint) ? [fingerprint] : [],
  )
  return { fingerprints, root: report.root, history: findings.some(({ timeline }) => timeline !== undefined) }
}

function parsed(text: string): { readonly root?: unknown; readonly findings?: unknown } | undefined {
  try {
    return JSON.parse(text) as { readonly root?: unknown } | undefined
  } catch {
    return undefined
  }
}
