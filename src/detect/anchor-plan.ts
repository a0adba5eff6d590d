// Rules → what to search for: every anchor in every encoding and notation, as bytes, and which anchor each of them is. There
// are tens of thousands; for the built-in rules this is done when the program is built (builtin-plan.ts).
import { AnchorList } from '../kernel/anchor-list.ts'
import { type AnchorTable, buildAnchorTable } from '../kernel/anchor-table.ts'
import type { Rule } from '../model.ts'
import { searchedForms } from '../names.ts'
import { ALLOW_MARKER, ALLOW_WINDOW } from './allowances.ts'
import { type Encoding, encodings, toUnits, unitBytes } from './encoding.ts'
import { escapeBeginnings, escapeReach } from './notation/escapes.ts'
import type { Notation } from './notation/notation.ts'
import { notations } from './notation/notations.ts'

/** How an anchor is searched for. */
export interface Manner {
  readonly encoding: Encoding
  /** It is the inline marker. */
  readonly allows: boolean
  readonly notation?: Notation
  /** It is the beginning of an escape, which may be part of any format's anchor. */
  readonly escapes?: true
}

/** Numbers of manners are their places here. */
export const manners: readonly Manner[] = [
  ...encodings.map((encoding) => ({ encoding, allows: false })),
  ...encodings.map((encoding) => ({ encoding, allows: true })),
  { encoding: 'utf8', allows: false, escapes: true },
  ...notations.map((notation) => ({ encoding: 'utf8' as const, allows: false, notation })),
]
const IN_ENCODINGS = 0
const ALLOWING = encodings.length
const ESCAPES = 2 * encodings.length
const IN_NOTATIONS = ESCAPES + 1

/** What is searched for has a number; anchors and rules have numbers of their own. */
export interface AnchorPlan {
  readonly table: AnchorTable
  /** The manner of each that is searched for. */
  readonly mannerOf: Uint8Array
  /** The anchor of each; of an escape or the marker, none that means anything. */
  readonly anchorOf: Uint16Array
  readonly anchorCount: number
  anchorAt(anchor: number): PlannedAnchor
  /** The widest window of a format, in units. */
  readonly formatUnits: number
  /** Bytes on either side of any anchor that a verdict on it may depend on. */
  readonly farthest: number
}

/** Its text, and the rules that begin there. */
export type PlannedAnchor = readonly [text: string, rules: readonly number[]]

/** A key that is recognised by its own shape: what such a rule finds in an encoded text is no chance. */
export function isFormat({ ignoreCase, generic, names }: Rule): boolean {
  return !ignoreCase && !generic && !names
}

/**
 * Whether the rule is looked for in what is written in a notation: formats always; values that are told by what stands around
 * them where files are written so, but for those of single issuers, which other rules report there.
 */
export function isReadIn(notation: Notation, rule: Rule): boolean {
  return isFormat(rule) || (notation.holdsFiles && (!rule.names || rule.least !== undefined))
}

/** The numbers of rules are their places in the list. */
export function planAnchors(rules: readonly Rule[]): AnchorPlan {
  const writer = new PlanWriter()
  const anchors = anchorsIn(rules)
  for (const [number, [text, users]] of anchors.entries()) {
    writer.addInEncodings(text, { number, first: IN_ENCODINGS, caseless: users.some((user) => rules[user]?.ignoreCase) })
    writer.addInNotations(
      text,
      number,
      users.map((user) => rules[user] as Rule),
    )
  }
  writer.addInEncodings(ALLOW_MARKER, { number: 0, first: ALLOWING, caseless: false })
  const formats = rules.filter(isFormat)
  if (formats.length > 0) writer.addEscapes()
  const formatUnits = widestOf(formats)
  const farthest = Math.max(2 * Math.max(ALLOW_WINDOW, widestOf(rules)), farthestIn(rules), escapeReach(formatUnits))
  return { ...writer.written(), anchorCount: anchors.length, anchorAt: (anchor) => anchors[anchor] as PlannedAnchor, formatUnits, farthest }
}

/** Rules that share an anchor share its entry; the ones in any case have one apart. */
function anchorsIn(rules: readonly Rule[]): PlannedAnchor[] {
  const inCase = new Map<string, number[]>()
  const inAnyCase = new Map<string, number[]>()
  for (const [number, rule] of rules.entries()) {
    const byText = rule.ignoreCase ? inAnyCase : inCase
    for (const anchor of rule.names?.flatMap(searchedForms) ?? rule.anchors) {
      const text = rule.ignoreCase ? anchor.toLowerCase() : anchor
      const users = byText.get(text)
      if (!users) byText.set(text, [number])
      else if (users.at(-1) !== number) users.push(number)
    }
  }
  return [...inCase, ...inAnyCase]
}

