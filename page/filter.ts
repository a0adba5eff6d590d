// Which findings are shown.
import { type Entry, severities } from './entries.ts'

type Severity = (typeof severities)[number]

/** An empty text leaves all in. */
export interface Filter {
  /** Words, all of which have to be there. */
  readonly search: string
  readonly severities: ReadonlySet<Severity>
  readonly kind: string
  readonly provider: string
  readonly standing: string
  readonly verdict: string
  readonly state: string
}

export const everything: Filter = {
  search: '',
  severities: new Set(severities),
  kind: '',
  provider: '',
  standing: '',
  verdict: '',
  state: '',
}

/** The fields that hold one value of many. */
export type Choice = Exclude<keyof Filter, 'search' | 'severities'>

/** Field → what an entry has of it. */
const fieldOf: Readonly<Record<Choice, (entry: Entry) => string>> = {
  kind: ({ finding }) => finding.kind,
  provider: ({ advice }) => advice.provider,
  standing: ({ finding }) => (finding.suppression === undefined ? 'counted' : 'suppressed'),
  verdict: ({ finding }) => finding.verdict?.state ?? 'unasked',
  state: ({ finding }) => finding.past?.state ?? 'none',
}

const choices = Object.keys(fieldOf) as Choice[]

export function filtered(entries: readonly Entry[], filter: Filter): Entry[] {
  const words = filter.search.toLowerCase().split(/\s+/).filter(Boolean)
  const asked = choices.filter((name) => filter[name] !== '')
  return entries.filter(
    (entry) =>
      filter.severities.has(entry.finding.severity) &&
      asked.every((name) => fieldOf[name](entry) === filter[name]) &&
      words.every((word) => entry.searched.includes(word)),
  )
}

/** Value → how many entries have it; the most frequent first, else in the order of the entries. */
export function tally(entries: readonly Entry[], choice: Choice): [string, number][] {
  const counts = new Map<string, number>()
  for (const entry of entries) {
    const value = fieldOf[choice](entry)
    counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts].sort(([, a], [, b]) => b - a)
}
