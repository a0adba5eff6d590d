// What each file beside the index offers: one way in which hooks are kept, and how straykey is put into it and taken out.
import type { HookName } from '../place/hook-name.ts'
import type { HookPlace } from '../place/hook-place.ts'

/** What is to become of a file. */
export interface FileChange {
  /** Absolute. */
  readonly path: string
  /** Absent: there is no such file. */
  readonly before?: Buffer
  /** Absent: the file goes. */
  readonly after?: Buffer
  /** Permission bits of a new file; one that is there keeps its own. */
  readonly mode?: number
  /** The folder goes with the file when nothing else is in it. */
  readonly withFolder?: boolean
}

/** Data first: nothing is written while a plan is made. */
export interface Plan {
  readonly changes: readonly FileChange[]
  /** Sentences on what to know or to run next. */
  readonly notes: readonly string[]
  /** Sentences on what could not be done, with what to do by hand. */
  readonly left: readonly string[]
}

export interface Found {
  /** Git calls it now, or would; otherwise it is only configured. */
  readonly rules: boolean
  /** The file or folder that is edited: absolute. */
  readonly where: string
}

export interface HookManager {
  readonly name: string
  detect(place: HookPlace): Found | undefined
  install(where: string, hooks: readonly HookName[], place: HookPlace): Plan
  /** Takes out what install put in, of every hook. */
  uninstall(where: string, place: HookPlace): Plan
}

export const nothing: Plan = { changes: [], notes: [], left: [] }

export function joinPlans(plans: readonly Plan[]): Plan {
  return {
    changes: plans.flatMap(({ changes }) => changes),
    notes: [...new Set(plans.flatMap(({ notes }) => notes))],
    left: [...new Set(plans.flatMap(({ left }) => left))],
  }
}
