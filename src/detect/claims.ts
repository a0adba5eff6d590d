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

/** The claims on what begins at `start` of the bytes, which hold the text up to `filled`. */
export function claimsAt(bytes: Buffer, filled: number, start: number, { text, encoding, confirmers }: AnchorUse): FoundClaim[] {
  const found: FoundClaim[] = []
  let window: Window | undefined
  let width = 0
  for (const confirmer of confirmers) {
    // Rules that share an anchor nearly always look equally far.
    if (!window || width !== confirmer.rule.window) window = windowAt({ bytes, filled, start, encoding }, confirmer.rule.window)
    width = confirmer.rule.window
    const claim = confirmer.confirm(window, text)
    if (!claim) continue
    const origin = start - window.at * unitBytes(encoding)
    const place = (unit: number) => origin + unit * unitBytes(encoding)
    found.push({ start: place(claim.start), end: place(claim.end), claim })
  }
  return found
}

interface Place {
  readonly bytes: Buffer
  readonly filled: number
  readonly start: number
  readonly encoding: Encoding
}

/** The units on either side of an offset. */
function windowAt({ bytes, filled, start, encoding }: Place, units: number): Window {
  const size = unitBytes(encoding)
  const before = Math.min(units, Math.floor(start / size))
  const from = start - before * size
  const to = Math.min(start + units * size, filled)
  return new Window(unitText(bytes.subarray(from, to), encoding), before)
}
