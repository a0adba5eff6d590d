// The report as data, for programs. Its shape is published: schema/report.schema.json.
import type { Finding, Location, Part } from '../model.ts'
import type { Report, Style } from '../report-model.ts'
import { REPORT_VERSION } from '../report-schema.ts'

/** Never holds a secret, whatever the style says. */
export function json(report: Report, { version }: Style): string {
  const { root, findings, problems, skipped, notices, scanned, interrupted } = report
  const value = {
    version: REPORT_VERSION,
    tool: { name: 'straykey', version },
    root,
    ...(interrupted && { interrupted }),
    findings: findings.map(toRecord),
    problems,
    skipped: skipped.map(({ reason, paths, remedy }) => ({ reason, count: paths.length, paths, remedy })),
    notices,
    scanned,
  }
  return `${JSON.stringify(value, null, 2)}\n`
}

function toRecord({ secret: _secret, locations, parts, ...finding }: Finding): object {
  return { ...finding, locations: locations.map(withoutFrame), ...(parts && { parts: parts.map(withoutSecret) }) }
}

function withoutSecret({ secret: _secret, ...part }: Part): object {
  return part
}

function withoutFrame({ frame: _frame, ...location }: Location): object {
  return location
}
