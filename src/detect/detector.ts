// Bytes in, matches out: prefilter → confirm → resolve, with lines and columns. A blob of any size passes through the
// kernel's input once, in pieces that overlap by the widest window, so a cut changes nothing.
import type { Allowance, Blob, Match, Rule } from '../model.ts'
import { redact } from '../redact.ts'
import { ALLOW_WINDOW, readAllowance } from './allowances.ts'
import { type AnchorUse, AnchorUses } from './anchor-uses.ts'
import { claimsAt } from './claims.ts'
import type { Meant } from './claims-in-clear.ts'
import type { Claim } from './confirm.ts'
import { decode, type Encoding, SAMPLE_BYTES, type TextForm, textFormOf, unitBytes } from './encoding.ts'
import { cutExcerpt, EXCERPT_BYTES } from './excerpt.ts'
import type { TextPlace } from './notation/notation.ts'
import type { Onlooker } from './onlooker.ts'
import { Prefilter, type VisitCandidate } from './prefilter.ts'
import { Repeats } from './repeats.ts'
import { type PlacedClaim, resolveClaims } from './resolve.ts'

export interface Detected {
  readonly matches: readonly Match[]
  readonly allowances: readonly Allowance[]
  readonly bytes: number
}

/** A claim whose place in lines is still to be counted. Offsets are in the kernel's input. */
interface Found {
  readonly start: number
  readonly end: number
  readonly claim?: Claim
  readonly meant?: Meant
  readonly allowance?: { rule?: string; reason?: string }
  readonly encoding: Encoding
}

const DEFAULT_PIECE_BYTES = 1 << 20
/** A byte-order mark must not be cut, and each piece must go on. */
const LEAST_PIECE_BYTES = 4
/** Matches beyond this many in one blob come without the text around them, so that memory stays bounded. */
const EXCERPTS_PER_BLOB = 1000

export class Detector {
  readonly #prefilter: Prefilter
  readonly #overlap: number
  readonly #visit: VisitCandidate
  /** Whoever looks on is shown every candidate. */
  readonly #repeats: Repeats | undefined
  /** Found out when the first place has to be located. */
  #form: TextForm | undefined
  /** What is filled of the kernel's input. */
  #text: TextPlace = { bytes: Buffer.alloc(0), from: 0, to: 0 }
  #offset = 0
  #filled = 0
  #judged = 0
  #located = 0
  #places = 0
  #found: Found[] = []
  #claims: PlacedClaim[] = []
  #allowances: Allowance[] = []

  /** `pieceBytes` is how much of a blob is read at once; the verdict does not depend on it. */
  constructor(rules: readonly Rule[], pieceBytes = DEFAULT_PIECE_BYTES, onlooker?: Onlooker) {
    const uses = new AnchorUses(rules, onlooker)
    this.#repeats = onlooker ? undefined : new Repeats()
    this.#visit = onlooker?.judging(this.#judgeCandidate) ?? this.#judgeCandidate
    this.#overlap = uses.plan.farthest + EXCERPT_BYTES
    const inputBytes = Math.max(pieceBytes, LEAST_PIECE_BYTES) + 2 * this.#overlap
    this.#prefilter = new Prefilter(uses, Math.max(inputBytes, SAMPLE_BYTES))
  }

