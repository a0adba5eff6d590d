// Where a value without a format is reported by default only if it is likelier a secret than elsewhere. --sensitive knows no
// such places. docs/accuracy.md says what each costs.
import { THRESHOLDS } from '../weights.generated.ts'
import { isCompiled, isForShow } from './path-features.ts'
import { isWeak } from './weak.ts'

/** A value and the words that its name, or its rule, goes by. */
interface Named {
  readonly words: string
  readonly secret: string
}

/** Log-odds on top of the usual threshold. */
const [OF_TESTS, OF_WORDS] = [1.2, 1.7]
const IS_KEY_OR_PASSWORD = /key|pass|pwd/i
/** Keys of tests in hexadecimal are what an algorithm is tried with. */
const VECTOR = /^[0-9a-f-]+$/i

/** Whether log-odds are enough for a value to be reported by default. */
export function isReportedAlways(logOdds: number, value: Named, path: string): boolean {
  return logOdds >= THRESHOLDS.usual + firmnessAt(value, path)
}

/** How much likelier than usual it must be; infinite where it is never reported by default. */
export function firmnessAt({ words, secret }: Named, path: string): number {
  if (!isForShow(path)) return isWeak(secret) ? OF_WORDS : 0
  if (!isCompiled(path) || !IS_KEY_OR_PASSWORD.test(words)) return 0
  return VECTOR.test(secret) && !/pass|pwd/i.test(words) ? Number.POSITIVE_INFINITY : OF_TESTS
}
