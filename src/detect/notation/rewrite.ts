// A text as its program sees it: escapes undone, and what is written in several pieces joined. Places are mapped back.
import { byteTable } from '../byte-table.ts'
import { bytesOf, codeOf, escapeAt } from './escape-at.ts'

/** Two texts in quotes with an operator, or nothing, between them: JavaScript, Java, C, Python, PHP, SQL, Lua, shells. */
const JOINT = /\\{0,3}["'`][\s\\]{0,80}(?:(?:\+\+?|\.\.?|&|\|\||<>|~)[\s\\]{0,80})?(?:[fFrRbBuUL]{0,2})\\{0,3}["'`]/y
/** A line that goes on: shells, C, Python, YAML in double quotes. */
const CONTINUATION = /\\\r?\n[ \t]{0,80}/y
/** A long word that goes on in the next, indented line: folded YAML, mail. What looks like a name of something is none. */
const FOLD = /(?<=[0-9A-Za-z_+/=-]{12})\r?\n[ \t]{1,80}(?=[0-9A-Za-z_+/=.-]{4,400}(?:["'\s,;]|$))/y
const [BACKSLASH, LINE_FEED, RETURN] = [92, 10, 13]
/** Backslashes before a quote that is part of a joint. */
const MOST_ESCAPED = 3
/** Characters of a first piece; nobody writes longer ones by hand. */
const LONGEST_PIECE = 256

export interface Rewritten {
  readonly text: string
  /** Where the first change is. */
  readonly changedAt: number
  /** Character → where what it was made of begins, and where it ends. */
  readonly starts: Int32Array
  readonly ends: Int32Array
}

/** Where rewriting ends: with so many characters, or with a text that stands there behind the beginning. */
interface Limits {
  readonly most: number
  readonly end?: string | undefined
}

/** The text, one character a byte, with pieces joined and escapes undone; undefined when there are none. */
export function rejoin(text: string, limits: Limits = { most: text.length }): Rewritten | undefined {
  return rewrite(text, gapAt, limits)
}

/** So many characters of the text with its pieces joined; fewer where joints are long. */
export function beginningOf(text: string, most: number): string {
  return rejoin(text.slice(0, most * LONGEST_ESCAPE), { most })?.text ?? text.slice(0, most)
}

/** The text with escapes undone. */
export function unescapeText(text: string): string {
  return rewrite(text, () => 0, { most: text.length })?.text ?? text
}

/** Whether the word that begins at a place ends in what `rejoin` would take away. */
export function mayGoOn(text: string, from: number): boolean {
  const last = Math.min(text.length, from + LONGEST_PIECE)
  let at = from
  while (at < last && IN_WORDS[text.charCodeAt(at)]) at++
  return at < last && STARTS[text.charCodeAt(at)] === 1 && (gapAt(text, at) > 0 || hasEscapeAt(text, at))
}

/** Whether what ends at a place goes on behind a joint or an escape. */
export function goesOnAt(text: string, end: number): boolean {
  const code = text.charCodeAt(end)
  return STARTS[code] === 1 && code !== LINE_FEED && code !== RETURN && (gapAt(text, end) > 0 || hasEscapeAt(text, end))
}

/** Whether a joint, a continuation, a fold or an escape may begin with this byte. */
export function startsGap(byte: number): boolean {
  return STARTS[byte] === 1
}

/** Whether a joint, a continuation or a fold may begin at a place: a look that may say yes too often. */
export function mayStartGap(bytes: Uint8Array, at: number): boolean {
  let next = at
  while (next < at + MOST_ESCAPED && bytes[next] === BACKSLASH) next++
  const code = bytes[next] as number
  return QUOTES[code] === 1 || code === LINE_FEED || code === RETURN
}

/** How the stretch is written, as in "found, in pieces". */
export function manner({ starts, ends }: Rewritten, from: number, to: number): string {
  for (let i = from + 1; i < to; i++) if (starts[i] !== ends[i - 1]) return 'pieces'
  return 'escapes'
}

/** Where characters begin and end, while a text is rewritten; made larger when one is longer. */
let scratch = { starts: new Int32Array(1024), ends: new Int32Array(1024) }

function rewrite(text: string, gapIn: (text: string, at: number) => number, { most, end: ending = '' }: Limits): Rewritten | undefined {
  const bytes = Buffer.from(text, 'latin1')
  if (scratch.starts.length < bytes.length) scratch = { starts: new Int32Array(bytes.length), ends: new Int32Array(bytes.length) }
  const { starts, ends } = scratch
  const last = ending.charCodeAt(ending.length - 1)
  let [count, changedAt, at] = [0, -1, 0]
  while (at < bytes.length && count < most) {
    const code = bytes[at] as number
    const isStart = STARTS[code] === 1
    const gap = isStart && mayStartGap(bytes, at) ? gapIn(text, at) : 0
    const found = isStart && gap === 0 ? escapeAt(bytes, at, bytes.length) : 0
    if (changedAt < 0 && (gap > 0 || found !== 0)) changedAt = at
    const end = at + (gap || (found === 0 ? 1 : bytesOf(found)))
    if (gap === 0) {
      starts[count] = at
      ends[count] = end
      // In place: what is written is never longer than what was read.
      bytes[count++] = found === 0 ? code : codeOf(found)
      if (bytes[count - 1] === last && endsAgain(bytes, count, ending)) break
    }
    at = end
  }
  return changedAt < 0
    ? undefined
    : { text: bytes.toString('latin1', 0, count), changedAt, starts: starts.slice(0, count), ends: ends.slice(0, count) }
}

/** Whether the first so many bytes end in the text, and hold more than that. */
function endsAgain(bytes: Buffer, count: number, text: string): boolean {
  return count > text.length && bytes.toString('latin1', count - text.length, count) === text
}

/** Characters of a joint, a continuation or a fold at a place; 0 when there is none. */
function gapAt(text: string, at: number): number {
  const sign = text.charCodeAt(at)
  if (sign === LINE_FEED || sign === RETURN) return lengthOf(FOLD, text, at)
  if (sign !== BACKSLASH) return QUOTES[sign] === 1 ? lengthOf(JOINT, text, at) : 0
  let next = at + 1
  while (next < at + MOST_ESCAPED && text.charCodeAt(next) === BACKSLASH) next++
  const code = text.charCodeAt(next)
  if (QUOTES[code] === 1) return lengthOf(JOINT, text, at)
  return code === LINE_FEED || code === RETURN ? lengthOf(CONTINUATION, text, at) : 0
}

function lengthOf(gap: RegExp, text: string, at: number): number {
  gap.lastIndex = at
  return gap.test(text) ? gap.lastIndex - at : 0
}

const LONGEST_ESCAPE = 12

function hasEscapeAt(text: string, at: number): boolean {
  const bytes = Buffer.from(text.slice(at, at + LONGEST_ESCAPE), 'latin1')
  return escapeAt(bytes, 0, bytes.length) !== 0
}

/** What keys are made of. */
const IN_WORDS = byteTable('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.+/=:~@$!*,|')
const QUOTES = byteTable('"\'`')
/** What joints, continuations, folds and escapes begin with. */
const STARTS = byteTable('"\'`\\%&\r\n')
