// Findings that nobody has decided on yet: which there are, which are asked for, and what a decision makes of them. Pure.
import { type Finding, type Severity, severities } from '../model.ts'
import type { Report } from '../report-model.ts'
import type { KnownAs } from './baseline.ts'
import { type Decision, entriesFor } from './change.ts'
import type { Entry } from './entry.ts'

export interface Undecided {
  readonly finding: Finding
  /** All paths at which it stands, as a baseline names them, sorted. */
  readonly paths: readonly string[]
  /** Index of the report that it comes from. */
  readonly report: number
  /** Only history holds it. */
  readonly past: boolean
}

/** What the findings have to be that somebody wants to decide on. */
export interface Filter {
  /** Ids of rules and checks; any when empty. */
  readonly rules: readonly string[]
  readonly mildest: Severity
  /** Whether a place is meant; a path as reports have it. */
  readonly wants: (path: string) => boolean
}

/** Reports of files, then of history; a secret that stands in both is taken from the files, with its timeline. */
export function undecidedIn(reports: readonly Report[], pathInTop: (path: string, report: Report) => string): Undecided[] {
  const [files = [], past = []] = reports.map(({ findings }) => findings.filter(({ suppression }) => !suppression))
  const timelines = new Map(past.map(({ fingerprint, timeline }) => [fingerprint, timeline]))
  const placed = (finding: Finding, report: number): Undecided => {
    const place = reports[report] as Report
    const paths = [...new Set(finding.locations.map(({ path }) => pathInTop(path, place)))].sort()
    return { finding, paths, report, past: report > 0 }
  }
  const present = new Set(files.map(({ fingerprint }) => fingerprint))
  return [
    ...files.map((finding) => placed(withTimeline(finding, timelines.get(finding.fingerprint)), 0)),
    ...past.filter(({ fingerprint }) => !present.has(fingerprint)).map((finding) => placed(finding, 1)),
  ]
}

function withTimeline(finding: Finding, timeline: Finding['timeline']): Finding {
  return timeline ? { ...finding, timeline } : finding
}

export function fits({ finding }: Undecided, { rules, mildest, wants }: Filter): boolean {
  const { rule, severity, locations } = finding
  if (rules.length > 0 && !rules.includes(rule)) return false
  return severities.indexOf(severity) >= severities.indexOf(mildest) && locations.some(({ path }) => wants(path))
}

/** The entries that make it known. */
export function entriesOf({ finding, paths, past }: Undecided, decision: Omit<Decision, 'past'>): Entry[] {
  return entriesFor([finding], { ...decision, past }, () => paths)
}

/** Whether it is known at all of its places. */
export function isKnown({ finding: { fingerprint }, paths }: Undecided, known: KnownAs): boolean {
  return paths.every((path) => known(fingerprint, path) !== undefined)
}
