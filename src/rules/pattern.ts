// Judges a rule's pattern before it ever runs: bounded, linear, and what its secret could go on with.
// Loaded only where rule files are read; built-in rules were judged when they were compiled.
import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp'
import { analyse } from 'scslre'
import { firstsOf } from './first-characters.ts'

/** An optional part (0 or 1) adds one choice; a quantifier with more is taken for one that never ends. */
const HARMLESS_CHOICES = 2

/** All that is wrong with the pattern, each with the remedy; empty when it may run. `most` is the longest match in bytes. */
export function patternFaults(pattern: string, ignoreCase: boolean, most: number): string[] {
  const parsed = parse(pattern)
  if (typeof parsed === 'string') return [parsed]
  const faults: string[] = []
  visitRegExpAST(parsed, {
    onQuantifierEnter({ max, raw }) {
      if (max === Number.POSITIVE_INFINITY) faults.push(`${raw} has no upper bound; write {least,most}`)
    },
    onBackreferenceEnter({ raw }) {
      faults.push(`${raw} refers back, which can't be bounded; repeat the part instead`)
    },
  })
  const longest = lengthOf(parsed)
  if (faults.length === 0 && longest >= most) faults.push(`can match ${longest} bytes; the limit is ${most - 1}, lower a bound`)
  if (faults.length > 0) return faults
  return [...ambiguityFaults(parsed, ignoreCase), ...backtrackingFaults(parsed, pattern, ignoreCase)]
}

/** The most bytes that the pattern can match. */
export function longestMatch(pattern: string): number {
  const parsed = parse(pattern)
  return typeof parsed === 'string' ? 0 : lengthOf(parsed)
}

/** The character class of what the secret's last part could go on with; empty when nothing. */
export function continuesWith(pattern: string): string {
  const parsed = parse(pattern)
  if (typeof parsed === 'string') return ''
  const groups: AST.CapturingGroup[] = []
  visitRegExpAST(parsed, { onCapturingGroupEnter: (group) => void groups.push(group) })
  const secret = groups.find((group) => group.name === 'secret') ?? parsed
  const classes = [...new Set(lastClasses(secret.alternatives))]
  return classes.length > 1 ? `(?:${classes.join('|')})` : (classes[0] ?? '')
}

function parse(pattern: string): AST.Pattern | string {
  try {
    return new RegExpParser({ ecmaVersion: 2024 }).parsePattern(pattern)
  } catch (error) {
    return `${(error as Error).message}; correct the expression`
  }
}

/** Alternatives in a repeated group must differ in their first character: else each repetition doubles the ways to match. */
function ambiguityFaults(parsed: AST.Pattern, ignoreCase: boolean): string[] {
  const faults: string[] = []
  visitRegExpAST(parsed, {
    onQuantifierEnter({ max, element, raw }) {
      if (max < 2 || (element.type !== 'Group' && element.type !== 'CapturingGroup')) return
      const firsts = element.alternatives.map(({ elements }) => firstsOf(elements, ignoreCase))
      const empty = element.alternatives.some(({ elements }) => elements.every(canBeEmpty))
      const shared = firsts.some((first, i) => firsts.slice(i + 1).some((other) => [...first].some((code) => other.has(code))))
      if (empty || shared)
        faults.push(`backtracks exponentially on repeated ${raw}; let each repetition begin with a character that decides`)
    },
  })
  return faults
}

/** Bounded quantifiers are widened first: a bound hides super-linear growth, it doesn't remove it. */
function backtrackingFaults(parsed: AST.Pattern, pattern: string, ignoreCase: boolean): string[] {
  const wide: AST.Quantifier[] = []
  visitRegExpAST(parsed, {
    onQuantifierEnter: (quantifier) => {
      if (quantifier.max - quantifier.min >= HARMLESS_CHOICES) wide.push(quantifier)
    },
  })
  let source = pattern
  for (const quantifier of wide.sort((a, b) => b.end - a.end)) {
    const bound = `{${quantifier.min},}${quantifier.greedy ? '' : '?'}`
    source = source.slice(0, quantifier.element.end) + bound + source.slice(quantifier.end)
  }
  const { reports } = analyse({ source, flags: ignoreCase ? 'i' : '' }, { reportTypes: { Move: false } })
  return reports.map(({ character, exponential }) => {
    const growth = exponential ? 'exponentially' : 'super-linearly'
    return `backtracks ${growth} on repeated ${character.literal.source}; let no two neighbouring parts match the same text`
  })
}

function lengthOf({ alternatives }: { alternatives: readonly AST.Alternative[] }): number {
  const lengths = alternatives.map(({ elements }) => elements.reduce((sum, element) => sum + elementLength(element), 0))
  return Math.max(...lengths)
}

function elementLength(element: AST.Element): number {
  switch (element.type) {
    case 'Quantifier':
      return element.max * elementLength(element.element)
    case 'Group':
    case 'CapturingGroup':
      return lengthOf(element)
    case 'Assertion':
      return 0
    default:
      return 1
  }
}

function lastClasses(alternatives: readonly AST.Alternative[]): string[] {
  return alternatives.flatMap(({ elements }) => classesAtEnd(elements.filter(({ type }) => type !== 'Assertion')))
}

function classesAtEnd(elements: readonly AST.Element[]): string[] {
  const last = elements.at(-1)
  if (!last) return []
  const classes = classesOf(last)
  return canBeEmpty(last) ? [...classes, ...classesAtEnd(elements.slice(0, -1))] : classes
}

function canBeEmpty(element: AST.Element): boolean {
  switch (element.type) {
    case 'Assertion':
      return true
    case 'Quantifier':
      return element.min === 0 || canBeEmpty(element.element)
    case 'Group':
    case 'CapturingGroup':
      return element.alternatives.some(({ elements }) => elements.every(canBeEmpty))
    default:
      return false
  }
}

function classesOf(element: AST.Element): string[] {
  switch (element.type) {
    case 'Quantifier':
      return classesOf(element.element)
    case 'Group':
    case 'CapturingGroup':
      return lastClasses(element.alternatives)
    case 'CharacterClass':
    case 'CharacterSet':
      return [element.raw]
    case 'Character':
      return /[0-9A-Za-z]/.test(element.raw) ? ['[0-9A-Za-z]'] : []
    default:
      return []
  }
}
