// Candidate → claim, for values without a shape: `password = …`. A word in the name is the anchor; whether the value is a
// secret is judged by what can be said of both, in numbers. May only remove: the rest is judged in triage, where the path is known.
import { mayReach } from '../likelihood.ts'
import type { Rule } from '../model.ts'
import { THRESHOLDS } from '../weights.generated.ts'
import { type Assignment, assignmentAt } from './assignment.ts'
import { mayAssign } from './assignment-look.ts'
import { mayBeSecret } from './candidate.ts'
import type { Claim, Confirmer } from './confirm.ts'
import { allOf, askedOf } from './features.ts'
import type { AnchorPlace } from './first-look.ts'
import { isSentOverHttp } from './over-http.ts'
import { isCode, isPlain } from './plain.ts'
import type { Published } from './published.ts'
import type { Window } from './window.ts'

export class AssignedConfirmer implements Confirmer {
  readonly rule: Rule
  readonly looksBehind = false
  readonly beginsOnce = false
  readonly #least: number
  readonly #takesPlain: boolean
  readonly #published: Published
  readonly #longestName: number

  constructor(rule: Rule, least: number, published: Published) {
    this.rule = rule
    this.#published = published
    this.#least = least
    this.#longestName = Math.max(0, ...(rule.names ?? []).map(({ length }) => length))
    this.#takesPlain = least < THRESHOLDS.usual
  }

  mayClaim(place: AnchorPlace): boolean {
    return place.isCut || mayAssign(place)
  }

  fits(text: string): boolean {
    return this.#assignedAt(text, 0, isCode) !== undefined
  }

  confirm({ text, at }: Window): Claim | undefined {
    const assignment = this.#assignedAt(text, at, isPlain)
    if (!assignment) return undefined
    const { start, end } = assignment
    const content = askedOf({ text, assignment })
    if (!mayReach(this.#least, content) && !this.#isExample(assignment.name, text.slice(start, end))) return undefined
    const overHttp = this.rule.overHttp !== undefined && isSentOverHttp(text, start, end)
    return { rule: this.rule, start, end, prefixLength: 0, distance: 0, overHttp, features: allOf(content) }
  }

  /** Of a scheme's credentials alone: others are too many to be asked for. */
  #isExample(name: string, value: string): boolean {
    return /^(?:basic|bearer)$/i.test(name) && this.#published.holds(value)
  }

  /** What is told by the value alone, most of all there is, isn't looked at any closer. */
  #assignedAt(text: string, at: number, isNothing: (value: string, name: string) => boolean): Assignment | undefined {
    const wordEnd = this.#wordEnd(text, at)
    const assignment = assignmentAt(text, at, wordEnd)
    if (!assignment) return undefined
    if (!this.#takesPlain && isNothing(text.slice(assignment.start, assignment.end), assignment.name)) return undefined
    return mayBeSecret(text, { at, wordEnd, assignment }) ? assignment : undefined
  }

  #wordEnd(text: string, at: number): number {
    const word = text.slice(at, at + this.#longestName).toLowerCase()
    return at + (this.rule.names?.find((name) => word.startsWith(name))?.length ?? 0)
  }
}
