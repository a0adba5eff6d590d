// How much a text's letters follow one another as in words, by pairs of letters.
import { BIGRAMS } from '../weights.generated.ts'

const LETTERS = 27
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** What a text with hardly any letters gets: neither word nor chance. */
const UNKNOWN = -3
const STEPS_A_NAT = 7.5

/** Scores above which a text reads like words, and above which it holds little else. */
export const LIKE_WORDS = -2.9
export const MOSTLY_WORDS = -2.75

let table: Float32Array | undefined

/** Mean log-likelihood (natural) of each letter behind the one before it; the text is in lower case. Near -2.4 for words, below -3.5 for chance. */
export function bigramScore(low: string): number {
  table ??= readTable()
  let sum = 0
  let count = 0
  let last = 0
  for (let i = 0; i < low.length; i++) {
    const code = low.charCodeAt(i)
    const letter = code >= 97 && code <= 122 ? code - 96 : 0
    if (letter > 0) {
      sum -= table[last * LETTERS + letter] as number
      count++
    }
    last = letter
  }
  return count < 2 ? UNKNOWN : sum / count
}

function readTable(): Float32Array {
  return Float32Array.from(BIGRAMS, (digit) => DIGITS.indexOf(digit) / STEPS_A_NAT)
}
