// What somebody may have meant who typed a name that isn't there.

const MOST_LETTERS = 2
const LEAST_TELLING = 3

/** Names that differ in a letter or two, closest first; then those that begin or, given as much, hold what was typed. */
export function closeTo(name: string, known: readonly string[]): string[] {
  const near = known.map((other) => ({ other, letters: distance(name, other) })).filter(({ letters }) => letters <= MOST_LETTERS)
  const parts = name.length < LEAST_TELLING ? [] : known.filter((other) => other.includes(name))
  const ranked = [
    ...near.sort((a, b) => a.letters - b.letters).map(({ other }) => other),
    ...parts.filter((other) => other.startsWith(name)),
    ...parts,
  ]
  return [...new Set(ranked)]
}

/** Letters to insert, delete or replace (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
