// An expression that another scanner tries on values and lines → one of ours for the same, which no value can hold up.
import { visitRegExpAST } from '@eslint-community/regexpp'
import { patternFaults } from '../../rules/pattern.ts'
import { MAX_WINDOW } from '../../rules/rule-schema.ts'
import { bounded, parsePattern } from './bounded.ts'
import { isTranslated, translate, type Untranslated } from './translate.ts'

/** Of a value or a line that is longer, nothing is said. */
export const LONGEST_TESTED = 1024
/** So many repetitions side by side are tried in time. */
const MOST_REPETITIONS = 2

export function valueTest(pattern: string): RegExp | Untranslated {
  const translated = translate(pattern)
  if (!isTranslated(translated)) return translated
  // It is searched for anywhere, so these say nothing.
  const source = bounded(translated.source.replace(/^(?:\^?\.\*\??)+(?!\?)/, '').replace(/(?<!\\)(?:\.\*\$?)+$/, ''))
  if (source === undefined) return { why: 'is no regular expression' }
  const faults = patternFaults(source, translated.ignoreCase, MAX_WINDOW)
  if (faults.some((fault) => !fault.includes('super-linearly')) || (faults.length > 0 && repetitionsIn(source) > MOST_REPETITIONS))
    return { why: 'takes a time that grows too fast with what it is tried on' }
  return new RegExp(source, translated.ignoreCase ? 'i' : '')
}

function repetitionsIn(source: string): number {
  let count = 0
  const parsed = parsePattern(source)
  if (parsed)
    visitRegExpAST(parsed, {
      onQuantifierEnter: ({ min, max }) => {
        if (max - min > 1) count++
      },
    })
  return count
}

export function isTest(result: RegExp | Untranslated): result is RegExp {
  return result instanceof RegExp
}
