// Detection on texts that are made from one another by deltas: only what is new is looked at, and what the base holds is
// inherited. Says which secrets a text holds, not on which line: for that, one of the texts is read by the Detector.
import { Arena } from '../kernel/arena.ts'
import type { Rule } from '../model.ts'
import { redact } from '../redact.ts'
import { type AnchorUse, AnchorUses } from './anchor-uses.ts'
import { claimsAt } from './claims.ts'
import type { FoundClaim } from './claims-in-clear.ts'
import { decode, type Encoding, SAMPLE_BYTES, textFormOf, unitBytes } from './encoding.ts'
import type { Onlooker } from './onlooker.ts'
import { type PlacedClaim, resolveClaims } from './resolve.ts'

export { TOO_LARGE } from '../kernel/arena.ts'
export { compileKernel } from '../kernel/instance.ts'

/** A secret as a rule sees it, wherever it stands. */
export interface Held {
  readonly rule: string
  readonly secret: string
}

/** Tells secrets apart. */
export function heldKey({ rule, secret }: Held): string {
  return `${rule}\0${secret}`
}

/** What an anchor's rules claim, wherever that text stands; offsets are from the anchor's start. */
interface Verdict {
  readonly claims: readonly FoundClaim[]
  readonly secrets: readonly string[]
  readonly encoding: Encoding
}

interface Beside {
  /** The compiled kernel of another thread: compiling takes as long as a few megabytes. */
  readonly kernel?: WebAssembly.Module
  readonly onlooker?: Onlooker
}

export class LayerDetector {
  readonly arena: Arena
  readonly #uses: AnchorUses
  /** Units at each anchor's beginning that are not searched for. */
  readonly #cuts: Uint8Array
  /** By number; the first two say that no pattern fits, and that what fits is no secret. */
  readonly #verdicts: (Verdict | undefined)[] = [undefined, undefined]
  readonly #numbers = new Map<string, number>()
  /** The text that is being judged. */
  readonly #text: { bytes: Buffer; from: number; to: number } = { bytes: Buffer.alloc(0), from: 0, to: 0 }
  readonly #judge: (found: number, anchor: number) => number

  /** `limitBytes` bounds the memory that texts, their bases and the lists of their anchors may take at one time. */
  constructor(rules: readonly Rule[], limitBytes: number, { kernel, onlooker }: Beside = {}) {
    this.#uses = new AnchorUses(rules, onlooker)
    this.#judge = onlooker?.judging(this.#judgeAnchor) ?? this.#judgeAnchor
    const layers = this.#uses.layers()
    this.#cuts = layers.cuts
    this.arena = new Arena(layers, limitBytes, kernel)
  }

  /** Judges what is new in the text that was pushed last; gives the secrets that the text holds, each once. */
  detect(): readonly Held[] {
    const { arena } = this
    if (arena.unjudged === 0 && arena.held === 0) return NOTHING
    const found = arena.unjudged > 0 ? this.#judgeNew() : 0
    return found + arena.held > 0 ? this.#held() : NOTHING
  }

  #judgeNew(): number {
    const { arena } = this
    this.#text.bytes = arena.memory
    this.#text.from = arena.textAt
    this.#text.to = arena.textAt + arena.size
    return arena.judge(this.#judge)
  }

  readonly #judgeAnchor = (found: number, anchor: number): number => {
    const use = this.#uses.use(anchor)
    if (use.allows) return 0
    const start = found - (this.#cuts[anchor] ?? 0) * unitBytes(use.encoding)
    if (start < 0) return 0
    const { bytes, from } = this.#text
    const claims = claimsAt(this.#text, from + start, use)
    if (claims === undefined) return 0
    return claims.length === 0 ? REJECTED : this.#numberOf(claims, from + found, bytes, use)
  }

  /** Verdicts that are the same share a number, or a file that changes often would fill the memory with one secret. */
  #numberOf(found: readonly FoundClaim[], start: number, bytes: Buffer, { encoding }: AnchorUse): number {
    const secrets = found.map(({ start, end, meant }) => meant?.secret ?? decode(bytes.subarray(start, end), encoding))
    const claims = found.map((one) => ({ ...one, start: one.start - start, end: one.end - start }))
    const key = claims.map(({ claim, ...place }, i) =>
      [claim.rule.id, place.start, place.end, claim.distance, claim.overHttp, encoding, place.meant?.manner, secrets[i]].join('\0'),
    )
    const number = this.#numbers.get(key.join('\0')) ?? this.#verdicts.length
    if (number === this.#verdicts.length) {
      this.#verdicts.push({ claims, secrets, encoding })
      this.#numbers.set(key.join('\0'), number)
    }
    return number
  }

  #held(): Held[] {
    const placed: PlacedClaim[] = []
    const form = textFormOf(this.arena.text().subarray(0, SAMPLE_BYTES))
    this.arena.visitHeld((at, number) => {
      const verdict = this.#verdicts[number]
      if (!verdict) return
      const foreign = verdict.encoding !== form.encoding
      for (const [i, one] of verdict.claims.entries())
        placed.push(placeClaim(one, at, { ...verdict, secret: verdict.secrets[i] ?? '', foreign }))
    })
    const seen = new Map<string, Held>()
    for (const { rule, secret } of resolveClaims(placed)) seen.set(heldKey({ rule, secret }), { rule, secret })
    return [...seen.values()]
  }
}

const REJECTED = 1
const NOTHING: readonly Held[] = []
function placeClaim(
  { claim, start, end, meant }: FoundClaim,
  at: number,
  { encoding, secret, foreign }: { readonly encoding: Encoding; readonly secret: string; readonly foreign: boolean },
): PlacedClaim {
  return {
    claim,
    encoding,
    foreign,
    start: at + start,
    end: at + end,
    line: 0,
    column: 0,
    endLine: 0,
    endColumn: 0,
    secret,
    redacted: redact(secret, claim.prefixLength),
    ...(meant && { written: { manner: meant.manner, text: '' } }),
    overHttp: claim.overHttp,
    before: '',
    after: '',
  }
}
