// Of which characters a value is made.
import { bigramScore } from '../bigrams.ts'
import { entropyOf } from '../random-text.ts'
import type { Facts } from './facts.ts'
import type { Feature } from './feature.ts'

const share = (count: number, { value }: Facts) => count / value.length

export const makeUp: readonly Feature[] = [
  ['length', ({ value }) => Math.min(value.length, 120)],
  ['entropy', ({ value }) => entropyOf(value)],
  ['entropy for its length', ({ value }) => entropyOf(value) / Math.log2(value.length + 2)],
  ['likeness to words', ({ low }) => bigramScore(low)],
  ['least likely part', ({ low }) => leastLikely(low)],
  ['different characters', (f) => share(f.counts.distinct, f)],
  ['lower-case letters', (f) => share(f.counts.lower, f)],
  ['upper-case letters', (f) => share(f.counts.upper, f)],
  ['digits', (f) => share(f.counts.digit, f)],
  ['hexadecimal digits', (f) => share(f.counts.hex, f)],
  ['signs', (f) => share(f.counts.sign, f)],
  ['number of digits', (f) => Math.min(f.counts.digit, 20)],
  ['number of spaces', (f) => Math.min(f.counts.space, 10)],
  ['turns between letters and digits', (f) => share(f.counts.digitTurns, f)],
  ['turns from lower to upper case', (f) => share(f.counts.humps, f)],
  ['longest repetition', (f) => share(f.counts.longestRun, f)],
  ['longest row of letters', (f) => Math.min(f.counts.longestLetters, 40)],
  ['longest row of digits', (f) => Math.min(f.counts.longestDigits, 40)],
  ['vowels', (f) => share(f.counts.vowels, f)],
  [
    'kinds of characters',
    (f) => Number(f.counts.lower > 0) + Number(f.counts.upper > 0) + Number(f.counts.digit > 0) + Number(f.counts.sign > 0),
  ],
  ['underscores', (f) => share(f.value.split('_').length - 1, f)],
  ['dashes', (f) => share(f.value.split('-').length - 1, f)],
  ['dots', (f) => share(f.value.split('.').length - 1, f)],
  ['slashes', (f) => share(f.value.split('/').length - 1, f)],
  ['parts', ({ value }) => Math.min(value.split(/[^0-9A-Za-z]+/).length, 12)],
  ['hexadecimal length', ({ value }) => (/^[0-9a-fA-F]{16,}$/.test(value) ? Math.min(value.length, 80) : 0)],
  ['length beyond a multiple of four', ({ value }) => (value.length < 16 ? 4 : value.replace(/=+$/, '').length % 4)],
  ['decodes to a text', ({ value }) => decodedText(value) !== ''],
  ['decodes to a user and a plain password', ({ value }) => isPlainPair(decodedText(value))],
  ['alternates', ({ value }) => alternation(value)],
  ['most words', ({ low }) => wordShare(low)],
]

/** The likeness to words of the eight characters that are least like them. */
function leastLikely(low: string): number {
  let least = 0
  for (let i = 0; i + 8 <= low.length; i += 4) least = Math.min(least, bigramScore(low.slice(i, i + 8)))
  return least
}

/** Base64 of a text that people write; empty when it is something else. */
function decodedText(value: string): string {
  if (value.length < 8 || value.length % 4 === 1 || !/^[A-Za-z0-9+/]{8,}={0,2}$/.test(value)) return ''
  const text = Buffer.from(value, 'base64').toString('latin1')
  return /^[\x20-\x7e\r\n\t]+$/.test(text) ? text : ''
}

function isPlainPair(text: string): boolean {
  const colon = text.indexOf(':')
  return colon >= 0 && /^[A-Za-z]*\d{0,3}$/.test(text.slice(colon + 1).replace(/[^A-Za-z0-9]/g, ''))
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

/** The share that stands in rows of four letters and more that read like words. */
function wordShare(low: string): number {
  let letters = 0
  for (const run of low.match(/[a-z]{4,}/g) ?? []) if (bigramScore(run) > WORDLIKE) letters += run.length
  return letters / low.length
}

const WORDLIKE = -2.75
