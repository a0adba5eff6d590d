// A baseline as text: one entry a line, sorted, so that two branches' lines merge.
import { UserError } from '../errors.ts'
import { formatPath } from '../shape.ts'
import { type Entry, formatEntry, isFault, keyOf, parseEntry } from './entry.ts'

/** What a baseline is called unless the configuration says otherwise. */
export const BASELINE_NAME = 'straykey-baseline.jsonl'

/** Throws UserError with file and line for a line that is no entry, or one of a merge's marks. */
export function parseBaseline(text: string, name: string): Entry[] {
  const entries = new Map<string, Entry>()
  for (const [i, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '') continue
    if (/^(?:<{7}|={7}|>{7}|\|{7})/.test(line))
      throw new UserError(`${name}:${i + 1}: a merge is unfinished here; keep both sides' lines and take the marks out`)
    const parsed = parseEntry(line)
    if (isFault(parsed)) throw new UserError(`${name}:${i + 1}: ${[formatPath(parsed.path), parsed.message].filter(Boolean).join(': ')}`)
    const known = entries.get(keyOf(parsed))
    entries.set(keyOf(parsed), known ? stricter(known, parsed) : parsed)
  }
  return [...entries.values()]
}

/** Both sides of a merge may have decided on one: the earlier end counts. */
function stricter(a: Entry, b: Entry): Entry {
  return (a.until ?? '9') <= (b.until ?? '9') ? a : b
}

export function formatBaseline(entries: readonly Entry[]): string {
  return entries
    .map(formatEntry)
    .sort()
    .map((line) => `${line}\n`)
    .join('')
}
