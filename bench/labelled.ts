// Labelled lines, each as a file of its own with the lines around it → how many of the secrets each scanner finds, and what else.
import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { type Example, readExamples } from '../scripts/train/labelled.ts'
import { grouped } from './grouped.ts'
import { type Judged, printCategories, printRates } from './labelled-tables.ts'
import { numberOf, writeNumbered } from './numbered-files.ts'
import { type Place, type Scan, type Scanner, scanWithAll } from './scanners.ts'

/** The keys go on behind what is labelled, so that nobody can recognize them. */
const CUT = /PEM Private Key/

export function benchLabelled(file: string, scanners: readonly Scanner[], folder: string): void {
  const all = readExamples(file)
  const examples = withoutMixed(all)
  const scans = scanAll(examples, scanners, path.join(folder, 'labelled'))
  const places = byNumber(scans)
  const judged = examples.map((example, i): Judged => {
    const by = places.filter(([, own]) => (own.get(i) ?? []).some(isOn(example))).map(([name]) => name)
    return { category: example.row.category, isSecret: example.isSecret, by: new Set(by) }
  })
  const whole = judged.filter(({ category }) => !CUT.test(category))
  const cut = judged.filter(({ category, isSecret }) => isSecret && CUT.test(category))
  console.log('\n## Labelled lines\n')
  console.log(`Left out are ${all.length - examples.length} values that are no secret but share a line with one.`)
  console.log(
    "straykey's model was trained on these lines: its figures here are no forecast. `tsx scripts/train.ts` prints cross-validated ones.\n",
  )
  printRates(whole, cut, new Map([...scans].map(([name, { wallMs }]) => [name, wallMs])))
  printCategories(whole, [...scans.keys()])
}

/** Reports name lines, so what is no secret can't be told apart from a secret on its line. */
function withoutMixed(examples: readonly Example[]): Example[] {
  const place = ({ row }: Example) => `${row.path}:${row.line}`
  const secrets = new Set(examples.filter(({ isSecret }) => isSecret).map(place))
  return examples.filter((example) => example.isSecret || !secrets.has(place(example)))
}

function scanAll(examples: readonly Example[], scanners: readonly Scanner[], tree: string): Map<string, Scan> {
  mkdirSync(tree)
  for (const [i, example] of examples.entries()) writeNumbered(i, inRepository(example), { text: example.text, folder: tree })
  const scans = scanWithAll(scanners, tree)
  rmSync(tree, { recursive: true })
  return scans
}

/** What each scanner says of each example, by its number. */
function byNumber(scans: ReadonlyMap<string, Scan>): [name: string, places: ReadonlyMap<number | undefined, readonly Place[]>][] {
  return [...scans].map(([name, { places }]) => [name, grouped(places, (place) => numberOf(place.path))])
}

function inRepository({ row }: Example): string {
  return row.path.slice(row.path.indexOf('/') + 1)
}

/** Whether a place is on the lines that the label means. */
function isOn({ row }: Example): (place: Place) => boolean {
  const first = row.before.length + 1
  return ({ line, endLine }) => line < first + row.text.length && endLine >= first
}
