// Findings under headings.
import type { Entry } from './entries.ts'

export interface Group {
  /** Empty where all stand under none. */
  readonly title: string
  readonly entries: readonly Entry[]
}

const UNKNOWN_MONTH = 'No date known'
const MONTH = 'YYYY-MM'.length

/** Name → the headings that an entry stands under. */
const headings: Readonly<Record<string, (entry: Entry) => readonly string[]>> = {
  provider: ({ advice }) => [advice.provider],
  rule: ({ advice }) => [advice.title],
  path: ({ paths }) => paths,
  month: ({ finding }) => [finding.past?.since?.slice(0, MONTH) ?? UNKNOWN_MONTH],
}

/** The largest first, months in their order. Under no name, or `secret`: all in one, as a finding is one secret. */
export function grouped(entries: readonly Entry[], name: string): Group[] {
  const headingsOf = headings[name]
  if (!headingsOf) return entries.length > 0 ? [{ title: '', entries }] : []
  const groups = new Map<string, Entry[]>()
  for (const entry of entries) {
    for (const title of headingsOf(entry)) {
      const group = groups.get(title)
      if (group) group.push(entry)
      else groups.set(title, [entry])
    }
  }
  const all = [...groups].map(([title, own]) => ({ title, entries: own }))
  return all.sort((a, b) => (name === 'month' ? 0 : b.entries.length - a.entries.length) || (a.title < b.title ? -1 : 1))
}
