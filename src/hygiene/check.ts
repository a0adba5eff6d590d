// What a hygiene check is: one question on how a project keeps its keys.
import type { Severity } from '../model.ts'
import type { Descriptor } from '../report-model.ts'
import type { Facts } from './facts.ts'
import type { Mode } from './gathered.ts'

export interface HygieneCheck extends Omit<Descriptor, 'docs'> {
  /** Where it can tell. */
  readonly modes: readonly Mode[]
  /** Nothing to say gives nothing. Never changes anything. */
  examine(facts: Facts): Iterable<Observation> | Promise<Iterable<Observation>>
}

/** One thing that is not as it should be. No text in it holds a secret. */
export interface Observation {
  /** Relative to the root, `/` between names. */
  readonly path: string
  /** Lines and columns from 1; absent of a file as a whole. */
  readonly place?: { readonly line: number; readonly column: number; readonly endLine: number; readonly endColumn: number }
  readonly message: string
  /** Instead of the check's own. */
  readonly severity?: Severity
  /** Instead of the check's own. */
  readonly remedy?: readonly string[]
  /** What tells it, beside the path, from others of the same check; only a keyed hash of it is kept. */
  readonly about?: string
}
