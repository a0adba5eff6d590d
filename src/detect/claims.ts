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

/** The claims on what begins at `start` of the bytes, a place in the text. */
export function claimsAt(place: TextPlace, start: number, { text, encoding, confirmers }: AnchorUse): FoundClaim[] {
  const found: FoundClaim[] = []
  let window: Window | undefined
  let width = 0
  for (const confirmer of confirmers) {
    // Rules that share an anchor nearly always look equally far.
    if (!window || width !== confirmer.rule.window) window = windowAt(place, start, { encoding, units: confirmer.rule.window })
    width = confirmer.rule.window
    const claim = confirmer.confirm(window, text)
    if (!claim) continue
    const origin = start - window.at * unitBytes(encoding)
    const placeOf = (unit: number) => origin + unit * unitBytes(encoding)
    found.push({ start: placeOf(claim.start), end: placeOf(claim.end), claim })
  }
  return found
}

/** The units on either side of a place, as far as the text goes. */
function windowAt({ bytes, from, to }: TextPlace, start: number, { encoding, units }: { encoding: Encoding; units: number }): Window {
  const size = unitBytes(encoding)
  const before = Math.min(units, Math.floor((start - from) / size))
  return new Window(unitText(bytes, start - before * size, Math.min(start + units * size, to), encoding), before)
}
