// What to show of many findings when there is room for few.
import { type Finding, severities } from '../../model.ts'

/** Those that count, the worst first, else in their order. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  const counted = findings.filter(({ suppression }) => !suppression)
  return counted.sort((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity))
}
