// A rule's pattern → what it asks for, in words. Loaded only where somebody wants to read that.
import { type AST, RegExpParser } from '@eslint-community/regexpp'

/** Longer sentences say less than the pattern. */
const MOST_LETTERS = 400
/** Patterns see bytes, and what people know by name is ASCII. */
const CODES = 128

/** Undefined where the pattern itself says it better. */
export function patternWords(pattern: string, ignoreCase: boolean): string | undefined {
  try {
    const { alternatives } = new RegExpParser({ ecmaVersion: 2024 }).parsePattern(pattern)
    const words = alternativesWords(alternatives)
    return words.length > MOST_LETTERS ? undefined : words + (ignoreCase ? '; in any case' : '')
  } catch (error) {
    if (error instanceof Wordless || error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Looks around, and classes that are neither a few signs nor known by a name. */
class Wordless extends Error {}

function alternativesWords(alternatives: readonly AST.Alternative[]): string {
  const texts = alternatives.map(({ elements }) => sequenceWords(elements))
  return texts.length > 1 ? `either ${texts.map((text) => text || 'nothing').join(', or ')}` : (texts[0] ?? '')
}

function sequenceWords(elements: readonly AST.Element[]): string {
  const parts: string[] = []
  let literal = ''
  const close = () => {
    if (literal !== '') parts.push(quoted(literal))
    literal = ''
  }
  for (const element of elements) {
    if (element.type === 'Character') literal += String.fromCodePoint(element.value)
    else {
      close()
      parts.push(elementWords(element))
    }
  }
  close()
  return parts.filter((part) => part !== '').join(', then ')
}

function elementWords(element: AST.Element): string {
  switch (element.type) {
    case 'Character':
      return quoted(String.fromCodePoint(element.value))
    case 'CharacterClass':
    case 'CharacterSet':
      return `one of ${classWords(element.raw)}`
    case 'Group':
      return groupWords(element)
    case 'CapturingGroup':
      return `${element.name ? `the ${element.name}: ` : ''}${groupWords(element)}`
    case 'Quantifier':
      return quantifierWords(element)
    default:
      throw new Wordless(element.type)
  }
}

function groupWords({ alternatives }: AST.Group | AST.CapturingGroup): string {
  const words = alternativesWords(alternatives)
  return alternatives.length > 1 ? `(${words})` : words
}

function quantifierWords({ element, min, max }: AST.Quantifier): string {
  const isClass = element.type === 'CharacterClass' || element.type === 'CharacterSet'
  if (min === 0 && max === 1) return `perhaps ${isClass ? `one of ${classWords(element.raw)}` : inBrackets(elementWords(element))}`
  const amount = min === max ? `${min}` : min === 0 ? `up to ${max}` : `${min} to ${max}`
  return isClass
    ? `${amount} ${/^[a-z]/.test(classWords(element.raw)) ? '' : 'of '}${classWords(element.raw)}`
    : `${amount} times ${inBrackets(elementWords(element))}`
}

function inBrackets(words: string): string {
  return words.includes(', then ') && !words.startsWith('(') ? `(${words})` : words
}

function quoted(text: string): string {
  return /^[ -~]+$/.test(text) ? `"${text}"` : JSON.stringify(text)
}

type Named = readonly [characters: string, name: string]

const LOWER = 'abcdefghijklmnopqrstuvwxyz'
const UPPER = LOWER.toUpperCase()
const DIGITS = '0123456789'
/** The first that a class holds whole is what people call it; what is left over are signs. */
const NAMES: readonly Named[] = [
  [LOWER + UPPER + DIGITS, 'letters and digits'],
  [LOWER + UPPER, 'letters'],
  [LOWER + DIGITS, 'lower-case letters and digits'],
  [UPPER + DIGITS, 'upper-case letters and digits'],
  [`${UPPER}234567`, 'base32 digits'],
  [LOWER, 'lower-case letters'],
  [UPPER, 'upper-case letters'],
  ['abcdefABCDEF0123456789', 'hexadecimal digits'],
  ['abcdef0123456789', 'hexadecimal digits in lower case'],
  ['ABCDEF0123456789', 'hexadecimal digits in upper case'],
  [DIGITS, 'digits'],
]
const MOST_SIGNS = 12

function classWords(raw: string): string {
  const one = new RegExp(`^${raw}$`, 's')
  const all = Array.from({ length: CODES }, (_, code) => String.fromCharCode(code)).filter((character) => one.test(character))
  const [known, name] = NAMES.find(([characters]) => [...characters].every((character) => all.includes(character))) ?? ['', '']
  const signs = all.filter((character) => !known.includes(character))
  if (signs.length > MOST_SIGNS) throw new Wordless(raw)
  const shown = signs.map((sign) => (sign === ' ' ? 'space' : /[!-~]/.test(sign) ? sign : JSON.stringify(sign)))
  return [...(name ? [name] : []), ...(shown.length > 0 ? [shown.join(' ')] : [])].join(', and ')
}
