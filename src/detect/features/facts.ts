// What is known of a candidate and asked for by many features: worked out once.
import type { Assignment } from '../assignment.ts'
import { entropyOf } from '../random-text.ts'
import { type Counts, countsOf } from './counts.ts'

/** An assignment with the text that it was found in. */
export interface Candidate {
  readonly text: string
  readonly assignment: Assignment
}

/** Texts of one character a byte; lines as far as they are looked at. */
export interface Facts {
  readonly value: string
  readonly low: string
  readonly name: string
  /** The name in lower case, its words parted by `_`. */
  readonly words: string
  readonly last: string
  readonly before: string
  readonly after: string
  readonly line: string
  readonly above: string
  readonly below: string
  readonly counts: Counts
  /** In bits a character. */
  readonly entropy: number
  readonly assignment: Assignment
}

/** Characters of a line, and of the lines before and behind it, that are looked at. */
const LINE_REACH = 120
const AFTER_REACH = 24
/** In UTF-8, a character a byte: it belongs to no line. */
const BYTE_ORDER_MARK = '\xef\xbb\xbf'

export function factsOf({ text, assignment }: Candidate): Facts {
  const { start, end, nameStart, name } = assignment
  const value = text.slice(start, end)
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^0-9A-Za-z]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toLowerCase()
  const begin = Math.max(text.lastIndexOf('\n', nameStart - 1) + 1, nameStart - LINE_REACH)
  const lineStart = text.startsWith(BYTE_ORDER_MARK, begin) ? begin + BYTE_ORDER_MARK.length : begin
  const next = text.indexOf('\n', end)
  const lineEnd = Math.min(next < 0 ? text.length : next, end + LINE_REACH)
  return {
    value,
    low: value.toLowerCase(),
    name,
    words,
    last: words.slice(words.lastIndexOf('_') + 1),
    before: text.slice(lineStart, nameStart),
    after: text.slice(end, Math.min(end + AFTER_REACH, text.length)),
    line: text.slice(lineStart, lineEnd),
    above: text.slice(Math.max(0, lineStart - LINE_REACH), lineStart),
    below: text.slice(lineEnd, lineEnd + LINE_REACH),
    counts: countsOf(value),
    entropy: entropyOf(value),
    assignment,
  }
}
