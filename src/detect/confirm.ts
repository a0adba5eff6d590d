// Candidate → claim: runs a rule's pattern and checks on the window around an anchor. May only remove.
import type { Rule } from '../model.ts'
import { redact } from '../redact.ts'
import { startsFree } from './boundary.ts'
import { type Check, compileCheck } from './checks.ts'
import { isSentOverHttp } from './over-http.ts'
import { isPlaceholder } from './placeholder.ts'

/** The bytes around an anchor, one character a unit. */
export interface Window {
  readonly text: string
  /** Where the anchor stands in the text. */
  readonly at: number
}

/** What a rule says of a window. Offsets are in the window's text. */
export interface Claim {
  readonly rule: Rule
  readonly start: number
  readonly end: number
  readonly redacted: string
  /** Characters to the closest word of the rule's `near`; infinite when there is none, 0 when the rule asks for none. */
  readonly distance: number
  readonly overHttp: boolean
}

/** A rule made ready: its expression is compiled when an anchor is first seen. */
export class Confirmer {
  readonly rule: Rule
  readonly #checks: readonly Check[]
  readonly #near: readonly string[]
  /** Keys in armour have runs of zeros by their nature, and a check of their own for made-up ones. */
  readonly #isArmour: boolean
  #pattern: RegExp | undefined
  #continues: RegExp | undefined

  constructor(rule: Rule) {
    this.rule = rule
    this.#checks = rule.checks.map(compileCheck)
    this.#isArmour = rule.checks.includes('private-key')
    this.#near = rule.near.map((word) => word.toLowerCase())
  }

  /** The rule's claim on the secret that the anchor at `window.at` begins, if it has one. */
  confirm({ text, at }: Window, anchor: string): Claim | undefined {
    const found = this.#find(text, at)
    if (!found || !startsFree(text, found.start) || this.#goesOn(text, found.end)) return undefined
    const secret = text.slice(found.start, found.end)
    const prefixLength = found.start === at ? anchor.length : 0
    const body = secret.slice(prefixLength)
    if ((!this.#isArmour && isPlaceholder(body)) || !this.#checks.every((check) => check({ secret, body }))) return undefined
    const distance = this.#distance(text, found)
    if (distance === Number.POSITIVE_INFINITY && !this.rule.variantOf) return undefined
    const overHttp = this.rule.overHttp !== undefined && isSentOverHttp(text, found.start, found.end)
    return { rule: this.rule, ...found, redacted: redact(secret, prefixLength), distance, overHttp }
  }

  #find(text: string, at: number): { start: number; end: number } | undefined {
    this.#pattern ??= new RegExp(this.rule.pattern, this.rule.ignoreCase ? 'diy' : 'dy')
    this.#pattern.lastIndex = at
    const indices = this.#pattern.exec(text)?.indices
    const span = indices?.groups?.secret ?? indices?.[0]
    return span && { start: span[0], end: span[1] }
  }

  #goesOn(text: string, end: number): boolean {
    if (this.rule.continues === '' || end === text.length) return false
    this.#continues ??= new RegExp(this.rule.continues, this.rule.ignoreCase ? 'iy' : 'y')
    this.#continues.lastIndex = end
    return this.#continues.test(text)
  }

  #distance(text: string, { start, end }: { start: number; end: number }): number {
    if (this.#near.length === 0) return 0
    const folded = text.toLowerCase()
    let closest = Number.POSITIVE_INFINITY
    for (const word of this.#near) {
      for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
        closest = Math.min(closest, Math.max(start - at - word.length, at - end, 0))
      }
    }
    return closest
  }
}
