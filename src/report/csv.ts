// Comma-separated values, for spreadsheets: https://www.rfc-editor.org/rfc/rfc4180
import type { Finding, Location, Problem } from '../model.ts'
import type { Report } from '../report-model.ts'
import { printable } from './human/printable.ts'

const HEADER = [
  ...['severity', 'rule', 'title', 'path', 'line', 'column', 'commit', 'fingerprint', 'redacted', 'suppressed by', 'reason'],
  ...['message', 'kind', 'verdict'],
]

/** One line a place; what could not be read is a line of its own, whose severity is `problem`. Never holds a secret. */
export function csv(report: Report): string {
  const ending: Problem = { where: report.root, message: 'interrupted: this is what was found so far' }
  const lines = [
    HEADER,
    ...report.findings.flatMap((finding) => finding.locations.map((location) => placeLine(finding, location))),
    ...[...report.problems, ...(report.interrupted ? [ending] : [])].map(problemLine),
  ]
  return lines.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')
}

function placeLine(finding: Finding, { path, line, column, commit = '' }: Location): string[] {
  const { kind, severity, rule, title, fingerprint, redacted, suppression, message } = finding
  const place = [path, String(line), String(column), commit]
  const life = finding.verdict?.state ?? ''
  return [severity, rule, title, ...place, fingerprint, redacted, suppression?.by ?? '', suppression?.reason ?? '', message, kind, life]
}

function problemLine({ where, message }: Problem): string[] {
  return HEADER.map((name) => ({ severity: 'problem', path: where, message })[name] ?? '')
}

/** A spreadsheet computes what begins so, also behind blanks, and runs programs that it names. */
const FORMULA = /^\s*[=+\-@\t\r\n＝＋－＠]|^[\t\r\n]/

/** An apostrophe in front makes a text of it. Lines stay whole, as many readers take each line end for a record's. */
function cell(text: string): string {
  const shown = (FORMULA.test(text) ? "'" : '') + printable(text)
  return /[",;]|^\s|\s$/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown
}
