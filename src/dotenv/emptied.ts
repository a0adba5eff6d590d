// A dotenv file → what may be shown of it.
import type { Stretch } from './entry.ts'
import { readDotenv } from './parse-dotenv.ts'
import { isReadableName } from './readable-name.ts'

/**
 * The same text with every value taken out, those in comments like `# NAME=value` too, for an example file. Names, comments and their order
 * stay. No value is spared, since a guess could leak one; for the same reason lines that are neither entries nor comments are emptied
 * (they may be the rest of a value with a missing quote), and what follows a value without a space, `#` though it may be.
 * A name that nobody would think of, and may be such a rest, goes with its value. A comment that tells a secret in other words stays: whoever writes the result has to scan it.
 */
export function emptied(text: string): string {
  const { found, glued, others } = readDotenv(text)
  const values = found.map(({ name, start, valueStart, valueEnd }) => ({ start: isReadableName(name) ? valueStart : start, end: valueEnd }))
  return without(
    text,
    [...values, ...glued, ...others].sort((a, b) => a.start - b.start),
  )
}

/** Takes stretches out that are in order and don't overlap. */
function without(text: string, stretches: readonly Stretch[]): string {
  const starts = [0, ...stretches.map(({ end }) => end)]
  return starts.map((start, index) => text.slice(start, stretches[index]?.start)).join('')
}
