// With which texts an expression can begin: the anchors of a rule.
import type { AST } from '@eslint-community/regexpp'

interface Beginning {
  readonly text: string
  /** What follows belongs to it. */
  readonly goesOn: boolean
}

const MOST = 24
const MOST_MEMBERS = 4
const LONGEST = 48
const [ENDS, NOTHING]: readonly Beginning[] = [
  { text: '', goesOn: false },
  { text: '', goesOn: true },
]

/** Every match begins with one of these, as long as they can be told; none begins as another does. */
export function prefixesOf(alternatives: readonly AST.Alternative[]): string[] {
  const texts = [...new Set(beginningsOf(alternatives).map(({ text }) => text.slice(0, LONGEST)))]
  return texts.filter((text) => !texts.some((other) => other !== text && text.startsWith(other)))
}

function beginningsOf(alternatives: readonly AST.Alternative[]): Beginning[] {
  return alternatives.flatMap(({ elements }) => sequence(elements))
}

function sequence(elements: readonly AST.Element[]): Beginning[] {
  return elements.reduce<Beginning[]>((before, element) => extended(before, element), [NOTHING as Beginning])
}

function extended(before: readonly Beginning[], element: AST.Element): Beginning[] {
  if (before.every(({ goesOn }) => !goesOn)) return [...before]
  const next = beginningsOfElement(element)
  const all = before.flatMap((one) => (one.goesOn ? next.map((other) => ({ text: one.text + other.text, goesOn: other.goesOn })) : [one]))
  return all.length <= MOST ? all : before.map(({ text }) => ({ text, goesOn: false }))
}

function beginningsOfElement(element: AST.Element): readonly Beginning[] {
  switch (element.type) {
    case 'Assertion':
      return [NOTHING as Beginning]
    case 'Character':
      return [element.value < 128 ? { text: String.fromCharCode(element.value), goesOn: true } : (ENDS as Beginning)]
    case 'CharacterClass':
      return membersOf(element).map((text) => ({ text, goesOn: text !== '' }))
    case 'Group':
    case 'CapturingGroup':
      return beginningsOf(element.alternatives)
    case 'Quantifier':
      return ofQuantifier(element)
    default:
      return [ENDS as Beginning]
  }
}

function ofQuantifier({ element, min, max }: AST.Quantifier): readonly Beginning[] {
  if (min > MOST) return sequence(Array.from({ length: MOST }, () => element)).map(({ text }) => ({ text, goesOn: false }))
  const least = sequence(Array.from({ length: min }, () => element))
  if (max === min) return least
  if (min === 0 && max === 1) return [NOTHING as Beginning, ...beginningsOfElement(element)]
  return least.map(({ text }) => ({ text, goesOn: false }))
}

/** The few characters of a small class; one empty text for a larger one. */
function membersOf({ raw, negate }: AST.CharacterClass): string[] {
  if (negate) return ['']
  const one = new RegExp(`^${raw}$`)
  const members = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)).filter((char) => one.test(char))
  return members.length > 0 && members.length <= MOST_MEMBERS ? members : ['']
}
