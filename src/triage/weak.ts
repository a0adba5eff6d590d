// What anybody who tries would try soon.

const SHORTEST_STRONG = 8
const WORDS = /^(?:[A-Z]?[a-z]+|[A-Z]+)(?:[-_. ](?:[A-Z]?[a-z]+|[A-Z]+))*\d{0,4}[!.?]?$/

/** A short value, a word, a word with a number, or words between signs. */
export function isWeak(secret: string): boolean {
  return secret.length < SHORTEST_STRONG || WORDS.test(secret)
}
