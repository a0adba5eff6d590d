// Values that issuers publish as examples, known by their SHA-256. Many read like placeholders, and would be dropped as such
// before triage could say what they are.
import type { Rule } from '../model.ts'
import { sha256 } from '../sha256.ts'

const MOST_REMEMBERED = 64

export class Published {
  readonly #rules: readonly Pick<Rule, 'known'>[]
  /** Of all rules, in hexadecimal; most texts hold no placeholder in a key's shape, so it is made with the first one. */
  #hashes: ReadonlySet<string> | undefined
  /** Rules that share a format ask the same, and so do copies of one placeholder. */
  readonly #asked = new Map<string, boolean>()

  constructor(rules: readonly Pick<Rule, 'known'>[]) {
    this.#rules = rules
  }

  /** Whether some issuer publishes this value. Five microseconds: ask it of what would be dropped, not of what is found. */
  holds(secret: string): boolean {
    let holds = this.#asked.get(secret)
    if (holds !== undefined) return holds
    this.#hashes ??= new Set(this.#rules.flatMap(({ known }) => known))
    holds = this.#hashes.size > 0 && this.#hashes.has(sha256(secret))
    if (this.#asked.size === MOST_REMEMBERED) this.#asked.clear()
    this.#asked.set(secret, holds)
    return holds
  }
}
