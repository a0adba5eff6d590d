// A file that repeats itself: where all that a verdict depends on is the same as around an earlier place of the same anchor,
// so is the verdict, and nothing is judged again. A page full of one anchor costs little more than any other page.
import { reachIn } from './anchor-plan.ts'
import { type AnchorUse, widestOf } from './anchor-uses.ts'
import { mayClaimAt } from './claims.ts'
import type { FoundClaim } from './claims-in-clear.ts'
import type { TextPlace } from './notation/notation.ts'

/** What was claimed on an anchor; undefined when no pattern fits there. */
type Claims = readonly FoundClaim[] | undefined

/** The claims on what begins at `start`, worked out. */
type Judge = (place: TextPlace, start: number, use: AnchorUse) => Claims

interface Verdict {
  readonly use: AnchorUse
  readonly start: number
  readonly claims: Claims
}

/** A stretch of which every byte is the one so many bytes before it. */
interface Run {
  readonly from: number
  to: number
}

/** So many anchors are judged one by one before anything is remembered: most files have fewer. */
const FIRST = 1000
const MOST_VERDICTS = 1024
const MOST_LAGS = 64
/** Bytes on either side of an anchor's start of which every third tells by what an earlier place is looked up. */
const GLANCE = 48
const STEP = 3

/** Remembers verdicts on one text, whose bytes may not change meanwhile. Places are asked for in their order. */
export class Repeats {
  /** By the anchor and what stands right around it: the last place. */
  readonly #verdicts = new Map<number, Verdict>()
  /** By lag. */
  readonly #runs = new Map<number, Run>()
  #asked = 0

  /** The bytes are others from now on. */
  forget(): void {
    if (this.#asked > FIRST) {
      this.#verdicts.clear()
      this.#runs.clear()
    }
    this.#asked = 0
  }

  /** The claims on what begins at `start`: those of an earlier place, or what `judge` gives. */
  claims(place: TextPlace, start: number, use: AnchorUse, judge: Judge): Claims {
    if (++this.#asked <= FIRST) return judge(place, start, use)
    if (!mayClaimAt(place, start, use)) return undefined
    const key = glanceAt(place.bytes, start, use.number)
    const earlier = this.#verdicts.get(key)
    const isKnown = earlier?.use === use && this.#isSame(place, { earlier: earlier.start, start, reach: reachOf(use) })
    const claims = isKnown ? earlier.claims && shifted(earlier.claims, start - earlier.start) : judge(place, start, use)
    if (this.#verdicts.size >= MOST_VERDICTS) this.#verdicts.clear()
    this.#verdicts.set(key, { use, start, claims })
    return claims
  }

  /** Whether the bytes that the two verdicts may depend on are the same, and none of them is cut off. */
  #isSame({ bytes, from, to }: TextPlace, { earlier, start, reach }: { earlier: number; start: number; reach: number }): boolean {
    return (
      earlier - reach >= from && start + reach <= to && this.#goesOn(bytes, start - earlier, { from: start - reach, to: start + reach })
    )
  }

  /** Compares no byte twice as long as the text goes on repeating itself. */
  #goesOn(bytes: Uint8Array, lag: number, { from, to }: Run): boolean {
    let run = this.#runs.get(lag)
    if (!run || from < run.from || from > run.to) {
      if (this.#runs.size >= MOST_LAGS) this.#runs.clear()
      run = { from, to: from }
      this.#runs.set(lag, run)
    }
    while (run.to < to && bytes[run.to] === bytes[run.to - lag]) run.to++
    return run.to >= to
  }
}

/** A number for some of the bytes around a place, and another number (FNV-1a); others may have it, too. */
function glanceAt(bytes: Uint8Array, start: number, seed: number): number {
  let hash = 0x811c9dc5 ^ seed
  for (let i = start - GLANCE; i < start + GLANCE; i += STEP) hash = Math.imul(hash ^ (bytes[i] ?? 0), 0x01000193)
  return hash
}

/** Bytes on either side of an anchor's start that a verdict on it may depend on. */
function reachOf(use: AnchorUse): number {
  return use.escaped ? use.escaped.reach : reachIn(use, widestOf(use.confirmers))
}

function shifted(claims: readonly FoundClaim[], lag: number): FoundClaim[] {
  return claims.map((one) => ({ ...one, start: one.start + lag, end: one.end + lag }))
}
