// What a check finds out.

/** `note`: good to know, nothing to mend. `unknown`: it could not be found out. */
export type State = 'ok' | 'note' | 'warning' | 'failed' | 'unknown'

export interface Result {
  readonly state: State
  /** What is so, and what follows from it. */
  readonly what: string
  /** A file, a setting with its scope, or a variable. */
  readonly where: string
  /** The command that mends it; a sentence where there is none. */
  readonly fix?: string
}
