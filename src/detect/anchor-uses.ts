// What is searched for → what begins there. Most of it is never found, so it is made where it stands.
import { type SearchedText, searchedIn } from '../kernel/anchor-table.ts'
import type { Rule } from '../model.ts'
import { type AnchorPlan, isFormat, isReadIn, type Manner, manners, planAnchors } from './anchor-plan.ts'
import { builtinLayerPlan, builtinPlan } from './builtin-plan.ts'
import type { Confirmer } from './confirm.ts'
import { confirmerOf } from './confirmers.ts'
import type { Encoding } from './encoding.ts'
import { type LayerPlan, planLayers } from './layer-plan.ts'
import { EscapedAnchors } from './notation/escapes.ts'
import type { Notation } from './notation/notation.ts'
import type { Onlooker } from './onlooker.ts'
import { Published } from './published.ts'

/** An anchor, and the rules that begin there. */
export interface RuleAnchor {
  readonly text: string
  readonly confirmers: readonly Confirmer[]
}

/** An anchor in one encoding or notation, and what begins there. */
export interface AnchorUse extends RuleAnchor {
  /** Its own among all that are searched for. */
  readonly number: number
  readonly encoding: Encoding
  /** It is the inline marker. */
  readonly allows: boolean
  /** The anchor is written in it. */
  readonly notation?: Notation
  /** It is the beginning of an escape, which may be part of these anchors. */
  readonly escaped?: EscapedAnchors<RuleAnchor>
}

/** A plan that was made for all built-in rules serves most of them, too; it looks as far as the widest. */
const MOST = 0.75

export class AnchorUses {
  readonly plan: AnchorPlan
  /** What the plan was made for is what is built in. */
  readonly #isBuiltin: boolean
  readonly #given: readonly Rule[]
  readonly #rules: ReadonlyMap<number, Rule>
  readonly #confirmers = new Map<number, Confirmer>()
  readonly #made: AnchorUse[] = []
  readonly #escaped: EscapedAnchors<RuleAnchor>
  readonly #published: Published
  readonly #onlooker: Onlooker | undefined

  constructor(rules: readonly Rule[], onlooker?: Onlooker) {
    this.#onlooker = onlooker
    const isBuiltin = rules.every(({ number }) => number !== undefined) && rules.length >= MOST * builtinPlan().ruleCount
    this.#isBuiltin = isBuiltin
    this.#given = rules
    this.plan = isBuiltin ? builtinPlan() : planAnchors(rules)
    this.#rules = new Map(rules.map((rule, i) => [isBuiltin ? (rule.number as number) : i, rule]))
    this.#published = new Published(rules)
    this.#escaped = new EscapedAnchors(() => this.#formats(), this.plan.formatUnits)
  }

  get count(): number {
    return this.plan.mannerOf.length
  }

  use(number: number): AnchorUse {
    const made = this.#made[number]
    if (made) return made
    const use = this.#make(number)
    this.#made[number] = use
    return use
  }

  /** The plan for texts of which only a part is new. */
  layers(): LayerPlan {
    return this.#isBuiltin ? builtinLayerPlan() : planLayers(this.plan, this.#given)
  }

  /** What is searched for under each number, in their order. */
  searched(): SearchedText[] {
    return searchedIn(this.plan.table)
  }

  #make(number: number): AnchorUse {
    const { escapes, ...manner } = manners[this.plan.mannerOf[number] as number] as Manner
    if (manner.allows) return { number, ...manner, ...NOTHING }
    if (escapes) return { number, ...manner, ...NOTHING, escaped: this.#escaped }
    const anchor = this.#anchor(this.plan.anchorOf[number] as number)
    return { number, ...manner, ...(manner.notation ? readIn(manner.notation, anchor) : anchor) }
  }

  #anchor(number: number): RuleAnchor {
    const [text, rules] = this.plan.anchorAt(number)
    return { text, confirmers: rules.flatMap((rule) => this.#confirmer(rule) ?? []) }
  }

  /** Rules that share anchors share their expressions. */
  #confirmer(number: number): Confirmer | undefined {
    const known = this.#confirmers.get(number)
    const rule = this.#rules.get(number)
    if (known || !rule) return known
    const own = confirmerOf(rule, this.#published)
    const confirmer = this.#onlooker?.confirmer(own) ?? own
    this.#confirmers.set(number, confirmer)
    return confirmer
  }

  /** Thousands, of which hardly one is ever looked at. */
  #formats(): RuleAnchor[] {
    const formats = new Set([...this.#rules].flatMap(([number, rule]) => (isFormat(rule) ? [number] : [])))
    return Array.from({ length: this.plan.anchorCount }, (_, number) => number).flatMap((number) => {
      const [text, rules] = this.plan.anchorAt(number)
      if (!rules.some((rule) => formats.has(rule))) return []
      let made: readonly Confirmer[] | undefined
      const confirmers = () => ofFormats(this.#anchor(number)).confirmers
      return {
        text,
        get confirmers() {
          made ??= confirmers()
          return made
        },
      }
    })
  }
}

const NOTHING: RuleAnchor = { text: '', confirmers: [] }

function readIn(notation: Notation, { text, confirmers }: RuleAnchor): RuleAnchor {
  return { text, confirmers: confirmers.filter(({ rule }) => isReadIn(notation, rule)) }
}

function ofFormats({ text, confirmers }: RuleAnchor): RuleAnchor {
  return { text, confirmers: confirmers.filter(({ rule }) => isFormat(rule)) }
}

/** The widest window, in units. */
export function widestOf(confirmers: readonly Confirmer[]): number {
  let widest = 0
  for (const { rule } of confirmers) widest = Math.max(widest, rule.window)
  return widest
}
