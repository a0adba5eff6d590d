// One anchor in a stretch of bytes → what the rules that begin there claim, in clear or in pieces. Looks no further than each
// rule's window.
import { isFormat } from './anchor-plan.ts'
import type { RuleAnchor } from './anchor-uses.ts'
import { showMarshalled } from './boundary.ts'
import type { Claim, Confirmer } from './confirm.ts'
import { type Encoding, unitBytes, unitText } from './encoding.ts'
import type { TextPlace } from './notation/notation.ts'
import { beginningOf, goesOnAt, manner, mayGoOn, type Rewritten, rejoin } from './notation/rewrite.ts'
import { Window } from './window.ts'

/** A claim and its place in the bytes. */
export interface FoundClaim {
  readonly start: number
  readonly end: number
  readonly claim: Claim
  /** What stands there when it is read as its program reads it; absent where that is the text itself. */
  readonly meant?: Meant
}

export interface Meant {
  readonly secret: string
  /** How it is written, as in "found, in base64". */
  readonly manner: string
}

const LEAST_TELLING = 4
/** Characters behind an anchor that a look at joined pieces asks for. */
const LONGEST_LOOK = 24
const NO_CLAIMS: readonly FoundClaim[] = []

/** The claims on what begins at `start` of the bytes, a place in the text; undefined when no pattern fits. */
export function claimsInClear(
  place: TextPlace,
  start: number,
  { text, confirmers, encoding }: RuleAnchor & { readonly encoding: Encoding },
): readonly FoundClaim[] | undefined {
  let found: FoundClaim[] | undefined
  let fits = false
  let views: View[] | undefined
  const at = { bytes: place.bytes, from: place.from, to: place.to, start, end: start + text.length, isCut: false }
  for (const confirmer of confirmers) {
    if (encoding === 'utf8' && !confirmer.mayClaim(at)) continue
    const units = confirmer.rule.window
    views ??= []
    let view = views.find((one) => one.units === units)
    if (!view) {
      view = new View(place, start, { text, encoding, units })
      views.push(view)
    }
    const one = view.claim(confirmer)
    if (one === undefined) continue
    fits = true
    if (one === 'rejected') continue
    found ??= []
    found.push(one)
  }
  return found ?? (fits ? NO_CLAIMS : undefined)
}

interface Sight {
  readonly text: string
  readonly encoding: Encoding
  readonly units: number
}

/** What rules that look equally far see of one anchor: worked out once. */
class View {
  readonly #place: TextPlace
  readonly #start: number
  readonly #sight: Sight
  readonly #ahead: string
  #window: Window | undefined
  #goesOn: boolean | undefined
  /** Formats with one pattern fit alike, and stand together. */
  #last = { pattern: '', fits: false }
  #beginning: Buffer | undefined
  #pieces: { readonly joined: Rewritten; readonly window: Window } | undefined | null

  constructor(place: TextPlace, start: number, sight: Sight) {
    this.#place = place
    this.#start = start
    this.#sight = sight
    const { encoding, units } = sight
    this.#ahead = unitText(place.bytes, start, Math.min(start + units * unitBytes(encoding), place.to), encoding)
  }

  get units(): number {
    return this.#sight.units
  }

