// What the page works on: each finding with its texts put together, and all that can be searched in it.
import type { PageAdvice, PageData, PageFinding } from '../src/report/html/page-data.ts'

/** The worst first. */
export const severities = ['critical', 'high', 'medium', 'low', 'info'] as const

export interface Entry {
  readonly finding: PageFinding
  readonly advice: PageAdvice
  /** Where it stands, each path once. */
  readonly paths: readonly string[]
  /** In lower case. */
  readonly searched: string
}

export function toEntries({ findings, advice, paths }: PageData): Entry[] {
  return findings.flatMap((finding) => {
    const own = advice[finding.advice]
    const places = finding.paths.flatMap((index) => paths[index] ?? [])
    return own ? [{ finding, advice: own, paths: places, searched: searchedText(finding, own, places) }] : []
  })
}

function searchedText(finding: PageFinding, advice: PageAdvice, paths: readonly string[]): string {
  const { redacted, fingerprint, severity, places, parts, frame, suppression = '', past, verdict } = finding
  const { rule, title, provider, message } = advice
  const facts = [...(past?.facts ?? []), ...(verdict?.facts ?? [])].flat()
  const lines = frame ? [...frame.before, frame.marked.join(''), ...frame.after] : []
  const said = verdict ? [verdict.state, verdict.why] : []
  return [
    severity,
    title,
    rule,
    provider,
    message,
    redacted,
    fingerprint,
    suppression,
    ...said,
    ...paths,
    ...places,
    ...parts,
    ...facts,
    ...lines,
  ]
    .join('\n')
    .toLowerCase()
}
