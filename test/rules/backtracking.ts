// A backtracking matcher that counts its steps, and texts that make it backtrack: how costly a pattern can be, without a clock.
import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp'
import { seededRandom } from '../../src/random.ts'

type Next = (at: number) => boolean
type Matcher = (at: number, next: Next) => boolean
type Single = AST.Character | AST.CharacterClass | AST.CharacterSet

export interface Counted {
  readonly matched: boolean
  readonly steps: number
}

const parse = (pattern: string) => new RegExpParser({ ecmaVersion: 2024 }).parsePattern(pattern)

/** Matches at the text's start in the order in which engines that backtrack do; stops after `most` steps. */
export function countSteps(pattern: string, flags: string): (text: string, most: number) => Counted {
  let text = ''
  let steps = 0
  let limit = 0
  const step = () => {
    if (++steps > limit) throw new RangeError('too many steps')
  }

  const oneOf = (alternatives: readonly AST.Alternative[]): Matcher => {
    const matchers = alternatives.map(({ elements }) => elements.map(compile).reduceRight(inOrder, empty))
    return (at, next) => matchers.some((match) => match(at, next))
  }
  const compile = (element: AST.Element): Matcher => {
    if (element.type === 'Quantifier') return repeat(element)
    if (element.type === 'Group' || element.type === 'CapturingGroup') return oneOf(element.alternatives)
    if (element.type === 'Assertion') return assertion(element)
    const accepts = acceptedBy(element as Single, flags)
    return (at, next) => {
      step()
      return at < text.length && accepts.has(text.charCodeAt(at)) && next(at + 1)
    }
  }
  const assertion = (element: AST.Assertion): Matcher => {
    if (element.kind === 'lookahead') {
      const inner = oneOf(element.alternatives)
      return (at, next) => inner(at, () => true) !== element.negate && next(at)
    }
    const native = new RegExp(element.raw, `${flags}y`)
    return (at, next) => {
      native.lastIndex = at
      return native.test(text) && next(at)
    }
  }
  const repeat = ({ element, min, max, greedy }: AST.Quantifier): Matcher => {
    const inner = compile(element)
    const more = (count: number, at: number, next: Next): boolean => {
      step()
      const again = () => count < max && inner(at, (after) => (after > at || count < min) && more(count + 1, after, next))
      if (count < min) return again()
      return greedy ? again() || next(at) : next(at) || again()
    }
    return (at, next) => more(0, at, next)
  }

  const match = oneOf(parse(pattern).alternatives)
  return (given, most) => {
    text = given
    steps = 0
    limit = most
    try {
      return { matched: match(0, () => true), steps }
    } catch (error) {
      if (error instanceof RangeError && error.message === 'too many steps') return { matched: false, steps: Number.POSITIVE_INFINITY }
      throw error
    }
  }
}

const empty: Matcher = (at, next) => next(at)
const inOrder = (rest: Matcher, first: Matcher): Matcher => {
  return (at, next) => first(at, (after) => rest(after, next))
}

function acceptedBy(element: Single, flags: string): Set<number> {
  const source = element.type === 'Character' ? `\\u${element.value.toString(16).padStart(4, '0')}` : element.raw
  const native = new RegExp(`^${source}$`, flags)
  return new Set(Array.from({ length: 256 }, (_, code) => code).filter((code) => native.test(String.fromCharCode(code))))
}

/** One character for each set of the pattern's classes that some character is in, and one that is in none. */
function representatives(parsed: AST.Pattern, flags: string): string[] {
  const classes: Set<number>[] = []
  const add = (element: Single) => void classes.push(acceptedBy(element, flags))
  visitRegExpAST(parsed, { onCharacterEnter: add, onCharacterSetEnter: add, onCharacterClassEnter: add })
  const bySignature = new Map<string, string>()
  for (let code = 0; code < 256; code++) {
    const signature = classes.map((accepted) => (accepted.has(code) ? 1 : 0)).join('')
    if (!bySignature.has(signature) || (code >= 48 && code < 58)) bySignature.set(signature, String.fromCharCode(code))
  }
  return [...bySignature.values()]
}

/** The shortest text that an element matches; of the given alternative, where there are several. */
function sample(element: AST.Element, flags: string): string {
  if (element.type === 'Quantifier') return sample(element.element, flags).repeat(element.min)
  if (element.type === 'Group' || element.type === 'CapturingGroup') return samples(element, flags)[0] ?? ''
  if (element.type === 'Assertion') return ''
  return String.fromCharCode(Math.max(...acceptedBy(element as Single, flags), 0) & 0x7f)
}

function samples({ alternatives }: { alternatives: readonly AST.Alternative[] }, flags: string): string[] {
  return alternatives.map(({ elements }) => elements.map((element) => sample(element, flags)).join(''))
}

/** What a match has before an element: the shortest way there. */
function before(element: AST.Element, flags: string): string {
  const { parent } = element
  if (parent.type === 'Alternative') {
    const earlier = parent.elements.slice(0, parent.elements.indexOf(element))
    const container = parent.parent
    const outer = container.type === 'Pattern' ? '' : before(container as AST.Element, flags)
    return outer + earlier.map((one) => sample(one, flags)).join('')
  }
  return parent.type === 'Quantifier' ? before(parent, flags) : ''
}

const PUMPS_PER_QUANTIFIER = 40

/** Texts of `length` that begin as a match does and then repeat what a quantifier could take: characters, pairs, alternatives. */
export function adversarialTexts(pattern: string, flags: string, length: number): string[] {
  const parsed = parse(pattern)
  const characters = representatives(parsed, flags)
  const pairs = characters.flatMap((a) => characters.map((b) => a + b))
  const random = seededRandom(1)
  const texts = new Set<string>()
  visitRegExpAST(parsed, {
    onQuantifierEnter(quantifier) {
      if (quantifier.max < 2) return
      const front = before(quantifier, flags)
      const own = quantifier.element.type === 'Group' ? samples(quantifier.element, flags) : []
      const drawn = Array.from({ length: PUMPS_PER_QUANTIFIER }, () => pairs[random(pairs.length)] ?? '')
      for (const pump of [...characters, ...drawn, ...own].filter((text) => text !== '')) {
        texts.add((front + pump.repeat(Math.ceil(length / pump.length))).slice(0, length))
      }
    },
  })
  return [...texts].flatMap((text) => [text, `${text.slice(0, -1)}\0`])
}