  /** Undefined when the pattern doesn't fit, however the text is read. */
  claim(confirmer: Confirmer): FoundClaim | 'rejected' | undefined {
    const { text } = this.#sight
    const fits = confirmer.looksBehind || this.#fitsAhead(confirmer)
    const window = fits ? this.#windowInClear() : undefined
    const claim = window && confirmer.confirm(window, text)
    const isPart =
      isFormat(confirmer.rule) && (claim ? goesOnAt(window.text, claim.end) : this.#mayGoOn()) && this.#mayClaimJoined(confirmer)
    const whole = isPart ? this.#inPieces(confirmer) : undefined
    if (typeof whole === 'object') return whole
    if (claim) return { claim, start: this.#offsetOf(window, claim.start), end: this.#offsetOf(window, claim.end) }
    return fits ? 'rejected' : whole
  }

  #fitsAhead(confirmer: Confirmer): boolean {
    const { rule } = confirmer
    if (!isFormat(rule)) return confirmer.fits(this.#ahead)
    if (this.#last.pattern !== rule.pattern) this.#last = { pattern: rule.pattern, fits: confirmer.fits(this.#ahead) }
    return this.#last.fits
  }

  #mayGoOn(): boolean {
    this.#goesOn ??= mayGoOn(this.#ahead, this.#sight.text.length)
    return this.#goesOn
  }

  /** A look at the first characters with their pieces joined, before all that the rule sees is. */
  #mayClaimJoined(confirmer: Confirmer): boolean {
    const end = this.#sight.text.length
    this.#beginning ??= Buffer.from(beginningOf(this.#ahead, end + LONGEST_LOOK), 'latin1')
    return confirmer.mayClaim({ bytes: this.#beginning, from: 0, to: this.#beginning.length, start: 0, end, isCut: true })
  }

  #inPieces(confirmer: Confirmer): FoundClaim | 'rejected' | undefined {
    this.#pieces ??= this.#rejoined()
    if (this.#pieces === null) return undefined
    const { joined, window } = this.#pieces
    if (!confirmer.looksBehind && !confirmer.fits(joined.text)) return undefined
    const claim = confirmer.confirm(window, this.#sight.text)
    const [start, end] = claim ? [claim.start - window.at, claim.end - window.at] : [0, 0]
    // Otherwise it is what stands there in clear, with another character behind it.
    if (!claim || start < 0 || end <= joined.changedAt || this.#beginsAgain(joined, start, end)) return 'rejected'
    const size = unitBytes(this.#sight.encoding)
    return {
      claim,
      start: this.#start + (joined.starts[start] ?? 0) * size,
      end: this.#start + (joined.ends[end - 1] ?? 0) * size,
      meant: { secret: this.#toText(joined.text.slice(start, end)), manner: manner(joined, start, end) },
    }
  }

  /** What begins with the anchor behind a joint is another key in the next literal, not the rest of this one. */
  #beginsAgain({ text, starts, ends }: Rewritten, from: number, to: number): boolean {
    const anchor = this.#sight.text
    // Shorter ones begin parts of one key, too: each part of a JSON web token.
    if (anchor.length < LEAST_TELLING) return false
    for (let at = text.indexOf(anchor, from + 1); at >= 0 && at < to; at = text.indexOf(anchor, at + 1)) {
      if ((starts[at] ?? 0) > (ends[at - 1] ?? 0)) return true
    }
    return false
  }

  #rejoined(): { readonly joined: Rewritten; readonly window: Window } | null {
    const joined = rejoin(this.#ahead)
    if (!joined) return null
    const { text, at } = this.#windowInClear()
    return { joined, window: new Window(text.slice(0, at) + joined.text, at) }
  }

  /** One character a unit → the text that a person would see. */
  #toText(units: string): string {
    return this.#sight.encoding === 'utf8' ? Buffer.from(units, 'latin1').toString() : units
  }

  #windowInClear(): Window {
    this.#window ??= this.#windowAround()
    return this.#window
  }

  /** The units on either side, as far as the text goes. */
  #windowAround(): Window {
    const { bytes, from } = this.#place
    const { encoding, units } = this.#sight
    const size = unitBytes(encoding)
    const at = Math.min(units, Math.floor((this.#start - from) / size))
    const text = unitText(bytes, this.#start - at * size, this.#start, encoding) + this.#ahead
    return new Window(encoding === 'utf8' ? showMarshalled(text, at) : text, at)
  }

  #offsetOf({ at }: Window, unit: number): number {
    return this.#start + (unit - at) * unitBytes(this.#sight.encoding)
  }
}
