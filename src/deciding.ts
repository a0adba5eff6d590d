// What is found and not yet decided, and the baseline that keeps what is: the story of `straykey audit`, which prints nothing.
// The audit of a history is audit.ts.
import { knownAs } from './baseline/baseline.ts'
import { withAdded, withChange } from './baseline/change.ts'
import type { Entry } from './baseline/entry.ts'
import { formatBaseline } from './baseline/file.ts'
import { isKnown, type Undecided, undecidedIn } from './baseline/undecided.ts'
import { entriesIn, type Looking, reportsOf, writeBaseline } from './baselining.ts'
import { UserError } from './errors.ts'
import { pathInTop } from './known.ts'
import type { Report } from './report-model.ts'
import { exitCodeOf } from './verdict.ts'

export interface Found {
  /** Of files, then of history where that was looked at. */
  readonly reports: readonly Report[]
  readonly undecided: readonly Undecided[]
}

/** Looks at everything that a baseline is for. */
export async function findUndecided(looking: Looking): Promise<Found> {
  const reports = await reportsOf(looking)
  return { reports, undecided: undecidedIn(reports, pathInTop) }
}

/** Throws UserError for the id of a rule or check that nothing looked for. */
export function refuseUnknown(rules: readonly string[], { reports }: Found): void {
  const ids = new Set(reports.flatMap((report) => [...report.rules, ...(report.checks ?? [])].map(({ id }) => id)))
  const unknown = rules.find((id) => !ids.has(id))
  if (unknown !== undefined)
    throw new UserError(`--rule ${unknown}: no rule or check of this name is in force; straykey rules list names them`)
}

/** The same findings with what issuers say of them; nobody is asked about others. */
export async function withVerdicts(
  undecided: readonly Undecided[],
  report: Report,
  verifying: (report: Report) => Promise<Report>,
): Promise<{ undecided: readonly Undecided[]; notices: readonly string[] }> {
  const { findings, notices } = await verifying({ ...report, findings: undecided.map(({ finding }) => finding), notices: [] })
  const judged = undecided.map((one, i) => ({ ...one, finding: findings[i] ?? one.finding }))
  return { undecided: judged, notices }
}

/** What nobody has decided on after all; `today` as `2026-11-22`. */
export function stillUndecided({ undecided }: Found, entries: readonly Entry[], today: string): Undecided[] {
  const known = knownAs(entries, today)
  return undecided.filter((one) => !isKnown(one, known))
}

/** What the scan would give with nothing but these findings. */
export function exitCodeLeft({ reports }: Found, left: readonly Undecided[]): 0 | 1 | 3 | 130 {
  const [files] = reports
  if (!files) throw new Error('nothing was looked at')
  const problems = reports.flatMap((report) => report.problems)
  const interrupted = reports.some((report) => report.interrupted)
  return exitCodeOf({ ...files, findings: left.map(({ finding }) => finding), problems, interrupted })
}

/** Keeps the file in step with what is decided, so that nothing is lost whenever the program ends. */
export class Recording {
  readonly #file: string
  readonly #before: readonly Entry[]
  #written: readonly Entry[]

  constructor(file: string) {
    this.#file = file
    this.#before = entriesIn(file)
    this.#written = this.#before
  }

  /** `decided` is all that was decided since the recording began, not only what is new. Says whether there was anything to write. */
  keep(decided: readonly Entry[]): boolean {
    const wanted = withAdded(this.#before, decided)
    if (formatBaseline(wanted) === formatBaseline(this.#written)) return false
    writeBaseline(this.#file, withChange(entriesIn(this.#file), this.#written, wanted))
    this.#written = wanted
    return true
  }

  /** All that the file holds now. */
  entries(): Entry[] {
    return entriesIn(this.#file)
  }
}
