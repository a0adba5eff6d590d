// The beginning of a fingerprint → the findings that have it, and what was seen when they were judged: what was found once is
// found again by scanning.
import { observedAudit } from '../audit.ts'
import type { AuditOptions } from '../audit-options.ts'
import type { Finding } from '../model.ts'
import type { Report } from '../report-model.ts'
import { observedRun, type ScanOptions } from '../run.ts'
import { Witness } from './witness.ts'

export interface Sought {
  readonly findings: readonly Finding[]
  readonly report: Report
  readonly witness: Witness
}

/** In files, or in a repository's past. */
export async function seek(start: string, options: ScanOptions & AuditOptions, past: boolean): Promise<Sought> {
  const witness = new Witness()
  const alone = { ...options, threads: 1 }
  const report = past ? await observedAudit({ ...alone, cache: false }, witness) : await observedRun(alone, witness)
  return { findings: report.findings.filter(({ fingerprint }) => begins(fingerprint, start)), report, witness }
}

/** With the rule before the colon, or without. */
function begins(fingerprint: string, start: string): boolean {
  return fingerprint.startsWith(start) || fingerprint.slice(fingerprint.indexOf(':') + 1).startsWith(start)
}
