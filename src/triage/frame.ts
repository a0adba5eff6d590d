// The lines around a match, as a person may see them: no secret of the blob in clear, nor anything that looks like one.
import type { Frame, Match } from '../model.ts'

/** Long runs that may be a secret which no rule knows. */
const SUSPICIOUS = /[0-9A-Za-z+/=_-]{20,}/g
const SHOWN = 4
/** Shorter pieces of a secret of several lines are armour and line ends. */
const PIECE = 8

/** `others` are all matches of the same blob. */
export function toFrame(match: Match, others: readonly Match[]): Frame {
  const before = hideSecrets(match.before, others)
  const lines = (before + match.redacted + hideSecrets(match.after, others)).split('\n')
  const index = before.split('\n').length - 1
  const start = before.length - (before.lastIndexOf('\n') + 1)
  return { firstLine: match.line - index, lines, marked: { index, start, end: start + match.redacted.length } }
}

/** The text with the secrets of the matches redacted, the longest first: one may begin as another does. */
export function hideSecrets(text: string, matches: readonly Match[]): string {
  const pieces = matches.flatMap(({ secret, redacted }) => [[secret, redacted] as const, ...linesOf(secret)])
  let hidden = text
  for (const [piece, redacted] of pieces.sort(([a], [b]) => b.length - a.length)) hidden = hidden.replaceAll(piece, () => redacted)
  return hidden.replace(SUSPICIOUS, (run) => (/[0-9]/.test(run) && /[A-Za-z]/.test(run) ? `${run.slice(0, SHOWN)}…` : run))
}

/** An excerpt may hold only some lines of a private key. */
function linesOf(secret: string): (readonly [string, string])[] {
  const lines = secret.split(/\r\n|[\r\n]|\\[rn]/)
  return lines.length === 1 ? [] : lines.filter((line) => line.length >= PIECE).map((line) => [line, '…'] as const)
}