function widestOf(rules: readonly Rule[]): number {
  return rules.reduce((widest, { window }) => Math.max(widest, window), 0)
}

/** Bytes on either side of an anchor's start that a verdict of rules that look so many units far may depend on. */
export function reachIn({ encoding, notation }: Pick<Manner, 'encoding' | 'notation'>, units: number): number {
  return notation ? notation.reach(units) : units * unitBytes(encoding)
}

function farthestIn(rules: readonly Rule[]): number {
  return notations.reduce((most, notation) => Math.max(most, notation.reach(widestOf(rules.filter((rule) => isReadIn(notation, rule))))), 0)
}

const LONGEST_ANCHOR = 1024

/** Collects what is searched for. */
class PlanWriter {
  readonly #list = new AnchorList()
  readonly #mannerOf: number[] = []
  readonly #anchorOf: number[] = []
  readonly #ascii = Buffer.alloc(LONGEST_ANCHOR)
  readonly #written = new Uint8Array(2 * LONGEST_ANCHOR)

  addInEncodings(text: string, { number, first, caseless }: { number: number; first: number; caseless: boolean }): void {
    const length = this.#ascii.write(text, 'latin1')
    for (const [i, encoding] of encodings.entries()) {
      const wide = encoding !== 'utf8'
      const bytes = wide ? this.#written : this.#ascii
      const count = wide ? toUnits(this.#ascii, length, { into: bytes, encoding }) : length
      this.#add(number, first + i, { bytes, count, caseless })
    }
  }

  addInNotations(text: string, number: number, users: readonly Rule[]): void {
    for (const [i, notation] of notations.entries()) {
      if (!users.some((rule) => isReadIn(notation, rule))) continue
      const spellings = users.every(isFormat) ? [text] : casesOf(text, users)
      for (const spelling of spellings) if (!this.#addWritten(spelling, number, i)) this.#addLonger(spelling, number, i)
    }
  }

  /** What is too short to be searched for is, with what stands behind it in a file. */
  #addLonger(text: string, number: number, notation: number): void {
    if (notations[notation]?.holdsFiles && text.length <= SHORT)
      for (const sign of signsBehind(text)) this.#addWritten(text + sign, number, notation)
  }

  #addWritten(text: string, number: number, i: number): boolean {
    const bytes = this.#written
    const { ignoresCase: caseless } = notations[i] as Notation
    const count = notations[i]?.write(this.#ascii, this.#ascii.write(text, 'latin1'), bytes) ?? 0
    if (count === 0) return false
    this.#add(number, IN_NOTATIONS + i, { bytes, count, caseless })
    if (toAddressAlphabet(bytes, count)) this.#add(number, IN_NOTATIONS + i, { bytes, count, caseless })
    return true
  }

  addEscapes(): void {
    for (const { text, ignoresCase } of escapeBeginnings) {
      this.#add(0, ESCAPES, { bytes: this.#ascii, count: this.#ascii.write(text, 'latin1'), caseless: ignoresCase })
    }
  }

  written(): Pick<AnchorPlan, 'table' | 'mannerOf' | 'anchorOf'> {
    return { table: buildAnchorTable(this.#list), mannerOf: Uint8Array.from(this.#mannerOf), anchorOf: Uint16Array.from(this.#anchorOf) }
  }

  #add(anchor: number, manner: number, { bytes, count, caseless }: { bytes: Uint8Array; count: number; caseless: boolean }): void {
    this.#anchorOf.push(anchor)
    this.#mannerOf.push(manner)
    this.#list.add(bytes, count, caseless)
  }
}

const SHORT = 3

/** As people write names: `access_key`, `ACCESS_KEY`, `accessKey`, `AccessKey`. Where words part is known from the rules' other anchors. */
function casesOf(anchor: string, rules: readonly Rule[]): Set<string> {
  const parted = rules.flatMap(({ anchors }) => anchors).find((other) => other !== anchor && other.replace(/[-_. ]/g, '') === anchor)
  const inHumps = parted
    ? parted
        .split(/[-_. ]/)
        .map(capital)
        .join('')
    : capital(anchor)
  return new Set([anchor, anchor.toLowerCase(), anchor.toUpperCase(), inHumps, inHumps.charAt(0).toLowerCase() + inHumps.slice(1)])
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()
}

/** Behind a name, a sign of assignment; behind the scheme of an address, a user. */
function signsBehind(anchor: string): string {
  return /\w$/.test(anchor) ? '=:"\'' : ':0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
}

/** The other alphabet of base64 (RFC 4648, section 5); false when it makes no difference. */
function toAddressAlphabet(digits: Uint8Array, count: number): boolean {
  let differs = false
  for (let i = 0; i < count; i++) {
    if (digits[i] !== 43 && digits[i] !== 47) continue
    digits[i] = digits[i] === 43 ? 45 : 95
    differs = true
  }
  return differs
}
