// A diagnosis → text, for people and for programs.

import type { Diagnosis, NamedResult } from '../doctor/diagnose.ts'
import type { State } from '../doctor/result.ts'
import { paintFor } from '../report/human/paint.ts'
import { printable } from '../report/human/printable.ts'
import type { Style } from '../report-model.ts'

const MARKS: Readonly<Record<State, string>> = { ok: '✓', note: '·', warning: '!', failed: '✗', unknown: '?' }

/** Two lines a result: what and where, and the command that mends it; then the verdict. */
export function doctorText(diagnosis: Diagnosis, style: Style): string {
  const paint = paintFor(style)
  const looks: Readonly<Record<State, (text: string) => string>> = {
    ok: paint.strong,
    note: paint.dim,
    warning: paint.warn,
    failed: paint.mark,
    unknown: paint.warn,
  }
  const lines = diagnosis.results.flatMap(({ state, what, where, fix }) => [
    `${looks[state](MARKS[state])}  ${printable(what)}  ${paint.dim(`(${printable(where)})`)}`,
    ...(fix === undefined ? [] : [`   Fix:  ${printable(fix)}`]),
  ])
  return `${[...lines, '', paint.strong(verdict(diagnosis))].join('\n')}\n`
}

function verdict({ stopped }: Diagnosis): string {
  if (stopped === undefined) return 'It could not be found out whether a commit with a key in it would be stopped.'
  return stopped ? 'A commit with a key in it would be stopped.' : 'A commit with a key in it would NOT be stopped.'
}

/** `stopped` is null when it could not be found out. */
export function doctorJson({ stopped = null, results }: Omit<Diagnosis, 'stopped'> & { stopped?: boolean | null }): string {
  const toJson = ({ check, state, what, where, fix }: NamedResult) => ({ check, state, what, where, ...(fix !== undefined && { fix }) })
  return `${JSON.stringify({ version: 1, stopped, checks: results.map(toJson) }, null, 2)}\n`
}
