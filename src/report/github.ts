// Workflow commands, which GitHub's runner makes annotations of:
// https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
import type { Finding, Location, Problem, Severity } from '../model.ts'
import type { Report } from '../report-model.ts'
import { count, number } from './human/amounts.ts'
import { placeText } from './human/place.ts'
import { printable } from './human/printable.ts'
import { scannedLine, unpainted, verdictLine } from './human/summary.ts'
import { isOnLines, repositoryPath } from './programs/repository-path.ts'
import { worstFirst } from './programs/worst-first.ts'

/** GitHub shows so many of each level a step, and drops the others without a word. */
const MOST_SHOWN = 10
const levels = ['error', 'warning', 'notice'] as const
type Level = (typeof levels)[number]

const LEVELS: Readonly<Record<Severity, Level>> = { critical: 'error', high: 'error', medium: 'warning', low: 'notice', info: 'notice' }

interface Annotation {
  readonly level: Level
  readonly properties: Readonly<Record<string, string | number | undefined>>
  readonly message: string
}

/** The worst findings, one annotation each; what is left out is counted. Never holds a secret. */
export function github(report: Report): string {
  // A scan that is incomplete must be seen, so its problems stand before the findings of their level.
  const all = [...problemsOf(report).map(ofProblem), ...worstFirst(report.findings).map((finding) => ofFinding(finding, report))]
  const shown = levels.flatMap((level) => all.filter((one) => one.level === level).slice(0, MOST_SHOWN))
  const left = all.length - shown.length
  const lines = [...shown.map(toCommand), verdictLine(report, unpainted), scannedLine(report, unpainted)]
  if (left > 0) lines.push(`${number(left)} more have no annotation: GitHub shows ${MOST_SHOWN} of each level. --format human lists all.`)
  return `${lines.join('\n')}\n`
}

function problemsOf({ problems, interrupted, root }: Report): Problem[] {
  return interrupted ? [{ where: root, message: 'interrupted: this is what was found so far' }, ...problems] : [...problems]
}

function ofProblem({ where, message }: Problem): Annotation {
  return { level: 'warning', properties: { title: 'The scan is incomplete' }, message: printable(`${where}: ${message}`) }
}

function ofFinding(finding: Finding, report: Report): Annotation {
  const { rule, title, severity, message, redacted, remedy, locations } = finding
  const [first] = locations
  const more = locations.length > 1 ? ` and ${count(locations.length - 1, 'more place')}` : ''
  const where = first ? `, at ${placeText(first)}${more}` : ''
  return {
    level: LEVELS[severity],
    properties: { ...(first && placeOf(first, report)), title: printable(title) },
    message: printable(
      `${message}${redacted === '' ? ' It stands' : ` It reads ${redacted}`}${where} (${rule}). Next: ${remedy[0] ?? 'revoke it.'}`,
    ),
  }
}

/** What the checked-out tree has: not what is in another commit's version, or in no file. */
function placeOf(location: Location, report: Report): Annotation['properties'] {
  const { commit, within, line, column, endLine } = location
  const file = repositoryPath(location, report)
  if (commit !== undefined || within || !isHarmless(file)) return {}
  if (!isOnLines(location)) return { file }
  // GitHub takes columns only where an annotation has one line.
  return { file, line, col: line === endLine ? column : undefined, endLine }
}

/** A path has to be exact, so one that a terminal would act on isn't given at all; the runner's own escapes hide line ends. */
function isHarmless(path: string): boolean {
  const visible = path.replace(/[\t\r\n]/g, '')
  return printable(visible) === visible
}

function toCommand({ level, properties, message }: Annotation): string {
  const given = Object.entries(properties).filter(([, value]) => value !== undefined)
  const list = given.map(([name, value]) => `${name}=${escapedProperty(String(value))}`).join(',')
  return `::${level} ${list}::${escaped(message)}`
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
