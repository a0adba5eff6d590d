// The lines around a match, as a person may see them: no secret of the blob in clear, nor anything that looks like one.
import type { Frame, Match } from '../model.ts'

/** Long runs that may be a secret which no rule knows. */
const SUSPICIOUS = /[0-9A-Za-z+/=_-]{20,}/g
const SHOWN = 4
/** Shorter pieces of a secret of several lines are armour and line ends. */
const PIECE = 8
const LINE_END = /\r\n|[\r\n]|\\[rn]/
const JOINT = /["'`\s]+|\\[rn]/
/** Bytes: an excerpt on one side of a match, and the longest secret that may reach into it. */
const FARTHEST = 42_000

/** `matches` are all of the same blob, in the order of their places. */
export function toFrame(match: Match, matches: readonly Match[]): Frame {
  const close = neighboursOf(match, matches)
  const before = hideSecrets(match.before, close)
  const lines = (before + match.redacted + hideSecrets(match.after, close)).split('\n')
  const index = before.split('\n').length - 1
  const start = before.length - (before.lastIndexOf('\n') + 1)
  return { firstLine: match.line - index, lines, marked: { index, start, end: start + match.redacted.length } }
}

/** The matches that may stand in the excerpt of one; looking at all would take quadratic time in a file full of them. */
export function neighboursOf(match: Match, matches: readonly Match[]): Match[] {
  let first = matches.indexOf(match)
  let last = first
  while (first > 0 && match.start - (matches[first - 1]?.start ?? 0) < FARTHEST) first--
  while (last + 1 < matches.length && (matches[last + 1]?.start ?? 0) - match.end < FARTHEST) last++
  return matches.slice(Math.max(0, first), last + 1)
}

/** The text with the secrets of the matches redacted, the longest first: one may begin as another does. */
export function hideSecrets(text: string, matches: readonly Match[]): string {
  const pieces = new Map(matches.flatMap(piecesOf))
  let hidden = text
  for (const [piece, redacted] of [...pieces].sort(([a], [b]) => b.length - a.length)) hidden = hidden.replaceAll(piece, () => redacted)
  return hidden.replace(SUSPICIOUS, (run) => (/[0-9]/.test(run) && /[A-Za-z]/.test(run) ? `${run.slice(0, SHOWN)}…` : run))
}

type Piece = readonly [text: string, shown: string]

/** The value, and what stands in the file for it. */
function piecesOf({ secret, redacted, written }: Match): Piece[] {
  const inClear: Piece[] = [[secret, redacted], ...linesOf(secret, LINE_END)]
  return written ? [...inClear, [written.text, redacted], ...linesOf(written.text, JOINT)] : inClear
}

/** An excerpt may hold only some lines of a private key, or some parts of what is written in pieces. */
function linesOf(text: string, end: RegExp): Piece[] {
  const lines = text.split(end)
  return lines.length === 1 ? [] : lines.filter((line) => line.length >= PIECE).map((line) => [line, '…'] as const)
}
