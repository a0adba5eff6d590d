// The examples of our own rules, filled: what each scanner finds of what has to be found, and whether it is silent on placeholders.
// They were written with these rules, so for straykey they are a check; for others, a measure of how many formats they know.
import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { checkFault } from '../src/detect/checks.ts'
import type { Rule } from '../src/model.ts'
import { seededRandom } from '../src/random.ts'
import { loadExamples } from '../src/rules/load.ts'
import { fillTemplate } from '../src/rules/template.ts'
import { grouped } from './grouped.ts'
import { percent, printTable } from './markdown.ts'
import { numberOf, writeNumbered } from './numbered-files.ts'
import { type Place, type Scanner, scanWithAll } from './scanners.ts'

interface Filled {
  readonly rule: Rule
  readonly isSecret: boolean
  readonly text: string
}

type Numbered = Filled & { readonly i: number }

/** A scanner's name, and the numbers of the examples in which it reports something. */
type Reported = readonly [name: string, numbers: ReadonlySet<number | undefined>]

type Group = 'prefix' | 'names' | 'generic'
const GROUPS: Readonly<Record<Group, string>> = {
  prefix: 'formats that are told by their text',
  names: 'values that are told by a name before them',
  generic: 'any value: passwords, keys, headers, addresses',
}
/** Says nothing of anybody, and nothing of a test. */
const FILE = 'service/settings.txt'
const SEED = 1

export async function benchExamples(scanners: readonly Scanner[], folder: string): Promise<void> {
  const examples = await filledExamples()
  const tree = path.join(folder, 'examples')
  mkdirSync(tree)
  for (const [i, { text }] of examples.entries()) writeNumbered(i, FILE, { text: `${text}\n`, folder: tree })
  const reported = [...scanWithAll(scanners, tree)].map(([name, { places }]): Reported => [name, new Set(places.map(numberOfPlace))])
  rmSync(tree, { recursive: true })
  console.log(`\n## Examples of the rules\n\n${examples.length} texts from templates, seed ${SEED}; means over the rules.\n`)
  for (const group of Object.keys(GROUPS) as Group[]) printGroup(group, examples, reported)
}

async function filledExamples(): Promise<Filled[]> {
  const pack = await loadExamples([path.join(import.meta.dirname, '../rules')], checkFault)
  const fill = (template: string) => fillTemplate(template, seededRandom(SEED)).text
  return pack.flatMap(({ rule, finds, ignores }) => [
    ...finds.map((template) => ({ rule, isSecret: true, text: fill(template) })),
    ...ignores.filter(isPlaceholder).map((template) => ({ rule, isSecret: false, text: fill(template) })),
  ])
}

/** What a rule ignores can be a secret of another kind, unless nothing in it is random. */
function isPlaceholder(template: string): boolean {
  return !/\[\[|\{\{/.test(template)
}

function numberOfPlace({ path: file }: Place): number | undefined {
  return numberOf(file)
}

function groupOf({ provider, names }: Rule): Group {
  if (provider.id === 'generic') return 'generic'
  return names ? 'names' : 'prefix'
}

function printGroup(group: Group, examples: readonly Filled[], reported: readonly Reported[]): void {
  const numbered = examples.map((example, i) => ({ ...example, i })).filter(({ rule }) => groupOf(rule) === group)
  const rules = [...grouped(numbered, ({ rule }) => rule.id).values()]
  console.log(`${GROUPS[group]}: ${rules.length} rules\n`)
  const rows = reported.map(([name, numbers]) => {
    const right = (example: Numbered) => numbers.has(example.i) === example.isSecret
    return [name, meanShare(rules, true, right), meanShare(rules, false, right)]
  })
  printTable(['scanner', 'found', 'silent on placeholders'], rows)
}

/** The mean over rules of the share of their examples, secrets or others, that are judged right. */
function meanShare(rules: readonly (readonly Numbered[])[], isSecret: boolean, isRight: (example: Numbered) => boolean): string {
  const some = rules.map((all) => all.filter((one) => one.isSecret === isSecret)).filter((all) => all.length > 0)
  const shares = some.map((all) => all.filter(isRight).length / all.length)
  return percent(
    shares.reduce((sum, share) => sum + share, 0),
    shares.length,
  )
}
