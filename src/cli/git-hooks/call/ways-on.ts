// The lines behind a refusal: what to do now, as commands for this case.
import type { Finding } from '../../../model.ts'

const PATHS_SHOWN = 5

/** Paths for a shell; a few of them. */
export function quoted(paths: readonly string[]): string {
  const shown = paths.slice(0, PATHS_SHOWN).map((path) => (/^[\w./@+-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`))
  return [...shown, ...(paths.length > shown.length ? ['…'] : [])].join(' ')
}

/** How to say that a finding is none. */
export function allowing(findings: readonly Finding[]): string[] {
  const [first] = findings
  return first ? [`It is no secret:              say why in a comment on its line: straykey:allow ${first.rule} -- reason`] : []
}

/** The last way, and a visible one. */
export function skipping(command: string): string {
  return `Skip the check this once:     STRAYKEY_SKIP="reason" ${command}`
}
