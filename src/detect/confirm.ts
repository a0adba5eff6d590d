// Candidate → claim, for rules whose pattern begins at an anchor: runs it and the checks on the window. May only remove.
import type { Match, Rule } from '../model.ts'
import { startsFree } from './boundary.ts'
import { type Check, compileCheck } from './checks.ts'
import { type AnchorPlace, firstRuns, mayHoldRun, mayStart, type Run, unionOf } from './first-look.ts'
import { isSentOverHttp } from './over-http.ts'
import type { Published } from './published.ts'
import type { Window } from './window.ts'

/** Assertions that may look at what is before them; a circumflex that doesn't begin a class. */
const LOOKS_BEHIND = /\(\?<[=!]|\\[bB]|(?<!\[)\^/

/** Checks of what has runs of zeros by its nature: they tell what is made up themselves. */
const BINARY: readonly string[] = ['private-key', 'ntlm']

/** Characters of an anchor that is no part of any base64. */
const LEAST_ARMOUR = 8

/** What a rule says of a window. Offsets are in the window's text. */
export interface Claim {
  readonly rule: Rule
  readonly start: number
  readonly end: number
  /** Characters at its beginning that are public knowledge. */
  readonly prefixLength: number
  /** Characters to the closest word of the rule's `near`; infinite when there is none, 0 when the rule asks for none. */
  readonly distance: number
  readonly overHttp: boolean
  /** What other named groups of the pattern hold, by their names; as the window writes it. */
  readonly parts?: Match['parts']
  /** Of a value that is judged by its likeness to secrets: what features.ts says of it. */
  readonly features?: readonly number[]
}

/** A rule made ready to judge what begins at its anchors. */
export interface Confirmer {
  readonly rule: Rule
  /** Whether `fits` would have to know what stands before the anchor. */
  readonly looksBehind: boolean
  /** Where its anchor stands again, another claim begins: nothing that it claims holds the anchor twice. */
  readonly beginsOnce: boolean
  /** A look at the bytes around the anchor: false when there is no claim on what begins there. */
  mayClaim(place: AnchorPlace): boolean
  /** A first look at what begins with the anchor, and at nothing before it: most anchors are no secret's, and need no more text than that. */
  fits(text: string): boolean
  /** The rule's claim on the secret that the anchor at `window.at` begins, if it has one. */
  confirm(window: Window, anchor: string): Claim | undefined
}

/** Its expression is compiled when an anchor is first seen. */
export class PatternConfirmer implements Confirmer {
  readonly rule: Rule
  readonly #checks: readonly Check[]
  readonly #near: readonly string[]
  readonly #isArmour: boolean
  readonly #isBinary: boolean
  readonly #hasGroup: boolean
  readonly looksBehind: boolean
  readonly beginsOnce: boolean
  readonly #run: Run | undefined
  readonly #published: Published
  #pattern: RegExp | undefined
  #continues: RegExp | undefined

  constructor(rule: Rule, published: Published) {
    this.rule = rule
    this.#published = published
    this.#checks = rule.checks.map(compileCheck)
    this.#hasGroup = rule.pattern.includes('(?<secret>')
    this.looksBehind = LOOKS_BEHIND.test(rule.pattern)
    this.#isArmour = rule.checks.includes('private-key')
    this.beginsOnce = this.#isArmour && rule.anchors.every(({ length }) => length >= LEAST_ARMOUR)
    this.#isBinary = rule.checks.some((check) => BINARY.includes(check))
    this.#near = rule.near.map((word) => word.toLowerCase())
    this.#run = runBehindAnchor(rule)
  }

  /** Where the secret is a part of what is found, it begins elsewhere. */
  mayClaim(place: AnchorPlace): boolean {
    return (this.#hasGroup || mayStart(place)) && (!this.#run || mayHoldRun(place, this.#run))
  }

  fits(text: string): boolean {
    const pattern = this.#compiled()
    pattern.lastIndex = 0
    return pattern.test(text)
  }

  confirm(window: Window, anchor: string): Claim | undefined {
    const { text, at } = window
    const found = this.#find(text, at)
    if (!found || !startsFree(text, found.start) || this.#goesOn(text, found.end)) return undefined
    const secret = text.slice(found.start, found.end)
    const prefixLength = found.start === at ? anchor.length : 0
    const body = secret.slice(prefixLength)
    const isMadeUp = !this.#isBinary && window.isPlaceholder(found.start + prefixLength, found.end) && !this.#published.holds(secret)
    if (isMadeUp || !this.#checks.every((check) => check({ secret, body }))) return undefined
    const distance = distanceTo(this.#near, window, found)
    if (distance === Number.POSITIVE_INFINITY && !this.rule.variantOf) return undefined
    const overHttp = this.rule.overHttp !== undefined && isSentOverHttp(text, found.start, found.end)
    return { rule: this.rule, ...found, prefixLength, distance, overHttp }
  }

  #find(text: string, at: number): { start: number; end: number; parts?: Match['parts'] } | undefined {
    const pattern = this.#compiled()
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (!found) return undefined
    // Indices of groups cost as much as the match itself, so they are asked for only where there is a group.
    const [start, end] = found.indices?.groups?.secret ?? [at, at + found[0].length]
    return { start, end, ...partsIn(found.groups) }
  }

  #compiled(): RegExp {
    this.#pattern ??= new RegExp(this.rule.pattern, `y${this.rule.ignoreCase ? 'i' : ''}${this.#hasGroup ? 'd' : ''}`)
    return this.#pattern
  }

  #goesOn(text: string, end: number): boolean {
    if (this.#isArmour || this.rule.continues === '' || end === text.length) return false
    this.#continues ??= new RegExp(this.rule.continues, this.rule.ignoreCase ? 'iy' : 'y')
    this.#continues.lastIndex = end
    return this.#continues.test(text)
  }
}

/** What must stand right behind the anchor, whichever of them it is. */
function runBehindAnchor({ anchors, pattern, ignoreCase }: Rule): Run | undefined {
  const [first = ''] = pattern.replace(/^\\/, '')
  // Most of the others are long, and taking them apart would be for nothing.
  if (!anchors.every((anchor) => anchor.startsWith(first))) return undefined
  const isTold = anchors.every((anchor) => !anchors.some((other) => other !== anchor && other.startsWith(anchor)))
  const runs = isTold ? firstRuns(pattern, ignoreCase)?.map((run) => behindAnchor(run, anchors, ignoreCase)) : undefined
  return runs?.every((run) => run !== undefined) ? unionOf(runs) : undefined
}

/** The run with what stands between it and the anchor that it begins with. */
function behindAnchor(run: Run, anchors: readonly string[], ignoreCase: boolean): Run | undefined {
  const { isIn, least, text } = run
  const anchor = anchors.find((one) => text.startsWith(one))
  if (anchor === undefined) return undefined
  const between = text.slice(anchor.length)
  if (between === '') return run
  const signs = Buffer.from(ignoreCase ? between.toLowerCase() + between.toUpperCase() : between, 'latin1')
  return { isIn: isIn.map((is, byte) => (signs.includes(byte) ? 1 : is)), least: between.length + least, behind: 0, text: '' }
}

/** What the groups beside the secret hold. */
function partsIn(groups: RegExpExecArray['groups']): Pick<Claim, 'parts'> {
  const parts = Object.entries(groups ?? {}).flatMap(([title, text]) => (title !== 'secret' && text ? [{ title, text }] : []))
  return parts.length > 0 ? { parts } : {}
}

/** Characters from the secret to the closest of the words; 0 when none is asked for, infinite when none is there. */
export function distanceTo(words: readonly string[], { folded }: Window, { start, end }: { start: number; end: number }): number {
  if (words.length === 0) return 0
  let closest = Number.POSITIVE_INFINITY
  for (const word of words) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
      closest = Math.min(closest, Math.max(start - at - word.length, at - end, 0))
    }
  }
  return closest
}
