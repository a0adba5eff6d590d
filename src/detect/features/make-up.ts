// Of which characters a value is made.
import { bigramScore, MOSTLY_WORDS } from '../bigrams.ts'
import type { Facts } from './facts.ts'
import type { Feature } from './feature.ts'

const share = (count: number, { value }: Facts) => count / value.length

export const makeUp: readonly Feature[] = [
  ['length', ({ value }) => Math.min(value.length, 120)],
  ['entropy', ({ entropy }) => entropy],
  ['entropy for its length', ({ value, entropy }) => entropy / Math.log2(value.length + 2)],
  ['likeness to words', ({ low }) => bigramScore(low)],
  ['least likely part', ({ low }) => leastLikely(low)],
  ['different characters', (f) => share(f.counts.distinct, f)],
  ['lower-case letters', (f) => share(f.counts.lower, f)],
  ['upper-case letters', (f) => share(f.counts.upper, f)],
  ['digits', (f) => share(f.counts.digit, f)],
  ['hexadecimal digits', (f) => share(f.counts.hex, f)],
  ['signs', (f) => share(f.counts.sign, f)],
  ['number of digits', (f) => Math.min(f.counts.digit, 20)],
  ['turns between letters and digits', (f) => share(f.counts.digitTurns, f)],
  ['turns from lower to upper case', (f) => share(f.counts.humps, f)],
  ['longest repetition', (f) => share(f.counts.longestRun, f)],
  ['longest row of letters', (f) => Math.min(f.counts.longestLetters, 40)],
  ['vowels', (f) => share(f.counts.vowels, f)],
  ['underscores', (f) => share(f.value.split('_').length - 1, f)],
  ['dashes', (f) => share(f.value.split('-').length - 1, f)],
  ['dots', (f) => share(f.value.split('.').length - 1, f)],
  ['parts', ({ value }) => Math.min(value.split(/[^0-9A-Za-z]+/).length, 12)],
  ['longest row of hexadecimal digits', ({ low }) => longest(low.match(/[0-9a-f]{8,}/g))],
  ['longest part with digits and letters', ({ value }) => longest(value.match(/[0-9A-Za-z]*(?:\d[A-Za-z]|[A-Za-z]\d)[0-9A-Za-z]*/g))],
  ['alternates', ({ value }) => alternation(value)],
  ['rows of neighbours', ({ value }) => neighbours(value)],
  ['most words', ({ low }) => wordShare(low)],
]

function longest(parts: readonly string[] | null): number {
  return Math.min(LONGEST_PART, Math.max(0, ...(parts ?? []).map(({ length }) => length)))
}

const LONGEST_PART = 80

/** The likeness to words of the eight characters that are least like them. */
function leastLikely(low: string): number {
  let least = 0
  for (let i = 0; i + 8 <= low.length; i += 4) least = Math.min(least, bigramScore(low.slice(i, i + 8)))
  return least
}

/** The share of characters that are not of the kind of the one before: lower, upper, digit, sign. */
function alternation(value: string): number {
  let turns = 0
  let last = -1
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i)
    const kind = code >= 97 && code <= 122 ? 0 : code >= 65 && code <= 90 ? 1 : code >= 48 && code <= 57 ? 2 : 3
    if (i > 0 && kind !== last) turns++
    last = kind
  }
  return turns / value.length
}

/** The share of characters that come right behind or before the one to their left, as in `abcd` and `4321`. */
function neighbours(value: string): number {
  let count = 0
  for (let i = 1; i < value.length; i++) if (Math.abs(value.charCodeAt(i) - value.charCodeAt(i - 1)) === 1) count++
  return count / value.length
}

/** The share that stands in rows of four letters and more that read like words. */
function wordShare(low: string): number {
  let letters = 0
  for (const run of low.match(/[a-z]{4,}/g) ?? []) if (bigramScore(run) > MOSTLY_WORDS) letters += run.length
  return letters / low.length
}
