// Markers of other scanners, where the configuration lets them count: each is an allowance for the secret that it stands at.
import { countMarkers, type MarkerName, markersAround } from '../foreign-markers.ts'
import type { Allowance, BlobMatches } from '../model.ts'
import type { AllowedBy } from './allow-comment.ts'

/** Whose marker covers a match; one that was there before the change that is judged is preferred. */
export function foreignAllowancesOf({ matches, markersBefore }: BlobMatches, honoured: readonly MarkerName[]): AllowedBy {
  if (honoured.length === 0) return () => undefined
  const now = markersBefore && countMarkers(matches)
  const isNew = (tool: MarkerName) => markersBefore !== undefined && (now?.get(tool) ?? 0) > (markersBefore.get(tool) ?? 0)
  return (match) => {
    const tools = markersAround(match).filter((tool) => honoured.includes(tool))
    const tool = tools.find((one) => !isNew(one)) ?? tools[0]
    return tool && toAllowance(tool, match.line, isNew(tool))
  }
}

function toAllowance(tool: MarkerName, line: number, isNew: boolean): Allowance {
  return { line, reason: `${tool}'s marker`, ...(isNew && { isNew: true as const }) }
}

/** The first that doesn't come with the change, else the first. */
export function eitherOf(own: AllowedBy, other: AllowedBy): AllowedBy {
  return (match, rule) => {
    const [first, second] = [own(match, rule), other(match, rule)]
    return [first, second].find((one) => one && !one.isNew) ?? first ?? second
  }
}
