// An expression of another scanner → the search of a rule of ours: anchors and pattern, or names and value.
import { type AST, visitRegExpAST } from '@eslint-community/regexpp'
import { patternFaults } from '../../rules/pattern.ts'
import { MAX_WINDOW } from '../../rules/rule-schema.ts'
import type { ForeignRule } from '../contract.ts'
import { bounded, parsePattern } from '../patterns/bounded.ts'
import { isTranslated, type Manner, translate } from '../patterns/translate.ts'
import { prefixesOf } from './prefixes.ts'
import { trimmedSource } from './trim.ts'

interface Format {
  readonly kind: 'format'
  readonly anchors: readonly string[]
  readonly pattern: string
  readonly ignoreCase: boolean
  /** Words, one of which has to stand beside it. */
  readonly near?: readonly string[]
}

export type KeyShape = Format | { readonly kind: 'named'; readonly names: readonly string[]; readonly value: string }

export type Refused = { readonly why: string }

const LEAST_ANCHOR = 3
const MOST_ANCHORS = 24

export function isShape<Shape extends KeyShape>(result: Shape | Refused): result is Shape {
  return 'kind' in result
}

/** A format of its own at best; else a value with a name, or one that begins in a way of its own and has a word beside it. */
export function keyShape(rule: ForeignRule): KeyShape | Refused {
  const tried = [formatOf, namedOf, besideOf].map((read) => read(rule))
  return tried.find(isShape) ?? tried[0] ?? { why: 'it is no regular expression' }
}

function formatOf(rule: ForeignRule): KeyShape | Refused {
  const read = sourceOf(rule, { ignoreCase: rule.ignoreCase ?? false })
  if ('why' in read) return read
  const pattern = trimmedSource(read.parsed)
  const parsed = parsePattern(pattern)
  if (!parsed || pattern === '') return { why: 'nothing is left of it but what stands around a key' }
  return withAnchors(parsed, read.ignoreCase)
}

function withAnchors(parsed: AST.Pattern, ignoreCase: boolean): Format | Refused {
  const found = prefixesOf(parsed.alternatives)
  const anchors = ignoreCase ? [...new Set(found.map((text) => text.toLowerCase()))] : found
  if (anchors.length > MOST_ANCHORS || anchors.some((text) => Buffer.byteLength(text) < LEAST_ANCHOR))
    return { why: 'it begins with no text of three characters that could be searched for' }
  const [fault] = patternFaults(parsed.raw, ignoreCase, MAX_WINDOW)
  return fault === undefined ? { kind: 'format', anchors, pattern: parsed.raw, ignoreCase } : { why: withoutPattern(fault) }
}

/** A value without a format of its own, behind a name: where a word and a sign of assignment stand before the secret. */
function namedOf(rule: ForeignRule): KeyShape | Refused {
  const before = wordsBefore(rule)
  const read = sourceOf(rule, { ignoreCase: rule.ignoreCase ?? false, spelledOut: true })
  if ('why' in read || !before) return { why: 'no name stands before its secret' }
  const group = secretIn(read.parsed)
  const names = [...new Set(before.map(toName))].filter((name) => NAME.test(name) && name.length >= LEAST_ANCHOR)
  if (!group || names.length === 0) return { why: 'no name stands before its secret' }
  const value = alternativesIn(group)
  const [fault] = patternFaults(value, false, MAX_WINDOW)
  // What begins in a way of its own needs no name right before it.
  if (isShape(besideOf(rule))) return { why: 'it has a beginning of its own' }
  return fault === undefined ? { kind: 'named', names, value } : { why: withoutPattern(fault) }
}

/** The secret alone, if that begins in a way of its own, with one of the words that stand before it in the neighbourhood. */
function besideOf(rule: ForeignRule): KeyShape | Refused {
  const near = wordsBefore(rule)
  const read = sourceOf(rule, { ignoreCase: rule.ignoreCase ?? false })
  const group = 'why' in read ? undefined : secretIn(read.parsed)
  const parsed = group && parsePattern(alternativesIn(group))
  if ('why' in read || !parsed || !near || near.length === 0) return { why: 'no word stands before its secret' }
  const shape = withAnchors(parsed, read.ignoreCase)
  return isShape(shape) ? { ...shape, near } : shape
}

const NAME = /^[a-z0-9]+(?:_[a-z0-9]+)*$/

