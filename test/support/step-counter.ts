// A matcher that backtracks in the order in which engines do, and counts its steps: how costly a match is, without a clock.
import { type AST, RegExpParser } from '@eslint-community/regexpp'

type Next = (at: number) => boolean
type Matcher = (at: number, next: Next) => boolean
export type Single = AST.Character | AST.CharacterClass | AST.CharacterSet
interface Alternatives {
  readonly alternatives: readonly AST.Alternative[]
}

/** Where the match is, if there is one, and what it took to know. */
export interface Counted {
  readonly start: number
  /** -1 when there is none, or too many steps. */
  readonly end: number
  readonly steps: number
}

export const CODES = 256

export function parsePattern(source: string): AST.Pattern {
  return new RegExpParser({ ecmaVersion: 2024 }).parsePattern(source)
}

/** The codes below 256 that one character, class or set matches, asked of the engine itself. */
export function acceptedBy(element: Single, flags: string): ReadonlySet<number> {
  const source = element.type === 'Character' ? `\\u${element.value.toString(16).padStart(4, '0')}` : element.raw
  const native = new RegExp(`^(?:${source})$`, flags.replace(/[^is]/g, ''))
  return new Set(Array.from({ length: CODES }, (_, code) => code).filter((code) => native.test(String.fromCharCode(code))))
}

class TooManySteps extends Error {}

/** One expression, made ready to be counted. Texts hold no character beyond Latin-1. */
export class StepCounter {
  readonly #flags: string
  readonly #match: Matcher
  readonly #groups = new Map<string | number, string>()
  #groupCount = 0
  #text = ''
  #steps = 0
  #most = 0

  constructor(source: string, flags: string) {
    this.#flags = flags.replace(/[dgy]/g, '')
    this.#match = this.#oneOf(parsePattern(source))
  }

  /** Matches at a place, and at no other when it is `sticky`. */
  run(text: string, from: number, { sticky, most }: { sticky: boolean; most: number }): Counted {
    this.#text = text
    this.#steps = 0
    this.#most = most
    try {
      for (let start = from; start <= (sticky ? from : text.length); start++) {
        const end = this.#endFrom(start)
        if (end >= 0) return { start, end, steps: this.#steps }
      }
      return { start: -1, end: -1, steps: this.#steps }
    } catch (error) {
      if (error instanceof TooManySteps) return { start: -1, end: -1, steps: Number.POSITIVE_INFINITY }
      throw error
    }
  }

  #endFrom(start: number): number {
    let end = -1
    this.#groups.clear()
    this.#match(start, (at) => {
      end = at
      return true
    })
    return end
  }

  #step(): void {
    if (++this.#steps > this.#most) throw new TooManySteps()
  }

  #oneOf({ alternatives }: Alternatives): Matcher {
    const matchers = alternatives.map(({ elements }) => inOrder(elements.map((one) => this.#compile(one))))
    const [only] = matchers
    if (only && matchers.length === 1) return only
    // No calls between these and what follows: the stack must do for thousands of characters.
    return (at, next) => {
      for (const match of matchers) if (match(at, next)) return true
      return false
    }
  }

  #compile(element: AST.Element): Matcher {
    switch (element.type) {
      case 'Quantifier':
        return this.#repeated(element)
      case 'Group':
        return this.#oneOf(element)
      case 'CapturingGroup':
        return this.#captured(element)
      case 'Assertion':
        return this.#asserted(element)
      case 'Backreference':
        return this.#repeatedText(element.ref)
      default:
        return this.#single(acceptedBy(element as Single, this.#flags))
    }
  }

  #single(accepts: ReadonlySet<number>): Matcher {
    const table = Uint8Array.from({ length: CODES }, (_, code) => (accepts.has(code) ? 1 : 0))
    return (at, next) => {
      this.#step()
      return table[this.#text.charCodeAt(at)] === 1 && next(at + 1)
    }
  }

  #captured(group: AST.CapturingGroup): Matcher {
    const number = ++this.#groupCount
    const inner = this.#oneOf(group)
    return (at, next) => {
      const before = this.#groups.get(number)
      const matched = inner(at, (end) => {
        const outer = this.#groups.get(number)
        this.#capture(group, number, this.#text.slice(at, end))
        return next(end) || this.#capture(group, number, outer)
      })
      return matched || this.#capture(group, number, before)
    }
  }

  #capture({ name }: AST.CapturingGroup, number: number, text: string | undefined): false {
    for (const key of name === null ? [number] : [number, name]) {
      if (text === undefined) this.#groups.delete(key)
      else this.#groups.set(key, text)
    }
    return false
  }

  #repeatedText(ref: string | number): Matcher {
    return (at, next) => {
      this.#step()
      const text = this.#groups.get(ref) ?? ''
      const fold = (value: string) => (this.#flags.includes('i') ? value.toLowerCase() : value)
      return fold(this.#text.slice(at, at + text.length)) === fold(text) && next(at + text.length)
    }
  }

  /** Looking behind is left to the engine: it reads as much as the assertion is written for. */
  #asserted(element: AST.Assertion): Matcher {
    if (element.kind === 'lookahead') {
      const inner = this.#oneOf(element)
      return (at, next) => inner(at, () => true) !== element.negate && next(at)
    }
    const native = new RegExp(element.raw, `${this.#flags}y`)
    return (at, next) => {
      for (let i = 0; i < element.raw.length; i += TYPICAL_SOURCE) this.#step()
      native.lastIndex = at
      return native.test(this.#text) && next(at)
    }
  }

  #repeated({ element, min, max, greedy }: AST.Quantifier): Matcher {
    const inner = this.#compile(element)
    const more = (count: number, at: number, next: Next): boolean => {
      this.#step()
      const again = () => count < max && inner(at, (after) => (after > at || count < min) && more(count + 1, after, next))
      if (count < min) return again()
      return greedy ? again() || next(at) : next(at) || again()
    }
    return (at, next) => more(0, at, next)
  }
}

/** Characters of source for a character of text. */
const TYPICAL_SOURCE = 4
const empty: Matcher = (at, next) => next(at)
const inOrder = (matchers: readonly Matcher[]): Matcher =>
  matchers.length === 0 ? empty : matchers.reduceRight((rest, first) => (at, next) => first(at, (after) => rest(after, next)))
