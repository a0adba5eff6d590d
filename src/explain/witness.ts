// Looks on while a scan judges texts, and keeps what a claim rests on: which anchor, what stands around it, which word named
// the issuer. Holds values in clear, as matches do; what is said of them elsewhere doesn't.
import { type Claim, type Confirmer, distanceTo } from '../detect/confirm.ts'
import type { Onlooker } from '../detect/onlooker.ts'
import type { Window } from '../detect/window.ts'
import type { Match, Rule } from '../model.ts'

/** What one claim rests on. */
export interface Evidence {
  readonly rule: Rule
  readonly anchor: string
  /** Characters from the anchor's beginning to the secret's; negative where the secret begins before it. */
  readonly behindAnchor: number
  /** One character a unit. */
  readonly secret: string
  readonly prefixLength: number
  /** The characters beside the secret; empty at the text's ends. */
  readonly before: string
  readonly after: string
  /** The closest of the words that name the issuer, and how far it is; absent where none is asked for, or is there. */
  readonly near?: { readonly word: string; readonly distance: number }
  readonly features?: Match['features']
}

/** Of one secret; the same evidence many times over says no more. */
const MOST_KEPT = 20

export class Witness {
  readonly onlooker: Onlooker = {
    confirmer: (own) => new WitnessedConfirmer(own, (evidence) => this.#keep(evidence)),
    judging: (judge) => judge,
  }
  readonly #kept = new Map<string, Evidence[]>()

  /** What the rule's claims to this secret rest on; the closest named issuer first. */
  of(rule: string, secret: string): readonly Evidence[] {
    const bytes = Buffer.from(secret).toString('latin1')
    const kept = [secret, bytes].flatMap((units) => this.#kept.get(keyOf(rule, units)) ?? [])
    const distance = ({ near }: Evidence) => near?.distance ?? Number.POSITIVE_INFINITY
    return [...new Set(kept)].sort((a, b) => (distance(a) === distance(b) ? 0 : distance(a) - distance(b)))
  }

  #keep(evidence: Evidence): void {
    const key = keyOf(evidence.rule.id, evidence.secret)
    const kept = this.#kept.get(key) ?? []
    if (kept.length < MOST_KEPT) this.#kept.set(key, [...kept, evidence])
  }
}

function keyOf(rule: string, units: string): string {
  return `${rule}\0${units}`
}

class WitnessedConfirmer implements Confirmer {
  readonly rule: Rule
  readonly looksBehind: boolean
  readonly beginsOnce: boolean
  readonly mayClaim: Confirmer['mayClaim']
  readonly fits: Confirmer['fits']
  readonly #own: Confirmer
  readonly #keep: (evidence: Evidence) => void

  constructor(own: Confirmer, keep: (evidence: Evidence) => void) {
    this.rule = own.rule
    this.looksBehind = own.looksBehind
    this.beginsOnce = own.beginsOnce
    this.mayClaim = (place) => own.mayClaim(place)
    this.fits = (text) => own.fits(text)
    this.#own = own
    this.#keep = keep
  }

  confirm(window: Window, anchor: string): Claim | undefined {
    const claim = this.#own.confirm(window, anchor)
    if (claim) this.#keep(evidenceOf(claim, window, anchor))
    return claim
  }
}

function evidenceOf({ rule, start, end, prefixLength, features }: Claim, window: Window, anchor: string): Evidence {
  const { text, at } = window
  const near = closestOf(rule.near, window, { start, end })
  return {
    rule,
    anchor,
    behindAnchor: start - at,
    secret: text.slice(start, end),
    prefixLength,
    before: text.charAt(start - 1),
    after: text.charAt(end),
    ...(near && { near }),
    ...(features && { features }),
  }
}

function closestOf(words: readonly string[], window: Window, place: { start: number; end: number }): Evidence['near'] {
  const distances = words.map((word) => ({ word, distance: distanceTo([word.toLowerCase()], window, place) }))
  const [closest] = distances.sort((a, b) => a.distance - b.distance)
  return closest && closest.distance !== Number.POSITIVE_INFINITY ? closest : undefined
}
