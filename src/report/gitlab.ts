// GitLab's secret-detection report, schema 15.2.1, for `artifacts:reports:secret_detection`:
// https://gitlab.com/gitlab-org/security-products/security-report-schemas (dist/secret-detection-report-format.json)
import { createHash } from 'node:crypto'
import type { Finding, Location, Severity } from '../model.ts'
import type { Report, Style } from '../report-model.ts'
import { scannedNothing } from '../verdict.ts'
import { count } from './human/amounts.ts'
import { placeText } from './human/place.ts'
import { scannedLine, unpainted } from './human/summary.ts'
import { timelineWords } from './human/timeline.ts'
import { code, sentence } from './markdown/inert.ts'
import { stepTexts } from './markdown/steps.ts'
import { isOnLines, repositoryPath } from './programs/repository-path.ts'

const SCHEMA_VERSION = '15.2.1'
const SEVERITIES: Readonly<Record<Severity, string>> = { critical: 'Critical', high: 'High', medium: 'Medium', low: 'Low', info: 'Info' }
const LONGEST_NAME = 255
const LONGEST_SOLUTION = 7000
const LONGEST_DESCRIPTION = 2 ** 20
/** Of what is in no commit. */
const NO_COMMIT = '0'.repeat(40)

/** One entry a place, as each has one location. Never holds a secret. */
export function gitlab(report: Report, style: Style): string {
  const counted = report.findings.filter(({ suppression }) => !suppression)
  const value = {
    version: SCHEMA_VERSION,
    scan: toScan(report, style),
    vulnerabilities: counted.flatMap((finding) => finding.locations.map((location) => toEntry(finding, location, { report, style }))),
  }
  return `${JSON.stringify(value, null, 2)}\n`
}

function toScan(report: Report, { version, run }: Style): object {
  const tool = { id: 'straykey', name: 'straykey', url: 'https://github.com/straykey/straykey', version, vendor: { name: 'straykey' } }
  return {
    type: 'secret_detection',
    analyzer: tool,
    scanner: tool,
    start_time: timeText(run?.started),
    end_time: timeText(run?.ended),
    status: report.problems.length > 0 || report.interrupted ? 'failure' : 'success',
    messages: messagesOf(report),
  }
}

/** UTC without a zone, as the schema's pattern asks for. */
function timeText(time = new Date(0)): string {
  return time.toISOString().slice(0, 'yyyy-mm-ddThh:mm:ss'.length)
}

/** `fatal` ended the scan, `warn` made it incomplete. */
function messagesOf(report: Report): object[] {
  const { problems, notices, skipped, interrupted } = report
  return [
    ...(interrupted ? [{ level: 'fatal', value: 'interrupted: this is what was found so far' }] : []),
    ...problems.map(({ where, message }) => ({ level: 'warn', value: `${where}: ${message}` })),
    { level: scannedNothing(report) ? 'warn' : 'info', value: scannedLine(report, unpainted) },
    ...notices.map((notice) => ({ level: 'info', value: notice })),
    ...skipped.map(({ reason, paths }) => ({ level: 'info', value: `not scanned: ${count(paths.length, 'path')}, ${reason}` })),
  ]
}

function toEntry(finding: Finding, location: Location, { report, style }: { report: Report; style: Style }): object {
  const { rule, title, severity, docs } = finding
  return {
    id: idOf(finding, location),
    name: cropped(title, LONGEST_NAME),
    description: cropped(descriptionOf(finding, location), LONGEST_DESCRIPTION),
    severity: SEVERITIES[severity],
    solution: cropped(stepTexts(finding, report).join('\n'), LONGEST_SOLUTION),
    identifiers: [{ type: 'straykey_rule_id', name: `straykey rule ${rule}`, value: rule }],
    links: /^https?:\/\/./.test(docs) ? [{ url: docs }] : [],
    location: toLocation(finding, location, { report, style }),
  }
}

/** GitLab renders it as Markdown. */
function descriptionOf(finding: Finding, location: Location): string {
  const { message, harm, redacted, parts = [] } = finding
  const named = parts.map((part) => `${sentence(part.title)} ${code(part.redacted)}`)
  const past = timelineWords(finding).trim()
  return [
    sentence(message),
    sentence(harm),
    `It ${redacted === '' ? '' : `reads ${code(redacted)} and `}stands at ${code(placeText(location))}.`,
    ...(named.length > 0 ? [`With ${named.join(', ')}.`] : []),
    ...(past ? [`In history: ${sentence(past)}.`] : []),
  ].join('\n\n')
}

function toLocation({ timeline }: Finding, location: Location, { report, style }: { report: Report; style: Style }): object {
  // Of a history's secret without a commit HEAD says nothing.
  const sha = location.commit ?? (timeline ? timeline.first?.id : style.run?.head) ?? NO_COMMIT
  const [start, end] = isOnLines(location) ? [location.line, location.endLine] : [1, 1]
  return { file: repositoryPath(location, report), start_line: start, end_line: end, commit: { sha } }
}

/** RFC 9562, section 6.6: the namespace of addresses. */
const ADDRESSES = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex')

/** The same for the same secret at the same place, in any run (a UUID of version 5: RFC 9562, section 5.5). */
function idOf({ fingerprint }: Finding, { path, line, column, commit, inName }: Location): string {
  const place = JSON.stringify([fingerprint, path, line, column, commit ?? '', inName])
  const hash = createHash('sha1').update(ADDRESSES).update(`https://github.com/straykey/straykey#${place}`).digest()
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6)
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8)
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')
}

function cropped(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`
}
