// The inline markers of other scanners: comments by which somebody has told them to leave a secret. They are looked for in the lines
// around what was found, so they cost nothing where nothing is found.
import type { Match } from './model.ts'

export const markerNames = ['gitleaks', 'betterleaks', 'detect-secrets', 'ggshield', 'kingfisher', 'secretlint', 'trufflehog'] as const
export type MarkerName = (typeof markerNames)[number]

interface Marker {
  readonly tool: MarkerName
  readonly text: RegExp
  /** Where it stands, seen from the secret. */
  readonly on: readonly ('line' | 'line before')[]
}

const markers: readonly Marker[] = [
  { tool: 'gitleaks', text: /\bgitleaks:allow\b/, on: ['line'] },
  // Betterleaks takes both.
  { tool: 'betterleaks', text: /\b(?:better|git)leaks:allow\b/, on: ['line'] },
  { tool: 'detect-secrets', text: /\bpragma: ?(?:allow|white)list[ -]secret\b/, on: ['line'] },
  { tool: 'detect-secrets', text: /\bpragma: ?allowlist[ -]nextline[ -]secret\b/, on: ['line before'] },
  { tool: 'ggshield', text: /\bggignore\b/, on: ['line'] },
  { tool: 'kingfisher', text: /\bkingfisher:ignore\b/, on: ['line', 'line before'] },
  { tool: 'secretlint', text: /\bsecretlint-disable-line\b/, on: ['line'] },
  { tool: 'secretlint', text: /\bsecretlint-disable-next-line\b/, on: ['line before'] },
  { tool: 'trufflehog', text: /\btrufflehog:ignore\b/, on: ['line'] },
]

/** Whose markers cover the match, each once. An excerpt reaches some four hundred bytes to either side. */
export function markersAround({ before, after }: Pick<Match, 'before' | 'after'>): MarkerName[] {
  const lines = before.split('\n')
  // The secret stands between the two halves of its line, and parts no marker.
  const places = { line: `${lines.at(-1)}\n${after.split('\n', 1)[0]}`, 'line before': lines.at(-2) ?? '' }
  return [...new Set(markers.filter(({ text, on }) => on.some((place) => text.test(places[place]))).map(({ tool }) => tool))]
}

/** How often each scanner's markers stand at secrets; secrets on one line share theirs. */
export function countMarkers(matches: readonly Match[]): ReadonlyMap<MarkerName, number> {
  const places = new Set(matches.flatMap((match) => markersAround(match).map((tool) => `${tool} ${match.line}`)))
  const counts = new Map<MarkerName, number>()
  for (const tool of markerNames) {
    const count = [...places].filter((place) => place.startsWith(`${tool} `)).length
    if (count > 0) counts.set(tool, count)
  }
  return counts
}
