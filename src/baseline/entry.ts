// One line of a baseline: a finding that somebody has decided on. No secret, no line number, no time of writing, so that
// lines stay the same and merges work.
import { type Reason, reasons } from '../reasons.ts'
import type { Fault } from '../shape.ts'

export interface Entry {
  /** As reports have it: the format and a keyed hash of the value. */
  readonly fingerprint: string
  readonly reason: Reason
  /** The one path at which it is known; any when absent. */
  readonly path?: string
  /** A sentence. */
  readonly note?: string
  /** Who decided. */
  readonly who?: string
  /** The last day on which it counts: `2027-01-31`. */
  readonly until?: string
  /** It was found in history, and need not be in the files. */
  readonly past?: true
}

const FINGERPRINT = /^[a-z0-9][a-z0-9-]*:[0-9a-f]{32}$/
const DAY = /^\d{4}-\d{2}-\d{2}$/
const FIELDS = ['fingerprint', 'path', 'reason', 'who', 'until', 'past', 'note'] as const

/** What tells entries apart. */
export function keyOf({ fingerprint, path = '' }: Pick<Entry, 'fingerprint' | 'path'>): string {
  return `${fingerprint} ${path}`
}

/** A line of JSON, its fields always in the same order. */
export function formatEntry(entry: Entry): string {
  return JSON.stringify(Object.fromEntries(FIELDS.flatMap((name) => (entry[name] === undefined ? [] : [[name, entry[name]]]))))
}

/** The entry of a line, or what is wrong with it. */
export function parseEntry(line: string): Entry | Fault {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return { path: [], message: 'is no JSON object; mend the line, or take it out' }
  }
  return faultOf(value) ?? (value as Entry)
}

export function isFault(parsed: Entry | Fault): parsed is Fault {
  return 'message' in parsed
}

function faultOf(value: unknown): Fault | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { path: [], message: 'is no JSON object' }
  const { fingerprint, reason, until, past, ...texts } = value as Record<string, unknown>
  const unknown = Object.keys(texts).find((name) => !FIELDS.includes(name as (typeof FIELDS)[number]))
  if (unknown !== undefined) return { path: [unknown], message: `is no field; use ${FIELDS.join(', ')}` }
  if (typeof fingerprint !== 'string' || !FINGERPRINT.test(fingerprint))
    return { path: ['fingerprint'], message: 'is no fingerprint; copy one from a JSON report' }
  if (!reasons.some((known) => known === reason)) return { path: ['reason'], message: `is none of ${reasons.join(', ')}` }
  if (until !== undefined && !isDay(until)) return { path: ['until'], message: 'is no day; write one as 2027-01-31' }
  if (past !== undefined && past !== true) return { path: ['past'], message: 'is true, or left out' }
  const odd = Object.entries(texts).find(([, text]) => typeof text !== 'string' || text === '')
  return odd ? { path: [odd[0]], message: 'is no text' } : undefined
}

/** A day that the calendar has. */
export function isDay(text: unknown): text is string {
  if (typeof text !== 'string' || !DAY.test(text)) return false
  const time = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text)
}
