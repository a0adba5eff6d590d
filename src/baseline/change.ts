// What becomes of a baseline when findings are added to it. Pure.
import type { Finding } from '../model.ts'
import { type Entry, formatEntry, keyOf } from './entry.ts'

/** What is said of every finding that is added, and how they are added. */
export interface Decision extends Pick<Entry, 'reason' | 'note' | 'who' | 'until'> {
  /** `value`: known wherever it stands. `path`: at those paths alone at which it stands now. */
  readonly scope: 'value' | 'path'
  /** They were found in a repository's history. */
  readonly past: boolean
}

/** Where a finding stands, as a baseline names places. */
export type PathsOf = (finding: Finding) => readonly string[]

/** The entries that make all of the findings known, but for those that are suppressed already. */
export function entriesFor(findings: readonly Finding[], { scope, past, ...said }: Decision, pathsOf: PathsOf): Entry[] {
  const decided = { ...said, ...(past && { past: true as const }) }
  return findings
    .filter(({ suppression }) => !suppression)
    .flatMap((finding) => {
      const { fingerprint } = finding
      if (scope === 'value') return [{ fingerprint, ...decided }]
      return [...new Set(pathsOf(finding))].map((path) => ({ fingerprint, path, ...decided }))
    })
}

/** What was decided before stays, but for what has expired: that is decided anew. */
export function withAdded(entries: readonly Entry[], added: readonly Entry[]): Entry[] {
  const all = new Map([...entries, ...added].map((entry) => [keyOf(entry), entry]))
  return [...all.values()]
}

/** A baseline after what `before` and `after` differ in was changed in it; what others wrote into it meanwhile stays. */
export function withChange(entries: readonly Entry[], before: readonly Entry[], after: readonly Entry[]): Entry[] {
  const byKey = (some: readonly Entry[]) => new Map(some.map((entry) => [keyOf(entry), entry]))
  const [all, from, to] = [byKey(entries), byKey(before), byKey(after)]
  for (const [key, entry] of to) if (!isSame(entry, from.get(key))) all.set(key, entry)
  for (const key of from.keys()) if (!to.has(key)) all.delete(key)
  return [...all.values()]
}

function isSame(entry: Entry, other: Entry | undefined): boolean {
  return other !== undefined && formatEntry(entry) === formatEntry(other)
}
