// A finding as somebody sees it who decides on it: what and where it is, since when, whether it works, and what follows.
import type { Finding, Location } from '../../model.ts'
import type { Style } from '../../report-model.ts'
import { count } from './amounts.ts'
import { frameLines } from './frame.ts'
import { lifeLines } from './life.ts'
import { type Paint, paintFor } from './paint.ts'
import { partLines } from './parts.ts'
import { addressOf, placeText } from './place.ts'
import { printable } from './printable.ts'
import { timelineLines } from './timeline.ts'

export interface ShownDecision {
  readonly finding: Finding
  /** Absolute path of the directory that paths are relative to. */
  readonly root: string
  /** `3 of 17`. */
  readonly heading: string
  /** Since when it stands in its first place; absent when nobody could tell, and where there is a timeline. */
  readonly since?: string
  /** All places, each with its lines; else the first few. */
  readonly allPlaces: boolean
  /** For a reader who hears the text: no drawing around lines of code. */
  readonly isHeard: boolean
}

type Look = Pick<ShownDecision, 'root' | 'isHeard'> & { readonly style: Style; readonly paint: Paint }

/** So many places are shown at first. */
const PLACES_SHOWN = 3

/** The lines, with nothing in clear. */
export function decisionLines(shown: ShownDecision, style: Style): string[] {
  const { finding, heading, since } = shown
  const look = { ...shown, style, paint: paintFor(style) }
  return [
    `${look.paint.strong(heading)}  ${headText(finding, look.paint)}`,
    ...placeLines(finding.locations, shown.allPlaces, finding, look),
    ...(since === undefined ? [] : [`  Since: ${since}`]),
    ...timelineLines(finding, { verbose: shown.allPlaces }),
    ...partLines(finding, { showSecrets: false }),
    ...lifeLines(finding),
    ...adviceLines(finding),
  ]
}

function headText({ severity, title, redacted, rule }: Finding, paint: Paint): string {
  const value = redacted === '' ? '' : `${printable(redacted)}  `
  return `${paint.severity(severity)}  ${paint.strong(printable(title))}  ${value}${paint.dim(printable(rule))}`
}

function placeLines(locations: readonly Location[], allPlaces: boolean, finding: Finding, look: Look): string[] {
  const shown = allPlaces ? locations : locations.slice(0, PLACES_SHOWN)
  const rest = locations.length - shown.length
  return [
    ...shown.flatMap((location, index) => [
      `  ${numberText(index, locations.length)}${linked(location, look)}`,
      ...(allPlaces || index === 0 ? codeLines(location, finding, look) : []),
    ]),
    ...(rest > 0 ? [`  and ${count(rest, 'more place')}`] : []),
  ]
}

function numberText(index: number, total: number): string {
  return total > 1 ? `${index + 1} of ${total}: ` : ''
}

function linked(location: Location, { root, paint }: Look): string {
  const address = addressOf(location, root)
  return address === undefined ? placeText(location) : paint.link(placeText(location), address)
}

function codeLines({ frame }: Location, { redacted }: Finding, { style, paint, isHeard }: Look): string[] {
  if (!frame) return []
  if (!isHeard) return frameLines(frame, redacted, paint, style.width)
  return frame.lines.map((line, index) => `  Line ${frame.firstLine + index}: ${printable(line)}`)
}

function adviceLines({ message, harm, remedy, docs }: Finding): string[] {
  const next = remedy.map((step, i) => `${i === 0 ? '  Next:  ' : '         '}${i + 1}. ${printable(step)}`)
  return [`  What:  ${printable(message)}`, `  Harm:  ${printable(harm)}`, ...next, `  More:  ${printable(docs)}`]
}
