// What a push or a range of commits brings → report. Each new object is looked at once; only where something was seen is the
// whole history asked where it comes from, and whether it was there before.
import { audit } from './audit.ts'
import type { AuditOptions } from './audit-options.ts'
import type { Finding } from './model.ts'
import type { Report } from './report-model.ts'
import { run } from './run.ts'
import { type Change, trustedSettings } from './trusted-settings.ts'

export interface GateOptions extends Pick<AuditOptions, 'environment' | 'failOn' | 'threads' | 'signal' | 'rules' | 'sensitive'> {
  /** Absolute path of a folder in the repository, or of a bare one. */
  readonly folder: string
  /** Ids of commits or tags. */
  readonly tips: readonly string[]
  /** Revisions, or options of git's that stand for some, such as `--all`: what they reach is there already. */
  readonly known: readonly string[]
  /** Whose configuration counts. */
  readonly change: Change
}

/** Throws UserError for settings that can't be used. */
export async function gate({ tips, known, change, ...options }: GateOptions): Promise<Report> {
  const environment = options.environment ?? {}
  const settings = await trustedSettings({ folder: options.folder, environment, asTold: true }, change)
  const asked = { ...options, config: settings.config, allIsNew: true }
  try {
    const seen = await run({ ...asked, pushed: { tips, known } })
    const isSettled = seen.findings.length === 0 || seen.interrupted
    const report = isSettled ? seen : withTags(await audit({ ...asked, tips, known, cache: false }), seen)
    return { ...report, notices: [...new Set([...settings.notices, ...report.notices])] }
  } finally {
    settings.remove()
  }
}

/** A tag's own text, and what a ref leads to without a commit, belong to no commit. */
const APART = /^(?:tag|blob|tree) [0-9a-f]{12}$/

function withTags(report: Report, seen: Report): Report {
  const reported = new Set(report.findings.map(({ fingerprint }) => fingerprint))
  const isApart = ({ fingerprint, locations }: Finding) => !reported.has(fingerprint) && locations.every((place) => APART.test(place.path))
  return { ...report, findings: [...report.findings, ...seen.findings.filter(isApart)] }
}
