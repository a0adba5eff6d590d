// Anchors with escapes in them: `sk%5Flive%5F`, `\u0073\u006b`, `&#95;`. What is searched for are the escapes themselves; one
// counts when it is the first of an anchor that is written with it.
import { bytesOf, codeOf, escapeAt } from './escape-at.ts'
import type { TextPlace } from './notation.ts'
import { Reading, UNKNOWN } from './reading.ts'
import { startsGap } from './rewrite.ts'

const BACKSLASH = 92
const MOST_BACKSLASHES = 4

const DIGITS = '0123456789'
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
/** Beginnings of escapes for signs, digits and letters. In any case: hexadecimal digits, and letters behind a sign. */
const inCase = [...['x', 'u00', 'u{'].flatMap((kind) => [...'234567'].map((digit) => `\\${kind}${digit}`)), ...octal()]
const inAnyCase = ['&#x', ...[...DIGITS].map((digit) => `&#${digit}`), ...percent(), ...[...'_-'].flatMap(signed)]

/** What to search for; each has the kernel's three bytes. */
export const escapeBeginnings: readonly { readonly text: string; readonly ignoresCase: boolean }[] = [
  ...inCase.map((text) => ({ text, ignoresCase: false })),
  ...inAnyCase.map((text) => ({ text, ignoresCase: true })),
]

function octal(): string[] {
  return ['04', '05', '06', '07', ...[...'01234567'].map((digit) => `1${digit}`)].map((digits) => `\\${digits}`)
}

/** All of them, as two characters are too few to search for. */
function percent(): string[] {
  const codes = [...'$-./:_+=|^#', ...DIGITS, ...LETTERS, ...LETTERS.toUpperCase()].map((sign) => sign.charCodeAt(0).toString(16))
  return ['25', ...codes].map((code) => `%${code}`)
}

/** A sign that a text in Markdown or TeX has a backslash before. */
function signed(sign: string): string[] {
  return [...DIGITS, ...LETTERS].map((character) => `\\${sign}${character}`)
}

interface AnchorPart<Anchor> {
  readonly anchor: Anchor
  /** Characters before the first that is escaped. */
  readonly index: number
  /** None of those may be the beginning of an escape or of a joint. */
  readonly isPlain: boolean
}

/** An anchor, and where it begins in the text. */
export interface EscapedAnchor<Anchor> {
  readonly anchor: Anchor
  readonly start: number
  /** What follows the anchor, from an index on; absent where that isn't certain. */
  readonly behind?: { readonly reading: Reading; readonly index: number }
}

/** Finds the anchors that an escape may be part of. Most texts hold no escape, so nothing is prepared before the first. */
export class EscapedAnchors<Anchor extends { readonly text: string }> {
  readonly #anchors: () => readonly Anchor[]
  /** Source bytes on either side of an escape that a verdict on it may depend on. */
  readonly reach: number
  /** By the first character and the next. */
  #first: ReadonlyMap<number, readonly AnchorPart<Anchor>[]> | undefined
  /** By the character before the escape and the escape's own. */
  #inside: ReadonlyMap<number, readonly AnchorPart<Anchor>[]> = new Map()

  /** `units` is how far on either side of the anchors their rules look. */
  constructor(anchors: () => readonly Anchor[], units: number) {
    this.#anchors = anchors
    this.reach = escapeReach(units)
  }

  #prepare(): ReadonlyMap<number, readonly AnchorPart<Anchor>[]> {
    const first = new Map<number, AnchorPart<Anchor>[]>()
    const inside = new Map<number, AnchorPart<Anchor>[]>()
    for (const anchor of this.#anchors()) {
      const { text } = anchor
      push(first, keyOf(text.charCodeAt(0), text.charCodeAt(1)), { anchor, index: 0, isPlain: true })
      let isPlain = true
      for (let index = 1; index < text.length; index++) {
        isPlain &&= !startsGap(text.charCodeAt(index - 1))
        push(inside, keyOf(text.charCodeAt(index - 1), text.charCodeAt(index)), { anchor, index, isPlain })
      }
    }
    this.#inside = inside
    return first
  }

  /** Anchors of which the escape at `found` may be the first escaped character. */
  candidates({ bytes, from, to }: TextPlace, found: number): readonly EscapedAnchor<Anchor>[] {
    const sign = escapeAt(bytes, found, to)
    if (sign === 0) return NO_ANCHORS
    const start = firstBackslash(bytes, found, from)
    this.#first ??= this.#prepare()
    const first = this.#first.get(keyOf(codeOf(sign), nextCode(bytes, found + bytesOf(sign), to)))
    const inside = start > from ? this.#inside.get(keyOf(bytes[start - 1] as number, codeOf(sign))) : undefined
    if (!first && !inside) return NO_ANCHORS
    const reading = new Reading(bytes, start, to)
    const candidates: EscapedAnchor<Anchor>[] = []
    for (const parts of [first, inside]) {
      for (const part of parts ?? NO_PARTS) {
        const begin = start - part.index
        if (begin < from || !stands(bytes, begin, part)) continue
        const cut = begin + escapeReach(part.anchor.text.length)
        const found = part.isPlain ? readsAs(reading, part, cut) : 'perhaps'
        if (found === 'yes')
          candidates.push({ anchor: part.anchor, start: begin, behind: { reading, index: part.anchor.text.length - part.index } })
        if (found === 'perhaps') candidates.push({ anchor: part.anchor, start: begin })
      }
    }
    return candidates
  }
}

const NO_PARTS: readonly never[] = []

/** Whether the characters before the escape are the anchor's. */
function stands(bytes: Buffer, begin: number, { anchor, index }: AnchorPart<{ readonly text: string }>): boolean {
  let i = 0
  while (i < index && bytes[begin + i] === anchor.text.charCodeAt(i)) i++
  return i === index
}

/** Whether the rest of the anchor stands where the reading begins, within what is looked at for it. */
function readsAs(
  reading: Reading,
  { anchor: { text }, index }: AnchorPart<{ readonly text: string }>,
  cut: number,
): 'yes' | 'no' | 'perhaps' {
  for (let i = index; i < text.length; i++) {
    const code = reading.codeAt(i - index)
    if (code === UNKNOWN || reading.endOf(i - index) > cut) return 'perhaps'
    if (code !== text.charCodeAt(i)) return 'no'
  }
  return 'yes'
}

/** In a text that stands in another one, each backslash has another before it. */
function firstBackslash(bytes: Uint8Array, found: number, from: number): number {
  let start = found
  if (bytes[found] !== BACKSLASH) return start
  while (start > from && found - start < MOST_BACKSLASHES && bytes[start - 1] === BACKSLASH) start--
  return start
}

const NO_ANCHORS: readonly EscapedAnchor<never>[] = []

/** The character at a place, in clear or escaped. */
function nextCode(bytes: Buffer, at: number, to: number): number {
  const found = escapeAt(bytes, at, to)
  return found === 0 ? (bytes[at] ?? 0) : codeOf(found)
}

function keyOf(before: number, code: number): number {
  return (before << 8) | code
}

function push<Item>(map: Map<number, Item[]>, key: number, item: Item): void {
  const items = map.get(key)
  if (items) items.push(item)
  else map.set(key, [item])
}

const LONGEST_ESCAPE = 6
/** Escaped texts are short: what is longer than this is cut. */
const MOST_REACH = 16_384

/** Source bytes on either side of an escape in an anchor that so many units on either side of the anchor may depend on. */
export function escapeReach(units: number): number {
  return Math.min((units + 1) * LONGEST_ESCAPE, MOST_REACH)
}
