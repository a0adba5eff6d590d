// Where a value without a format is reported by default only if it is likelier a secret than elsewhere. --sensitive knows no
// such places. docs/accuracy.md says what each costs.
import { THRESHOLDS } from '../weights.generated.ts'
import { isCompiled, isForShow, isTranslation } from './path-features.ts'
import { isWeak } from './weak.ts'

/** A value and the words that its rule goes by, or the one of them in its name. */
interface Named {
  readonly words: string
  readonly secret: string
}

/** What is asked of a value on top of the usual threshold. */
interface Firmness {
  /** Log-odds; infinite where it is never reported by default. */
  readonly more: number
  /** A sentence without a capital and a stop. */
  readonly why: string
}

const IS_KEY_OR_PASSWORD = /key|pass|pwd/i
const IS_PASSWORD = /pass|pwd/i
const HEXADECIMAL = /^[0-9a-f-]+$/i

const TRANSLATED: Firmness = { more: Number.POSITIVE_INFINITY, why: 'words in translations are what people read' }
const WORD: Firmness = { more: 1.7, why: 'words and short values are secrets less often than others' }
const TRIED: Firmness = {
  more: Number.POSITIVE_INFINITY,
  why: 'keys in hexadecimal in tests, examples and documentation of compiled languages are what algorithms are tried with',
}
const MADE_UP: Firmness = {
  more: 1.2,
  why: 'keys and passwords in tests, examples and documentation of compiled languages are made up more often than others',
}

/** Whether log-odds are enough for a value to be reported by default. */
export function isReportedAlways(logOdds: number, value: Named, path: string): boolean {
  return logOdds >= THRESHOLDS.usual + (firmnessAt(value, path)?.more ?? 0)
}

/** What is asked of the value at this place; nothing at most. */
export function firmnessAt({ words, secret }: Named, path: string): Firmness | undefined {
  if (isTranslation(path) && isWeak(secret)) return TRANSLATED
  if (!isForShow(path)) return isWeak(secret) ? WORD : undefined
  if (!isCompiled(path) || !IS_KEY_OR_PASSWORD.test(words)) return undefined
  return HEXADECIMAL.test(secret) && !IS_PASSWORD.test(words) ? TRIED : MADE_UP
}
