// How letters follow one another in the words of ordinary source text: pairs, counted over distinct words.
import { textsBelow } from './ordinary.ts'

const LETTERS = 27
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** As src/detect/bigrams.ts reads it. */
const STEPS_A_NAT = 7.5
const WORD = /[A-Z]?[a-z]{2,}|[A-Z]{2,}/g
/** Words in fewer files are names, misspelt, or no words. */
const LEAST_FILES = 3
const LONGEST_TEXT = 60_000

/** 27 rows of 27 digits: the negative logarithm of how likely a letter is behind another; 0 stands for a word's end. */
export function letterPairs(folders: readonly string[]): string {
  const counts = new Float64Array(LETTERS * LETTERS)
  for (const [word, files] of wordsOf(folders)) {
    if (files < LEAST_FILES) continue
    let last = 0
    for (const character of `${word}\0`) {
      const letter = character === '\0' ? 0 : character.charCodeAt(0) - 96
      counts[last * LETTERS + letter] = (counts[last * LETTERS + letter] as number) + Math.sqrt(files)
      last = letter
    }
  }
  return Array.from({ length: LETTERS }, (_, row) => rowOf(counts.subarray(row * LETTERS, (row + 1) * LETTERS))).join('')
}

function rowOf(counts: Float64Array): string {
  const total = counts.reduce((sum, count) => sum + count, 0) + LETTERS / 2
  return Array.from(
    counts,
    (count) => DIGITS[Math.min(DIGITS.length - 1, Math.trunc(-Math.log((count + 0.5) / total) * STEPS_A_NAT))],
  ).join('')
}

/** Word in lower case → number of files. */
function wordsOf(folders: readonly string[]): Map<string, number> {
  const words = new Map<string, number>()
  for (const folder of folders) {
    for (const { text } of textsBelow(folder)) {
      const plain = text.slice(0, LONGEST_TEXT).replace(/[0-9A-Za-z+/=]{40,}/g, ' ')
      for (const word of new Set((plain.match(WORD) ?? []).map((one) => one.toLowerCase()))) words.set(word, (words.get(word) ?? 0) + 1)
    }
  }
  return words
}
