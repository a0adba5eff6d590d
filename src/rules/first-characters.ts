// With which characters a part of a pattern can begin.
import type { AST } from '@eslint-community/regexpp'

/** Patterns see bytes: there are no other codes. */
const CODES = 256

/** The codes with which the elements, one after the other, can begin. */
export function firstsOf(elements: readonly AST.Element[], ignoreCase: boolean): Set<number> {
  const firsts = new Set<number>()
  for (const element of elements) {
    const { codes, canBeEmpty } = firstOf(element, ignoreCase)
    for (const code of codes) firsts.add(code)
    if (!canBeEmpty) break
  }
  return firsts
}

interface First {
  readonly codes: Iterable<number>
  readonly canBeEmpty: boolean
}

function firstOf(element: AST.Element, ignoreCase: boolean): First {
  switch (element.type) {
    case 'Assertion':
      return { codes: [], canBeEmpty: true }
    case 'Quantifier': {
      const inner = firstOf(element.element, ignoreCase)
      return { codes: inner.codes, canBeEmpty: inner.canBeEmpty || element.min === 0 }
    }
    case 'Group':
    case 'CapturingGroup':
      return firstOfGroup(element.alternatives, ignoreCase)
    default:
      return { codes: codesOf(element.raw, ignoreCase), canBeEmpty: false }
  }
}

function firstOfGroup(alternatives: readonly AST.Alternative[], ignoreCase: boolean): First {
  const codes = alternatives.flatMap(({ elements }) => [...firstsOf(elements, ignoreCase)])
  const canBeEmpty = alternatives.some(({ elements }) => elements.every((one) => firstOf(one, ignoreCase).canBeEmpty))
  return { codes, canBeEmpty }
}

/** What one character or class matches, asked of the engine itself. */
function codesOf(raw: string, ignoreCase: boolean): number[] {
  const one = new RegExp(`^${raw}$`, ignoreCase ? 'is' : 's')
  return Array.from({ length: CODES }, (_, code) => code).filter((code) => one.test(String.fromCharCode(code)))
}
