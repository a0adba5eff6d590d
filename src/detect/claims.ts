// One anchor in a stretch of bytes → what the rules that begin there claim. Looks no further than each rule's window.
import type { AnchorUse } from './anchor-uses.ts'
import type { Claim } from './confirm.ts'
import { type Encoding, unitBytes, unitText } from './encoding.ts'
import { Window } from './window.ts'

/** A claim and its place in the bytes. */
export interface FoundClaim {
  readonly start: number
  readonly end: number
  readonly claim: Claim
}

/** A text: [from, to) of the bytes. */
export interface TextPlace {
  readonly bytes: Buffer
  readonly from: number
  readonly to: number
}

const NO_CLAIMS: readonly FoundClaim[] = []

/** The claims on what begins at `start` of the bytes, a place in the text; undefined when no pattern fits. */
export function claimsAt(place: TextPlace, start: number, { text, encoding, confirmers }: AnchorUse): readonly FoundClaim[] | undefined {
  let found: FoundClaim[] | undefined
  let fits = false
  let ahead = ''
  let width = 0
  let window: Window | undefined
  for (const confirmer of confirmers) {
    const units = confirmer.rule.window
    // Rules that share an anchor nearly always look equally far.
    if (width !== units) {
      ahead = textAhead(place, start, { encoding, units })
      width = units
      window = undefined
    }
    if (!confirmer.looksBehind && !confirmer.fits(ahead)) continue
    fits = true
    window ??= windowAt(place, start, { encoding, units })
    const claim = confirmer.confirm(window, text)
    if (!claim) continue
    const origin = start - window.at * unitBytes(encoding)
    const placeOf = (unit: number) => origin + unit * unitBytes(encoding)
    found ??= []
    found.push({ start: placeOf(claim.start), end: placeOf(claim.end), claim })
  }
  return found ?? (fits ? NO_CLAIMS : undefined)
}

/** The units from a place on, as far as the text goes. */
function textAhead({ bytes, to }: TextPlace, start: number, { encoding, units }: { encoding: Encoding; units: number }): string {
  return unitText(bytes, start, Math.min(start + units * unitBytes(encoding), to), encoding)
}

/** The units on either side of a place, as far as the text goes. */
function windowAt({ bytes, from, to }: TextPlace, start: number, { encoding, units }: { encoding: Encoding; units: number }): Window {
  const size = unitBytes(encoding)
  const before = Math.min(units, Math.floor((start - from) / size))
  return new Window(unitText(bytes, start - before * size, Math.min(start + units * size, to), encoding), before)
}
