// What is to become of files, as data: nothing is written while a plan is made.

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

export interface Plan {
  readonly changes: readonly FileChange[]
  /** Sentences on what to know or to run next. */
  readonly notes: readonly string[]
  /** Sentences on what could not be done, with what to do by hand. */
  readonly left: readonly string[]
}

export const nothing: Plan = { changes: [], notes: [], left: [] }

export function joinPlans(plans: readonly Plan[]): Plan {
  return {
    changes: plans.flatMap(({ changes }) => changes),
    notes: [...new Set(plans.flatMap(({ notes }) => notes))],
    left: [...new Set(plans.flatMap(({ left }) => left))],
  }
}
