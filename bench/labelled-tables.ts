// What each scanner reported of the labelled lines, in tables.
import { grouped } from './grouped.ts'
import { percent, printTable, seconds } from './markdown.ts'

export interface Judged {
  readonly category: string
  readonly isSecret: boolean
  /** The scanners that report something on its lines. */
  readonly by: ReadonlySet<string>
}

/** Secrets of a category that has a row of its own. */
const WORTH_A_ROW = 20

/** A row a scanner; `cut` are private keys that nobody can recognize by the part that is there. */
export function printRates(judged: readonly Judged[], cut: readonly Judged[], times: ReadonlyMap<string, number>): void {
  const secrets = judged.filter(({ isSecret }) => isSecret)
  const others = judged.filter(({ isSecret }) => !isSecret)
  const rows = [...times].map(([name, wallMs]) => {
    const [right, wrong] = [reported(secrets, name), reported(others, name)]
    const rates = [percent(right, right + wrong), percent(right, secrets.length), percent(2 * right, right + wrong + secrets.length)]
    return [name, right, wrong, ...rates, reported(cut, name), seconds(wallMs)]
  })
  const counts = [`secrets, of ${secrets.length}`, `others, of ${others.length}`]
  printTable(['scanner', ...counts, 'precision', 'recall', 'F1', `cut private keys, of ${cut.length}`, 'time'], rows)
}

export function printCategories(judged: readonly Judged[], scanners: readonly string[]): void {
  const groups = [...grouped(judged, ({ category }) => category.replaceAll(':', ' + '))].sort(([, a], [, b]) => secretsIn(b) - secretsIn(a))
  const large = groups.filter(([, some]) => secretsIn(some) >= WORTH_A_ROW)
  const rest = groups.slice(large.length).flatMap(([, some]) => some)
  const rows = [...large, ['all others', rest] as const].map(([name, some]) => [
    name,
    outOf(some),
    ...scanners.map((scanner) => outOf(some.filter(({ by }) => by.has(scanner)))),
  ])
  console.log('Secrets / others that are reported, by category:\n')
  printTable(['category', 'there are', ...scanners], rows)
}

function outOf(judged: readonly Judged[]): string {
  return `${secretsIn(judged)} / ${judged.length - secretsIn(judged)}`
}

function secretsIn(judged: readonly Judged[]): number {
  return judged.filter(({ isSecret }) => isSecret).length
}

function reported(judged: readonly Judged[], scanner: string): number {
  return judged.filter(({ by }) => by.has(scanner)).length
}
