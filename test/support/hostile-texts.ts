// Texts that make a pattern backtrack: the beginning of a match, a long run of what one of its parts could take, and an end that
// doesn't fit. Read off the pattern's own tree.
import { type AST, visitRegExpAST } from '@eslint-community/regexpp'
import { seededRandom } from '../../src/random.ts'
import { acceptedBy, CODES, parsePattern, type Single } from './step-counter.ts'

/** Gives the same kind of text in any length. */
export interface HostileText {
  readonly front: string
  readonly pump: string
  /** What the text ends in, so that nothing fits. */
  readonly end: string
}

export function toText({ front, pump, end }: HostileText, length: number): string {
  const run = pump.repeat(Math.max(1, Math.ceil((length - front.length - end.length) / pump.length)))
  return (front + run).slice(0, length - end.length) + end
}

/** One character for each set of the pattern's classes that some character is in, and one that is in none. */
function representatives(parsed: AST.Pattern, flags: string): string[] {
  const classes: ReadonlySet<number>[] = []
  const add = (element: Single) => void classes.push(acceptedBy(element, flags))
  visitRegExpAST(parsed, { onCharacterEnter: add, onCharacterSetEnter: add, onCharacterClassEnter: add })
  const bySignature = new Map<string, string>()
  for (let code = 0; code < CODES; code++) {
    const signature = classes.map((accepted) => (accepted.has(code) ? 1 : 0)).join('')
    if (!bySignature.has(signature) || (code >= 48 && code < 58)) bySignature.set(signature, String.fromCharCode(code))
  }
  return [...bySignature.values()]
}

/** The shortest text that an element matches. */
function shortest(element: AST.Element, flags: string): string {
  if (element.type === 'Quantifier') return shortest(element.element, flags).repeat(element.min)
  if (element.type === 'Group' || element.type === 'CapturingGroup') return alternatives(element, flags)[0] ?? ''
  if (element.type === 'Assertion' || element.type === 'Backreference') return ''
  return String.fromCharCode(Math.max(...acceptedBy(element as Single, flags), 0) & 0x7f)
}

function alternatives({ alternatives: ways }: { alternatives: readonly AST.Alternative[] }, flags: string): string[] {
  return ways.map(({ elements }) => elements.map((element) => shortest(element, flags)).join(''))
}

/** What a match has before an element: the shortest way there. */
function before(element: AST.Element, flags: string): string {
  const { parent } = element
  if (parent.type === 'Alternative') {
    const earlier = parent.elements.slice(0, parent.elements.indexOf(element))
    const container = parent.parent
    const outer = container.type === 'Pattern' ? '' : before(container as AST.Element, flags)
    return outer + earlier.map((one) => shortest(one, flags)).join('')
  }
  return parent.type === 'Quantifier' ? before(parent, flags) : ''
}

/** What follows an element in its own alternative: with its last character off, the run nearly fits. */
function nearlyBehind(element: AST.Element, flags: string): string {
  const { parent } = element
  if (parent.type !== 'Alternative') return ''
  const later = parent.elements.slice(parent.elements.indexOf(element) + 1)
  return later
    .map((one) => shortest(one, flags))
    .join('')
    .slice(0, -1)
}

const PAIRS_A_QUANTIFIER = 6
const LONGEST_END = 64

/** Runs of characters, of pairs and of alternatives where a quantifier could take them, each with ends that don't fit. */
export function hostileTexts(source: string, flags: string, seed: number): HostileText[] {
  const parsed = parsePattern(source)
  const characters = representatives(parsed, flags)
  const random = seededRandom(seed)
  const pick = () => characters[random(characters.length)] ?? ''
  const texts = new Map<string, HostileText>()
  visitRegExpAST(parsed, {
    onQuantifierEnter(quantifier) {
      if (quantifier.max < 2) return
      const { element } = quantifier
      const front = before(quantifier, flags)
      const own = element.type === 'Group' || element.type === 'CapturingGroup' ? alternatives(element, flags) : []
      const pairs = Array.from({ length: PAIRS_A_QUANTIFIER }, () => pick() + pick())
      const ends = ['', '\0', `${nearlyBehind(quantifier, flags).slice(0, LONGEST_END)}\0`]
      for (const pump of [...characters, ...pairs, ...own]) {
        const end = ends[random(ends.length)] ?? ''
        if (pump !== '') texts.set(JSON.stringify([front, pump, end]), { front, pump, end })
      }
    },
  })
  return [...texts.values()]
}
