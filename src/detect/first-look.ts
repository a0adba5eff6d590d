// A look at the bytes right around an anchor, before a window is made of them: nine of ten anchors end here. Never drops what
// the confirmers would claim.
import { isLetterOrDigit, mayBeMarshalled } from './boundary.ts'
import type { TextPlace } from './notation/notation.ts'
import { startsGap } from './notation/rewrite.ts'

/** An anchor in a text of one byte a character: its bytes are [start, end). */
export interface AnchorPlace extends TextPlace {
  readonly start: number
  readonly end: number
  /** There is more behind `to` that isn't known. */
  readonly isCut: boolean
}

/** Bytes before an anchor that a first look may depend on. */
export const LOOK_BEHIND = 24

const [ESCAPE_SIGN, PERCENT, BACKSLASH, OPENING, LOWER_M] = [27, 37, 92, 91, 109]
const LONGEST_ESCAPE = 10
const LONGEST_COLOUR = 20

/** Whether a secret may begin at the anchor: false behind a letter or digit that ends no escape. */
export function mayStart({ bytes, from, start }: AnchorPlace): boolean {
  const before = bytes[start - 1] as number
  if (start === from || !isLetterOrDigit(before) || mayBeMarshalled(bytes, start)) return true
  const first = Math.max(from, start - (before === LOWER_M ? LONGEST_COLOUR : LONGEST_ESCAPE))
  for (let at = start - 2; at >= first; at--) if (isEscapeSign(bytes[at] as number)) return true
  return false
}

function isEscapeSign(byte: number): boolean {
  return byte === BACKSLASH || byte === PERCENT || byte === ESCAPE_SIGN || byte === OPENING
}

/** Characters that a text holds side by side, so many at least. */
export interface Run {
  /** By byte. */
  readonly isIn: Uint8Array
  readonly least: number
  /** The most characters of plain text before it. */
  readonly behind: number
  /** The plain text before it, where all alternatives have the same. */
  readonly text: string
}

/** What a pattern begins with: plain text with looks around, then a class and how often at least. */
const BEGINNING = /^(?:\(\?<?[!=][^()]*\))*((?:[^\\()[\]{}.*+?^$|]|\\\W)*)(?:\(\?<?[!=][^()]*\))*(\[(?:\\.|[^\]\\])+\])\{(\d+)/
/** Plain text before a group of alternatives, which hold no other group of them. */
const GROUP = /^((?:[^\\()[\]{}.*+?^$|]|\\\W)*)\(\?:((?:\\.|[^()\\]|\((?:\\.|[^()\\])*\))*)\)(\??)(?![*+{])/

/** The first run of every alternative of a pattern; undefined when one of them begins in another way. */
export function firstRuns(pattern: string, ignoreCase = false): readonly Run[] | undefined {
  const runs = alternativesIn(pattern)
    .flatMap(withoutGroup)
    .map((alternative) => runOf(alternative, ignoreCase))
  return runs.every((run) => run !== undefined) ? runs : undefined
}

/** A run that each of some is. */
export function unionOf(runs: readonly Run[]): Run | undefined {
  return runs.length === 0 ? undefined : runs.reduce(union)
}

function runOf(pattern: string, ignoreCase: boolean): Run | undefined {
  const [, plain, characters, least] = BEGINNING.exec(pattern) ?? []
  if (plain === undefined || characters === undefined) return undefined
  const text = plain.replace(/\\(\W)/g, '$1')
  return { isIn: tableOf(characters, ignoreCase), least: Number(least), behind: text.length, text }
}

function union(one: Run, other: Run): Run {
  const isIn = one.isIn.map((is, byte) => is | (other.isIn[byte] as number))
  return {
    isIn,
    least: Math.min(one.least, other.least),
    behind: Math.max(one.behind, other.behind),
    text: one.text === other.text ? one.text : '',
  }
}

/** The group that the pattern begins with, or has behind plain text, replaced by each of its alternatives. */
function withoutGroup(pattern: string): string[] {
  const [whole, before = '', inside = '', optional] = (pattern.includes('(?:') && GROUP.exec(pattern)) || []
  if (whole === undefined) return [pattern]
  const alternatives = [...alternativesIn(inside), ...(optional ? [''] : [])]
  return alternatives.map((alternative) => before + alternative + pattern.slice(whole.length))
}

/** Parted at the bars outside of groups and classes. */
function alternativesIn(pattern: string): string[] {
  if (!pattern.includes('|')) return [pattern]
  const parts = ['']
  let depth = 0
  for (const [piece] of pattern.matchAll(/\\.|\[(?:\\.|[^\]\\])*\]|[\s\S]/g)) {
    if (piece === '(') depth++
    if (piece === ')') depth--
    if (piece === '|' && depth === 0) parts.push('')
    else parts[parts.length - 1] += piece
  }
  return parts
}

const tables = new Map<string, Uint8Array>()

function tableOf(characters: string, ignoreCase: boolean): Uint8Array {
  const key = `${characters}${ignoreCase}`
  let table = tables.get(key)
  if (table) return table
  const expression = new RegExp(characters, ignoreCase ? 'i' : '')
  table = Uint8Array.from({ length: 256 }, (_, byte) => Number(expression.test(String.fromCharCode(byte))))
  tables.set(key, table)
  return table
}

/** Whether the run stands right behind the anchor, or may go on in another piece or in escapes. */
export function mayHoldRun({ bytes, to, end, isCut }: AnchorPlace, { isIn, least }: Run): boolean {
  const wanted = end + least
  let at = end
  while (at < wanted && at < to && isIn[bytes[at] as number] === 1) at++
  return at === wanted || (at < to ? startsGap(bytes[at] as number) : isCut)
}

/** Whether the run, and the text before it, stand within so many bytes behind the anchor. */
export function hasRunWithin({ bytes, to, end }: AnchorPlace, { isIn, least, text, behind }: Run, reach: number): boolean {
  const until = end + reach + behind
  if (text !== '' && !holdsText(bytes, { from: end, to: Math.min(until, to) }, text)) return false
  for (let start = end; start < until && start + least <= to; ) {
    let at = start + least - 1
    while (at >= start && isIn[bytes[at] as number] === 1) at--
    if (at < start) return true
    start = at + 1
  }
  return false
}

function holdsText(bytes: Uint8Array, { from, to }: { from: number; to: number }, text: string): boolean {
  for (let start = from; start + text.length <= to; start++) {
    let i = 0
    while (i < text.length && bytes[start + i] === text.charCodeAt(i)) i++
    if (i === text.length) return true
  }
  return false
}
