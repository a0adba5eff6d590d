// One hook of git's: what it is given, and what it answers.
import type { Report } from '../../../report-model.ts'
import type { Terminal } from '../../command.ts'

/** What a hook has found out. */
export interface Answer {
  readonly report: Report
  /** Lines that name the ways on, for when it says no. */
  readonly waysOn: readonly string[]
}

export interface Hook {
  /** `args` are what git gives behind the hook's name. Nothing to judge gives undefined. */
  judge(args: readonly string[], terminal: Terminal): Promise<Answer | undefined>
}