  /** Reads the blob to its end. Throws what its `read` throws; the next blob starts afresh. */
  async detect(blob: Pick<Blob, 'read'>): Promise<Detected> {
    this.#reset()
    const { input } = this.#prefilter.kernel
    while (true) {
      const pending = blob.read(this.#filled === 0 ? input : input.subarray(this.#filled))
      const count = typeof pending === 'number' ? pending : await pending
      if (count === 0) break
      this.#filled += count
      if (this.#filled === input.length) this.#judgePiece()
    }
    this.#judge(this.#filled)
    const matches = this.#claims.length === 0 ? [] : resolveClaims(this.#claims)
    return { matches, allowances: this.#allowances, bytes: this.#offset + this.#filled }
  }

  #reset(): void {
    this.#offset = this.#filled = this.#judged = this.#located = this.#places = 0
    this.#form = undefined
    this.#found = []
    this.#claims = []
    this.#allowances = []
  }

  /** Judges all but the overlap at the end, then moves what later windows need to the front. */
  #judgePiece(): void {
    this.#judge(this.#filled - this.#overlap)
    const { kernel } = this.#prefilter
    const keepFrom = (this.#judged - this.#overlap) & ~1
    this.#advance(keepFrom, this.#restorePosition())
    kernel.savePosition()
    kernel.input.copyWithin(0, keepFrom, this.#filled)
    this.#offset += keepFrom
    this.#filled -= keepFrom
    this.#judged -= keepFrom
    this.#located = 0
  }

  /** Looks at every anchor that starts in [judged, until). */
  #judge(until: number): void {
    const stretch = { from: this.#judged, to: until }
    this.#judged = until
    this.#repeats?.forget()
    this.#text = { bytes: this.#prefilter.kernel.input, from: 0, to: this.#filled }
    this.#prefilter.candidates(stretch, this.#filled, this.#visit)
    if (this.#found.length > 0) this.#locateFound()
  }

  readonly #judgeCandidate = (use: AnchorUse, start: number): void => {
    const { encoding } = use
    if (use.allows) {
      const bytes = this.#prefilter.kernel.input.subarray(start, Math.min(start + ALLOW_WINDOW * unitBytes(encoding), this.#filled))
      const allowance = readAllowance(decode(bytes, encoding))
      if (allowance) this.#found.push({ start, end: start, allowance, encoding })
      return
    }
    const claims = this.#repeats ? this.#repeats.claims(this.#text, start, use, claimsAt) : claimsAt(this.#text, start, use)
    if (claims) for (const found of claims) this.#found.push({ ...found, encoding })
  }

  /** Counts lines up to each found place, in their order. */
  #locateFound(): void {
    const offsets = [...new Set(this.#found.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b)
    const places = new Map<number, { line: number; column: number }>()
    const form = this.#restorePosition()
    for (const offset of offsets) {
      this.#advance(offset, form)
      places.set(offset, this.#prefilter.kernel.position)
    }
    for (const found of this.#found) this.#keep(found, places, form)
    this.#found = []
  }

  #keep(
    { start, end, claim, meant, allowance, encoding }: Found,
    places: ReadonlyMap<number, { line: number; column: number }>,
    form: TextForm,
  ): void {
    const from = places.get(start) ?? { line: 1, column: 1 }
    const to = places.get(end) ?? from
    const foreign = encoding !== form.encoding
    if (allowance && !foreign) this.#allowances.push({ line: from.line, ...allowance })
    if (!claim) return
    const { input } = this.#prefilter.kernel
    const text = decode(input.subarray(start, end), encoding)
    const secret = meant?.secret ?? text
    const wanted = this.#takesExcerpt(this.#offset + start)
    const excerpt = wanted ? cutExcerpt(input.subarray(0, this.#filled), { start, end }, form.encoding) : { before: '', after: '' }
    this.#claims.push({
      claim,
      encoding,
      foreign,
      start: this.#offset + start,
      end: this.#offset + end,
      line: from.line,
      column: from.column,
      endLine: to.line,
      endColumn: to.column,
      secret,
      redacted: redact(secret, claim.prefixLength),
      ...(meant && { written: { manner: meant.manner, text } }),
      overHttp: claim.overHttp,
      ...(claim.parts && { parts: claim.parts.map(({ title, text: named }) => ({ title, text: toText(named, encoding) })) }),
      ...(claim.features && { features: claim.features }),
      ...excerpt,
    })
  }

  /** Several rules may claim one place; it counts once. */
  #takesExcerpt(start: number): boolean {
    if (this.#claims.at(-1)?.start !== start) this.#places++
    return this.#places <= EXCERPTS_PER_BLOB
  }

  /** Goes back to the place of the input's first byte; the first time, to the text's first column. */
  #restorePosition(): TextForm {
    const { kernel } = this.#prefilter
    if (!this.#form) {
      this.#form = textFormOf(kernel.input.subarray(0, this.#filled))
      kernel.resetPosition()
    } else kernel.restorePosition()
    this.#located = this.#offset === 0 ? Math.min(this.#form.markBytes, this.#filled) : 0
    return this.#form
  }

  #advance(to: number, { encoding }: TextForm): void {
    const { kernel } = this.#prefilter
    const until = encoding === 'utf8' ? to : to & ~1
    if (until <= this.#located) return
    if (encoding === 'utf8') kernel.advanceUtf8({ from: this.#located, to: until })
    else kernel.advanceUtf16({ from: this.#located, to: until }, encoding === 'utf16be' ? 'big' : 'little')
    this.#located = until
  }
}

/** One character a unit → the text that a person would see. */
function toText(units: string, encoding: Encoding): string {
  return encoding === 'utf8' ? Buffer.from(units, 'latin1').toString() : units
}
