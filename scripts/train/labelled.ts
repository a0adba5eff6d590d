// Labelled lines → examples: the value that the label means, as our own search finds it, and what is said of it in numbers.
import { readFileSync } from 'node:fs'
import type { Assignment } from '../../src/detect/assignment.ts'
import { assignmentsIn, wordIn } from '../../src/detect/candidate.ts'
import { featuresOf } from '../../src/detect/features.ts'
import { isPlain } from '../../src/detect/plain.ts'
import { firmnessAt } from '../../src/triage/firmness.ts'
import { pathFeaturesOf } from '../../src/triage/path-features.ts'

export interface Row {
  readonly path: string
  readonly line: number
  readonly text: readonly string[]
  readonly before: readonly string[]
  readonly after: readonly string[]
  readonly label: 'T' | 'F' | 'X'
  readonly category: string
  readonly valueStart: number
  readonly valueEnd: number
}

export interface Example {
  /** The repository; examples of one resemble each other. */
  readonly group: string
  readonly row: Row
  readonly isSecret: boolean
  /** All that is known of the place: lines before, the line, lines behind. */
  readonly text: string
  /** Where the value stands in the text. */
  readonly start: number
  readonly end: number
  /** How much likelier than usual it must be to be reported every day; infinite where it never is. */
  readonly firmness: number
  /** Absent when the search doesn't find it. */
  readonly features?: Float32Array
}

/** Names of things, not secrets, whatever their labels say. */
const NO_SECRETS = new Set(['UUID', 'AWS S3 Bucket', 'Firebase Domain', 'Tencent WeChat API App ID', 'Dropbox App secret'])

/** One example a value; of several labels on one value, "secret" counts. */
export function readExamples(file: string): Example[] {
  const rows = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)
  const byPlace = new Map<string, Example>()
  for (const row of rows) {
    if (row.label === 'X' || NO_SECRETS.has(row.category)) continue
    const example = toExample(row)
    const key = `${row.path}:${row.line}:${example.start}`
    if (!byPlace.has(key) || example.isSecret) byPlace.set(key, example)
  }
  return [...byPlace.values()]
}

/** Says all about a value that the model is told. */
export function describe(candidate: { text: string; assignment: Assignment }, path: string): Float32Array {
  return Float32Array.from([...featuresOf(candidate), ...pathFeaturesOf(path)])
}

function firmnessOf(text: string, { start, end, name }: Assignment, path: string): number {
  const secret = text.slice(start, end)
  return isPlain(secret, name) ? Number.POSITIVE_INFINITY : (firmnessAt({ words: wordIn(name), secret }, path)?.more ?? 0)
}

function toExample(row: Row): Example {
  const [group = '', ...rest] = row.path.split('/')
  const before = row.before.map((line) => `${line}\n`).join('')
  const text = `${before}${row.text.join('\n')}\n${row.after.join('\n')}`
  const start = before.length + Math.max(0, row.valueStart)
  const end = row.valueStart < 0 ? before.length + (row.text[0]?.length ?? 0) : before.length + row.valueEnd
  const isSecret = row.label === 'T'
  const overlap = (one: Assignment) => Math.min(one.end, end) - Math.max(one.start, start)
  const [assignment] = assignmentsIn(text)
    .filter((one) => overlap(one) > 0)
    .sort((a, b) => overlap(b) - overlap(a))
  const place = { group, row, isSecret, text, start, end }
  if (!assignment) return { ...place, firmness: 0 }
  return { ...place, firmness: firmnessOf(text, assignment, rest.join('/')), features: describe({ text, assignment }, rest.join('/')) }
}
