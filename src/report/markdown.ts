// A summary for people who read it on a page: of a CI job, of a pull request. Every text that could come from a scanned file is inert.
import { type Finding, type Problem, type Severity, type Skipped, severities } from '../model.ts'
import type { Report } from '../report-model.ts'
import { count, number } from './human/amounts.ts'
import { scannedLine, unpainted, verdictLine } from './human/summary.ts'
import { code, sentence } from './markdown/inert.ts'
import { fitOnPage } from './markdown/page.ts'
import { rowOf, stepsOf } from './markdown/rows.ts'
import { worstFirst } from './programs/worst-first.ts'

/** GitHub drops a job summary that is larger than 1,024 KiB; other steps' share is small. */
const MOST_BYTES = 1000 * 1024
/** Room for what is said of those that are left out. */
const RESERVED_BYTES = 1000
const NAMES_SHOWN = 5
const PROBLEMS_SHOWN = 50

/** Never holds a secret. */
export function markdown(report: Report): string {
  const findings = worstFirst(report.findings)
  const [head, foot] = [headOf(report, findings), footOf(report)]
  const room = MOST_BYTES - RESERVED_BYTES - Buffer.byteLength(`${head}${foot}`)
  const entries = findings.map((finding) => ({ row: rowOf(finding), steps: stepsOf(finding, report) }))
  const { rows, steps } = fitOnPage(entries, room)
  const left = findings.length - rows.length
  const table = rows.length > 0 ? ['| severity | what | where | value |', '| --- | --- | --- | --- |', ...rows, ''] : []
  const more =
    left > 0 ? [`${number(left)} more, the mildest, are left out here for want of room; \`--output json=FILE\` writes all.`, ''] : []
  return `${[head, ...table, ...more, ...(steps.length > 0 ? ['### Next steps', '', ...steps, ''] : []), foot].join('\n')}\n`
}

function headOf(report: Report, findings: readonly Finding[]): string {
  const counts = [...severities].reverse().flatMap((severity) => countOf(findings, severity))
  const title = `## straykey: ${verdictLine(report, unpainted).replace(/\.$/, '')}`
  return [title, '', ...(counts.length > 0 ? [`**${counts.join(', ')}**`, ''] : [])].join('\n')
}

function countOf(findings: readonly Finding[], severity: Severity): string[] {
  const amount = findings.filter((finding) => finding.severity === severity).length
  return amount > 0 ? [`${number(amount)} ${severity}`] : []
}

function footOf(report: Report): string {
  const { problems, notices, skipped, interrupted } = report
  const ending = interrupted ? ['- **Interrupted**: this is what was found so far.'] : []
  const lines = [...ending, ...someOf(problems.map(problemLine), 'problem'), ...someOf(notices.map(noticeLine), 'notice')]
  return ['### What was looked at', '', `- ${scannedLine(report, unpainted)}`, ...lines, ...skipped.map(skippedLine)].join('\n')
}

function someOf(lines: readonly string[], noun: string): string[] {
  const left = lines.length - PROBLEMS_SHOWN
  return left > 0 ? [...lines.slice(0, PROBLEMS_SHOWN), `- ${count(left, `more ${noun}`)}`] : [...lines]
}

function problemLine({ where, message }: Problem): string {
  return `- **Problem**: ${code(where)}: ${sentence(message)}`
}

function noticeLine(notice: string): string {
  return `- Notice: ${sentence(notice)}`
}

function skippedLine({ reason, paths, remedy }: Skipped): string {
  const names = paths.slice(0, NAMES_SHOWN).map((path) => code(path))
  const more = paths.length > names.length ? `, and ${number(paths.length - names.length)} more` : ''
  const next = remedy === undefined ? '' : `; ${sentence(remedy)}`
  return `- Not looked at: ${number(paths.length)} ${sentence(reason)} (${names.join(', ')}${more})${next}`
}
