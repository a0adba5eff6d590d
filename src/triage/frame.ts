// The lines around a match, as a person may see them: no secret of the blob in clear, nor anything that looks like one.
import type { Frame, Match } from '../model.ts'

/** Long runs that may be a secret which no rule knows, or the cut-off rest of one. */
const SUSPICIOUS = /[0-9A-Za-z+/=_-]{20,}/g
const SHOWN = 4

/** `others` are all matches of the same blob. */
export function toFrame(match: Match, others: readonly Match[]): Frame {
  const before = hide(match.before, others)
  const lines = (before + match.redacted + hide(match.after, others)).split('\n')
  const index = before.split('\n').length - 1
  const start = before.length - (before.lastIndexOf('\n') + 1)
  return { firstLine: match.line - index, lines, marked: { index, start, end: start + match.redacted.length } }
}

function hide(text: string, others: readonly Match[]): string {
  let hidden = text
  for (const { secret, redacted } of others) hidden = hidden.replaceAll(secret, redacted)
  return hidden.replace(SUSPICIOUS, (run) => (/[0-9]/.test(run) && /[A-Za-z]/.test(run) ? `${run.slice(0, SHOWN)}…` : run))
}
