// Trees of ordinary source text → values whose names speak of secrets, hardly one of which is one; and how its words are spelt.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { assignmentsIn } from '../../src/detect/candidate.ts'
import { describe } from './labelled.ts'

export interface Ordinary {
  /** The tree that it stands in. */
  readonly group: string
  readonly path: string
  readonly value: string
  readonly features: Float32Array
}

const LARGEST_FILE = 2_000_000
const SAMPLE = 4000
/** Characters around a value: more than the model looks at. */
const AROUND = 800

/** Every candidate of the tree. */
export function* ordinaryValues(folder: string): Generator<Ordinary> {
  for (const { file, text } of textsBelow(folder)) {
    for (const found of assignmentsIn(text)) {
      const from = Math.max(0, found.start - AROUND)
      const assignment = { ...found, start: found.start - from, end: found.end - from, nameStart: found.nameStart - from }
      const around = text.slice(from, found.end + AROUND)
      const value = text.slice(found.start, found.end)
      yield { group: folder, path: file, value, features: describe({ text: around, assignment }, file) }
    }
  }
}

/** Texts below a folder with their paths relative to it, `/` between names; one character a byte. */
export function* textsBelow(folder: string): Generator<{ file: string; text: string }> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const files = entries.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/')).sort()
  for (const file of files) {
    if (/(?:^|\/)(?:\.git|node_modules)\//.test(file)) continue
    const bytes = readFileSync(path.join(folder, file))
    if (bytes.length <= LARGEST_FILE && !bytes.subarray(0, SAMPLE).includes(0)) yield { file, text: bytes.toString('latin1') }
  }
}
