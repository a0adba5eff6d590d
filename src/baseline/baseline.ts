// Entries → which findings are known. Pure: the day is handed in.
import type { Finding, Suppression } from '../model.ts'
import { type Entry, keyOf } from './entry.ts'

/** What a baseline says of a secret, or of a hygiene finding, at a path. */
export type KnownAs = (fingerprint: string, path: string) => Suppression | undefined

/** `today` as `2026-11-22`. An entry that has expired counts for nothing. */
export function knownAs(entries: readonly Entry[], today: string): KnownAs {
  const inForce = new Map(entries.filter((entry) => !isExpired(entry, today)).map((entry) => [keyOf(entry), entry]))
  return (fingerprint, path) => {
    const entry = inForce.get(keyOf({ fingerprint, path })) ?? inForce.get(keyOf({ fingerprint }))
    return entry && { by: 'baseline', reason: reasonText(entry) }
  }
}

function isExpired({ until }: Entry, today: string): boolean {
  return until !== undefined && until < today
}

function reasonText({ reason, note, who, until }: Entry): string {
  const words = reason.replaceAll('_', ' ')
  return [words, ...(note ? [note] : []), ...(who ? [`says ${who}`] : []), ...(until ? [`until ${until}`] : [])].join(', ')
}

/** What a scan made of each entry. */
export interface Standing {
  readonly entry: Entry
  /** `stale`: nothing that was looked at fits it any more. `expired`: its day is over, and what fits it fails. */
  readonly state: 'in force' | 'expired' | 'stale'
  /** Paths at which it stands. */
  readonly paths: readonly string[]
}

/** `findings` of a scan, suppressed or not. Stale ones can be told only of a scan of all that the baseline is for. */
export function standingsOf(entries: readonly Entry[], findings: readonly Finding[], today: string): Standing[] {
  const places = new Map(findings.map(({ fingerprint, locations }) => [fingerprint, locations.map(({ path }) => path)]))
  return entries.map((entry) => {
    const paths = [...new Set(places.get(entry.fingerprint) ?? [])].filter((path) => entry.path === undefined || path === entry.path)
    const state = paths.length === 0 ? 'stale' : isExpired(entry, today) ? 'expired' : 'in force'
    return { entry, state, paths }
  })
}
