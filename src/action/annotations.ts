// Findings → the notes that GitHub shows beside the lines. It shows ten of each level a step and drops the rest without a
// word, so the worst come first, and how many are left is said.
import { posix } from 'node:path'
import { type Finding, type Location, severities } from '../model.ts'
import { placeText } from '../report/human/place.ts'
import { printable } from '../report/human/printable.ts'
import type { Report } from '../report-model.ts'
import { failing } from '../verdict.ts'
import { fileOf, type IsStanding } from './standing.ts'

const levels = ['error', 'warning', 'notice'] as const
type Level = (typeof levels)[number]

/** Of GitHub's ten of a level one is left for what the action itself has to say. */
const MOST = 9

export interface Annotation {
  readonly level: Level
  readonly title: string
  readonly message: string
  /** Relative to the repository's top; absent where the place isn't one that can be shown. */
  readonly file?: string
  readonly startLine?: number
  readonly startColumn?: number
}

export interface Annotations {
  readonly shown: readonly Annotation[]
  /** How many there were no room for. */
  readonly left: number
}

/** New findings that stand where people look first, then other new ones, then those that were there before; each worst first. */
export function annotationsOf(report: Report, isStanding: IsStanding): Annotations {
  const counting = new Set(failing(report))
  const ranked = report.findings
    .filter(({ suppression }) => !suppression || suppression.by === 'existing')
    .map((finding) => ({ finding, place: placeOf(finding, isStanding), level: levelOf(finding, counting) }))
    .sort((a, b) => rankOf(a) - rankOf(b) || severities.indexOf(b.finding.severity) - severities.indexOf(a.finding.severity))
  const kept = levels.flatMap((level) => ranked.filter((one) => one.level === level).slice(0, MOST))
  return {
    shown: kept.map(({ finding, place, level }) => ({ level, ...textOf(finding, place), ...(place && targetOf(place, report)) })),
    left: ranked.length - kept.length,
  }
}

/** What doesn't fail is worth a notice. */
function levelOf(finding: Finding, counting: ReadonlySet<Finding>): Level {
  if (!counting.has(finding)) return 'notice'
  return finding.severity === 'critical' || finding.severity === 'high' ? 'error' : 'warning'
}

function rankOf({ finding, place }: { readonly finding: Finding; readonly place: Location | undefined }): number {
  return finding.suppression ? 2 : place ? 0 : 1
}

/** The first place that can be shown. */
function placeOf({ locations }: Finding, isStanding: IsStanding): Location | undefined {
  return locations.find((location) => !location.inName && isStanding(location) && printable(location.path) === location.path)
}

function textOf(
  { title, redacted, remedy, locations, suppression }: Finding,
  place: Location | undefined,
): Pick<Annotation, 'title' | 'message'> {
  const [first] = place ? [place] : locations
  const more = locations.length > 1 ? ` and ${locations.length - 1} more` : ''
  const at = first ? ` at ${placeText(first)}${more}` : ''
  const existing = suppression ? 'There before these commits: ' : ''
  return {
    title: printable(title),
    message: printable(`${existing}${title}${redacted === '' ? '' : ` (${redacted})`}${at}. Next: ${remedy[0] ?? ''}`),
  }
}

/** What is packed in an archive has no line in it. */
function targetOf(location: Location, { root, top }: Report): Pick<Annotation, 'file' | 'startLine' | 'startColumn'> {
  const fromTop = top === undefined ? fileOf(location) : posix.relative(top, posix.join(root, fileOf(location)))
  const file = fromTop.startsWith('../') ? fileOf(location) : fromTop
  return fileOf(location) === location.path ? { file, startLine: location.line, startColumn: location.column } : { file }
}
