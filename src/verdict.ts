// What a report means: which findings fail the scan, and with which exit code.
import { type Finding, severities } from './model.ts'
import type { Report } from './report-model.ts'

/** Findings that make a scan fail: not suppressed, and at least as severe as the threshold. */
export function failing({ findings, failOn }: Report): Finding[] {
  const least = severities.indexOf(failOn)
  return findings.filter(({ severity, suppression }) => !suppression && severities.indexOf(severity) >= least)
}

/** Whether the scan looked at nothing: then it says nothing about secrets. */
export function scannedNothing({ scanned, subject }: Report): boolean {
  return scanned.blobs === 0 || (subject === 'standard input' && scanned.bytes === 0)
}

/**
 * 0: nothing that fails · 1: findings · 3: incomplete · 130: interrupted by the user, whatever was found until then.
 * Findings in an incomplete scan give 1, and both are said.
 */
export function exitCodeOf(report: Report): 0 | 1 | 3 | 130 {
  if (report.interrupted) return 130
  if (failing(report).length > 0) return 1
  return report.problems.length > 0 ? 3 : 0
}
