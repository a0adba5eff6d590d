// What may stand right before and behind a secret, said once more and without the engine's own code: rules/README.md, Patterns.
import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp'
import type { Rule } from '../../src/model.ts'
import { type Example, kindOf } from './rule-examples.ts'

/** The same secret is found; it isn't; or neither can be said of all rules. */
export type Verdict = 'kept' | 'lost' | 'either'

/** All characters that can be seen, and the space. */
export const printable = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i))
export const isWordCharacter = (character: string) => /[0-9A-Za-z]/.test(character)

/** An escape that a letter or digit may be the end of. */
const ESCAPE_BEGUN = /(?:\\|%[0-9a-f]?|\\u[0-9a-f]{0,3}|\\x[0-9a-f]?|\x1b\[[0-9;]*|\\(?:u001b|x1b|033|e)\[[0-9;]*)$/i
/** Signs that join words: behind one of them, what could be a part of the value is the end of something longer. */
const JOINING = '/+_-.'
/** What an assignment has before a value, whatever the language. */
const OPENING = ' "\'`='

/** The example's text with the character before the secret replaced; one is put there where none was. */
export function withBefore({ text, start }: Example, character: string): { text: string; start: number } {
  const front = text.slice(0, Math.max(0, start - 1)) + character
  return { text: front + text.slice(start), start: front.length }
}

export function withBehind({ text, end }: Example, character: string): string {
  return text.slice(0, end) + character + text.slice(end + 1)
}

export function verdictBefore({ rule, text, start }: Example, character: string): Verdict {
  const front = text.slice(0, Math.max(0, start - 1))
  if (isWordCharacter(character)) return ESCAPE_BEGUN.test(front) ? 'either' : 'lost'
  if (kindOf(rule) !== 'named') return isWholeMatch(rule) ? 'kept' : 'either'
  if (JOINING.includes(character) && classesOf(rule).some((one) => one.test(character))) return 'lost'
  // In place of what opened the value, it may leave a name without an assignment.
  return OPENING.includes(character) && /[=:]["' ]?$/.test(text.slice(0, start)) && /[=: ]$/.test(front) ? 'kept' : 'either'
}

export function verdictBehind({ rule, text, secret, end }: Example, character: string): Verdict {
  const isNamed = kindOf(rule) === 'named'
  const behind = text.charAt(end + 1)
  if (isArmoured(rule) || (!isNamed && !isWholeMatch(rule))) return 'either'
  if (isNamed && (/\w/.test(character) || (/[-.]/.test(character) && isWordCharacter(behind)))) return 'lost'
  if (mayJoin(character + text.slice(end + 1))) return 'either'
  const accepts = (value: string) => whole(rule).test(value)
  const isSame = character === secret.at(-1)
  if (accepts(secret + character)) return 'lost'
  if (accepts(secret.slice(0, -1) + character)) return isSame && !isWordCharacter(character) ? 'either' : 'lost'
  const isPart = classesOf(rule).some((one) => one.test(character))
  return isPart || isWordCharacter(character) ? 'either' : 'kept'
}

/** A quote that may end a piece, or the beginning of an escape: what follows may be a part of the secret. */
function mayJoin(text: string): boolean {
  return /^(?:["'`][\s\\]*(?:[+.&<>~|]+[\s\\]*)?[a-z]{0,2}\\*["'`]|\\.|%[0-9a-f]{2}|&[#a-z])/i.test(text)
}

/** The secret is the whole match, and nothing else is looked at. */
function isWholeMatch({ pattern }: Rule): boolean {
  return !/\(\?<|\(\?[=!]|\\b/i.test(pattern)
}

/** Armour says itself where it ends. */
function isArmoured({ checks }: Rule): boolean {
  return checks.includes('private-key')
}

const wholes = new Map<Rule, RegExp>()

function whole(rule: Rule): RegExp {
  const made = wholes.get(rule) ?? new RegExp(`^(?:${rule.pattern})$`, rule.ignoreCase ? 'i' : '')
  wholes.set(rule, made)
  return made
}

const classes = new Map<Rule, readonly RegExp[]>()

/** The classes that the pattern has anywhere. */
function classesOf(rule: Rule): readonly RegExp[] {
  const made = classes.get(rule) ?? readClasses(rule)
  classes.set(rule, made)
  return made
}

function readClasses({ pattern, ignoreCase }: Rule): RegExp[] {
  const found = new Set<string>()
  const add = ({ raw }: AST.CharacterClass | AST.CharacterSet) => void found.add(raw)
  const parsed = new RegExpParser({ ecmaVersion: 2024 }).parsePattern(pattern)
  visitRegExpAST(parsed, { onCharacterClassEnter: add, onCharacterSetEnter: add })
  return [...found].map((raw) => new RegExp(raw, ignoreCase ? 'i' : ''))
}