/** Plain words before the secret; nothing where no sign of assignment follows them. */
function wordsBefore(rule: ForeignRule): string[] | undefined {
  const read = sourceOf(rule, { ignoreCase: rule.ignoreCase ?? false })
  const elements = 'why' in read || read.parsed.alternatives.length > 1 ? [] : (read.parsed.alternatives[0]?.elements ?? [])
  const before = elements.slice(
    0,
    Math.max(
      0,
      elements.findIndex(({ raw }) => raw.includes('(?<secret>')),
    ),
  )
  if (!before.some(({ raw }) => /[=:]/.test(raw.replace(/^\(\?[:=!]/, '')))) return undefined
  const texts = before.flatMap((element) => (element.type === 'Group' ? prefixesOf(element.alternatives) : []))
  const words = [...new Set([...texts, ...plainWords(before)].map((text) => text.toLowerCase()))]
  return words.filter((word) => /^[a-z0-9][a-z0-9_. -]*[a-z0-9]$/.test(word) && word.length >= LEAST_ANCHOR)
}

/** Words that are written out letter by letter. */
function plainWords(elements: readonly AST.Element[]): string[] {
  const text = elements.map((element) => (element.type === 'Character' ? String.fromCodePoint(element.value) : '\n')).join('')
  return text.split('\n')
}

function alternativesIn({ alternatives }: AST.CapturingGroup): string {
  return alternatives.map(({ raw }) => raw).join('|')
}

function toName(word: string): string {
  return word.replace(/[-. ]+/g, '_').replace(/^_+|_+$/g, '')
}

interface Read {
  readonly parsed: AST.Pattern
  readonly ignoreCase: boolean
}

/** Translated and bounded; of its groups only the secret is captured. */
function sourceOf({ pattern, group }: ForeignRule, manner: Manner): Read | Refused {
  const translated = translate(pattern, manner)
  if (!isTranslated(translated)) return translated
  const parsed = parsePattern(bounded(translated.source) ?? '(')
  if (!parsed) return { why: 'it is no regular expression' }
  if (/[^\x00-\x7f]/.test(parsed.raw)) return { why: 'it holds characters beyond ASCII' }
  const groups: AST.CapturingGroup[] = []
  visitRegExpAST(parsed, { onCapturingGroupEnter: (one) => void groups.push(one) })
  const secret = groups[Math.max(group, 1) - 1]
  // Without a number it is the first that says anything: one of fixed words, or one that is repeated, is there to group.
  const isIncidental = group === 0 && secret !== undefined && (isFixed(secret) || secret.parent?.type === 'Quantifier')
  if (group > 0 && !secret) return { why: `it has no group ${group}` }
  if (secret && !isIncidental && !alwaysTakesPart(secret)) return { why: 'its group of the secret does not take part in every match' }
  const marked = groups.reduceRight(
    (source, one) => `${source.slice(0, one.start)}${one === secret && !isIncidental ? '(?<secret>' : '(?:'}${source.slice(one.start + 1)}`,
    parsed.raw,
  )
  const again = parsePattern(marked)
  return again ? { parsed: again, ignoreCase: translated.ignoreCase } : { why: 'it is no regular expression' }
}

function isFixed({ raw }: AST.CapturingGroup): boolean {
  return /^\([\w|.-]*\)$/.test(raw)
}

function alwaysTakesPart(group: AST.CapturingGroup): boolean {
  for (let node: AST.Node | null = group.parent; node; node = node.parent) {
    if (node.type === 'Quantifier' && (node.min !== 1 || node.max !== 1)) return false
    if (node.type === 'Assertion') return false
    if ('alternatives' in node && node.alternatives.length > 1) return false
  }
  return true
}

function secretIn(parsed: AST.Pattern): AST.CapturingGroup | undefined {
  const found: AST.CapturingGroup[] = []
  visitRegExpAST(parsed, { onCapturingGroupEnter: (group) => void found.push(group) })
  return found[0]
}

/** A fault quotes the pattern, into which somebody may have written a value. */
function withoutPattern(fault: string): string {
  if (/exponentially/.test(fault)) return 'it backtracks exponentially, so a hostile file could hold it up'
  if (/super-linearly/.test(fault)) return 'it backtracks super-linearly, so a hostile file could hold it up'
  if (/can match/.test(fault)) return 'it can match more than a window holds'
  return 'its expression can not be bounded'
}
