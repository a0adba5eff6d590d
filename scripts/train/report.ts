// Judged examples → tables: precision and recall, in all and by category.
import type { Example } from './labelled.ts'

export interface Verdict {
  readonly example: Example
  /** Log-odds; infinite for a format, minus infinity for what the search doesn't find. */
  readonly score: number
}

/** Private keys go over more lines than are labelled, so they can't be judged here. */
const UNSEEN = /PEM Private Key/

/** The lowest log-odds at which the precision is still this, and with it the most secrets are found. */
export function thresholdOfPrecision(verdicts: readonly Verdict[], precision: number): number {
  const sorted = counted(verdicts)
    .filter(({ score }) => Number.isFinite(score) || score > 0)
    .sort((a, b) => b.score - a.score)
  let [right, threshold] = [0, Number.POSITIVE_INFINITY]
  for (const [i, { example, score }] of sorted.entries()) {
    if (example.isSecret) right++
    if (Number.isFinite(score) && right / (i + 1) >= precision) threshold = score
  }
  return threshold
}

/** The highest log-odds from which on this share of the secrets is found. */
export function thresholdOfRecall(verdicts: readonly Verdict[], recall: number): number {
  const scores = counted(verdicts)
    .filter(({ example }) => example.isSecret)
    .map(({ score }) => score)
    .sort((a, b) => b - a)
  return scores[Math.ceil(recall * scores.length) - 1] ?? Number.NEGATIVE_INFINITY
}

/** What is counted by default, and when weak and vague values are asked for. */
interface Modes<T> {
  readonly usual: T
  readonly sensitive: T
}

/** Markdown: the rates in all, and a row a category, the largest first. */
export function reportOf(verdicts: Modes<readonly Verdict[]>, thresholds: Modes<number>): string {
  const categories = [...new Set(counted(verdicts.usual).map(({ example }) => categoryOf(example)))]
  const rowsOf = (wanted: (verdict: Verdict) => boolean) => ({
    usual: verdicts.usual.filter(wanted),
    sensitive: verdicts.sensitive.filter(wanted),
  })
  const rows = categories.map((name) =>
    rowOf(
      name,
      rowsOf(({ example }) => categoryOf(example) === name),
      thresholds,
    ),
  )
  return [
    `default: ${ratesOf(verdicts.usual, thresholds.usual)}; --sensitive: ${ratesOf(verdicts.sensitive, thresholds.sensitive)}`,
    '',
    '| category | secrets | others | found | false | found with `--sensitive` | false |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows.sort((a, b) => b.size - a.size).map(({ text }) => text),
    rowOf('**all**', verdicts, thresholds).text,
  ].join('\n')
}

function categoryOf({ row: { category } }: Example): string {
  return category.includes(':') ? 'several of these' : category
}

function ratesOf(verdicts: readonly Verdict[], threshold: number): string {
  const judged = counted(verdicts)
  const secrets = judged.filter(({ example }) => example.isSecret).length
  const found = judged.filter(({ score }) => score >= threshold)
  const right = found.filter(({ example }) => example.isSecret).length
  const text = (share: number) => share.toFixed(3)
  return `precision ${text(right / found.length)}, recall ${text(right / secrets)} (threshold ${text(threshold)})`
}

function rowOf(name: string, verdicts: Modes<readonly Verdict[]>, thresholds: Modes<number>): { text: string; size: number } {
  const count = (some: readonly Verdict[], isSecret: boolean, least = Number.NEGATIVE_INFINITY) =>
    counted(some).filter(({ example, score }) => example.isSecret === isSecret && score >= least).length
  const sizes = [true, false].map((isSecret) => count(verdicts.usual, isSecret))
  const found = [verdicts.usual, verdicts.sensitive].flatMap((some, i) =>
    [true, false].map((isSecret) => count(some, isSecret, i === 0 ? thresholds.usual : thresholds.sensitive)),
  )
  return { text: `| ${[name, ...sizes, ...found].join(' | ')} |`, size: sizes.reduce((sum, one) => sum + one, 0) }
}

function counted(verdicts: readonly Verdict[]): Verdict[] {
  return verdicts.filter(({ example }) => !UNSEEN.test(example.row.category))
}
