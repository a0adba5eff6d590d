// The words by which a rule finds a value that has no format of its own: `new_relic` also stands for newrelic, New Relic,
// new-relic and new.relic.

/** Characters behind the name within which its value begins. */
export const VALUE_REACH = 100
/** Characters on either side of a name that the verdict on a value of any shape may depend on. */
export const ASSIGNMENT_WINDOW = 800

/** What may part the words of a name. */
const SEPARATORS = ['_', '-', '', ' ', '.']

/** What to search for, in lower case: the words with any sign between them, and with none. */
export function searchedForms(name: string): string[] {
  const words = name.split('_')
  return words.length === 1 ? words : [words.join(ANY_SEPARATOR), words.join('')]
}

/** As the kernel writes it in what it searches for. */
export const ANY_SEPARATOR = '\x01'

/** Every way to write a name, in lower case. */
export function spellingsOf(name: string): string[] {
  const words = name.split('_')
  return words.length === 1 ? words : SEPARATORS.map((separator) => words.join(separator))
}

/** The source of an expression for the names, to be used in any case. */
export function namePattern(names: readonly string[]): string {
  const longestFirst = [...names].sort((a, b) => b.length - a.length)
  return `(?:${longestFirst.map((name) => name.replaceAll('_', '[_. -]?')).join('|')})`
}
