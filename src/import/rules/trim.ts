// What an expression says of the surroundings of a key, which here is the engine's business: boundaries before it, terminators behind.
import type { AST } from '@eslint-community/regexpp'
import { visitRegExpAST } from '@eslint-community/regexpp'

/** The part of the source that says what the key itself looks like. */
export function trimmedSource(parsed: AST.Pattern): string {
  const [only, ...more] = parsed.alternatives
  if (!only || more.length > 0) return parsed.raw
  const { elements } = only
  const secret = elements.findIndex(holdsSecret)
  const from = elements.findIndex((element, i) => i === secret || !isFront(element, secret >= 0))
  const behind = elements.slice(Math.max(0, from))
  const to = behind.findLastIndex((element) => holdsSecret(element) || !isBack(element, secret >= 0 && !hasLazy(elements[secret])))
  const kept = behind.slice(0, to + 1)
  return parsed.raw.slice((kept[0]?.start ?? 0) - parsed.start, (kept.at(-1)?.end ?? 0) - parsed.start)
}

/** An optional part at the front of what is searched for decides nothing. */
function isFront(element: AST.Element, hasSecret: boolean): boolean {
  if (element.type === 'Quantifier') return hasSecret && element.min === 0
  if (element.type === 'Assertion') return element.kind === 'word'
  return hasSecret && isBoundary(element)
}

function isBack(element: AST.Element, isEnded: boolean): boolean {
  if (element.type === 'Assertion') return element.kind === 'word' || (isEnded && element.kind === 'end')
  return isEnded && (isBoundary(element) || isQuote(element))
}

function isQuote(element: AST.Element): boolean {
  const inner = element.type === 'Quantifier' && element.max === 1 ? element.element : element
  return inner.type === 'CharacterClass' && /["'\s]/.test(sample(inner))
}

/** A choice of single characters and edges, such as `(?:^|[^a-z])`, or one class that is negated. */
function isBoundary(element: AST.Element): boolean {
  if (element.type === 'CharacterClass') return element.negate
  if (element.type !== 'Group' && element.type !== 'CapturingGroup') return false
  return element.alternatives.every(({ elements: [one, ...more] }) => one !== undefined && more.every(isClassOrEscape) && isEdge(one))
}

function isEdge(element: AST.Element): boolean {
  if (element.type === 'Assertion' || element.type === 'CharacterClass' || element.type === 'CharacterSet') return true
  return element.type === 'Character' && !/[0-9A-Za-z]/.test(String.fromCodePoint(element.value))
}

/** `\\[nr]`: an escape as it stands in the text. */
function isClassOrEscape(element: AST.Element): boolean {
  return element.type === 'CharacterClass' || element.type === 'Character'
}

function sample({ raw }: AST.CharacterClass): string {
  const one = new RegExp(`^${raw}$`)
  return ['"', "'", ' '].filter((char) => one.test(char)).join('')
}

function holdsSecret(element: AST.Element): boolean {
  return element.raw.includes('(?<secret>')
}

/** Where a secret ends as soon as it can, what follows decides how long it is. */
function hasLazy(element: AST.Element | undefined): boolean {
  const lazy: AST.Quantifier[] = []
  if (element)
    visitRegExpAST(element, {
      onQuantifierEnter: (quantifier) => {
        if (!quantifier.greedy) lazy.push(quantifier)
      },
    })
  return lazy.length > 0
}
