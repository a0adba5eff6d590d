// What the files of other scanners say, as data: read by one file of kinds/ each, carried over by ../importing.ts. Pure.
import type { MarkerName } from '../foreign-markers.ts'
import type { Severity } from '../model.ts'
import type { Reason } from '../reasons.ts'

/** A file of another scanner. */
export interface Source {
  /** Absolute. */
  readonly file: string
  /** As people see it: relative to the repository's top, `/` between names. */
  readonly name: string
  readonly text: string
}

/** One way in which a scanner writes down what it looks for, or what it leaves. */
export interface Kind {
  readonly name: string
  readonly tool: MarkerName | 'talisman'
  /** Where it stands, relative to the repository's top. */
  readonly files: readonly string[]
  /** What a file of such a name must hold to be meant, where many things are called so. */
  readonly mark?: RegExp
  /** Throws UserError, with the place, for a file that can't be read as such. */
  read(source: Source): Partial<Carried>
}

export interface Carried {
  /** Globs. */
  readonly excludes: readonly string[]
  /** Ids of our rules. */
  readonly disable: readonly string[]
  readonly rules: readonly ForeignRule[]
  readonly accepted: readonly Accepted[]
  /** Files that belong to it, as they are named there. */
  readonly extended: readonly Extended[]
  /** Sentences on what is the same without anything being written. */
  readonly notes: readonly string[]
  readonly left: readonly Left[]
}

export interface Extended {
  readonly path: string
  readonly kind: string
}

/** What could not be carried over. */
export interface Left {
  /** The file, and the place in it. */
  readonly where: string
  readonly why: string
}

/** A pattern as another scanner has it; never printed, since people write values into them. */
export interface ForeignRule {
  readonly where: string
  readonly id: string
  readonly title: string
  readonly severity: Severity
  /** In the syntax of Go's, Python's or JavaScript's expressions. */
  readonly pattern: string
  readonly ignoreCase?: boolean
  /** The number of the group that is the secret; 0: the first, or all. */
  readonly group: number
  readonly keywords: readonly string[]
  /** Bits a character. */
  readonly entropy?: number
}

/** A secret that somebody has decided to leave; it has to be found again, since nobody writes it down. */
export interface Accepted {
  readonly where: string
  readonly reason: Reason
  readonly wanted: Wanted
}

export type Wanted =
  | { readonly kind: 'place'; readonly path: string; readonly line: number; readonly commit?: string }
  | { readonly kind: 'hash'; readonly algorithm: 'sha1' | 'sha256'; readonly hash: string; readonly path?: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'pattern'; readonly tests: Tests }

/** All that are there must hold. */
export interface Tests {
  readonly value?: readonly RegExp[]
  /** Of the line that the secret begins on. */
  readonly line?: readonly RegExp[]
  readonly path?: readonly RegExp[]
  /** Lower-case words, one of which the value holds. */
  readonly words?: readonly string[]
  /** Ids of our rules. */
  readonly rules?: readonly string[]
}

export function joinCarried(parts: readonly Partial<Carried>[]): Carried {
  return {
    excludes: [...new Set(parts.flatMap(({ excludes = [] }) => excludes))],
    disable: [...new Set(parts.flatMap(({ disable = [] }) => disable))],
    rules: parts.flatMap(({ rules = [] }) => rules),
    accepted: parts.flatMap(({ accepted = [] }) => accepted),
    extended: parts.flatMap(({ extended = [] }) => extended),
    notes: [...new Set(parts.flatMap(({ notes = [] }) => notes))],
    left: parts.flatMap(({ left = [] }) => left),
  }
}
