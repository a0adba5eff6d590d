// Whole repositories, as they are checked out: how much each scanner reports there. Who reads the findings knows what they are worth:
// docs/accuracy.md holds such a reading.
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { severities } from '../src/model.ts'
import { printTable, seconds } from './markdown.ts'
import { type Place, type Scan, type Scanner, scanWithAll } from './scanners.ts'

interface Alarms {
  readonly repository: string
  readonly lines: number
  readonly scans: ReadonlyMap<string, Scan>
}

/** They are real as a rule, mostly of tests, and all scanners know them: they would hide what differs. */
const PRIVATE_KEY = /private[\s_-]?key|privkey/i
const MILLION = 1e6
/** Bytes that tell a text from what is none. */
const SAMPLE = 8000

export function benchAlarms(repositories: readonly string[], scanners: readonly Scanner[], folder: string): void {
  const all = repositories.map((repository) => measure(path.resolve(repository), scanners, folder))
  if (all.length > 0) print(all, scanners)
}

function measure(repository: string, scanners: readonly Scanner[], folder: string): Alarms {
  const copy = path.join(folder, 'tree')
  cpSync(repository, copy, { recursive: true, verbatimSymlinks: true, filter: (file) => path.basename(file) !== '.git' })
  const scans = scanWithAll(scanners, copy)
  const lines = linesBelow(copy)
  rmSync(copy, { recursive: true })
  return { repository: path.basename(repository), lines, scans }
}

/** Lines of all texts. */
function linesBelow(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return files.map((entry) => linesOf(readFileSync(path.join(entry.parentPath, entry.name)))).reduce((sum, lines) => sum + lines, 0)
}

function linesOf(bytes: Buffer): number {
  if (bytes.subarray(0, SAMPLE).includes(0)) return 0
  let lines = 0
  for (let at = bytes.indexOf('\n'); at >= 0; at = bytes.indexOf('\n', at + 1)) lines++
  return lines
}

function print(all: readonly Alarms[], scanners: readonly Scanner[]): void {
  const heads = ['repository', ...scanners.map(({ name }) => name)]
  const rows = (cell: (scan: Scan, alarms: Alarms) => string) =>
    all.map((alarms) => {
      const scans = scanners.map(({ name }) => alarms.scans.get(name))
      return [alarms.repository, ...scans.map((scan) => (scan ? cell(scan, alarms) : '-'))]
    })
  console.log(
    '\n## Whole repositories\n\nOf a repository whose text the model was trained on, straykey reports less than of others.\n\nPlaces reported on a million lines, without private keys:\n',
  )
  const perMillion = rows(({ places }, { lines }) => ((MILLION * withoutKeys(places).length) / lines).toFixed(0))
  printTable([...heads, 'lines'], [...perMillion.map((row, i) => [...row, all[i]?.lines ?? 0]), totals(all, scanners)])
  console.log('Distinct secrets in places, without private keys + private keys:\n')
  printTable(
    heads,
    rows(({ places }) => `${secretsIn(withoutKeys(places))} in ${withoutKeys(places).length} + ${places.filter(isKey).length}`),
  )
  printSeverities(all)
  console.log('Time of one run:\n')
  printTable(
    heads,
    rows(({ wallMs }) => seconds(wallMs)),
  )
}

function totals(all: readonly Alarms[], scanners: readonly Scanner[]): (string | number)[] {
  const lines = all.reduce((sum, one) => sum + one.lines, 0)
  const places = (name: string) => all.reduce((sum, { scans }) => sum + withoutKeys(scans.get(name)?.places ?? []).length, 0)
  return ['**all**', ...scanners.map(({ name }) => ((MILLION * places(name)) / lines).toFixed(0)), lines]
}

function printSeverities(all: readonly Alarms[]): void {
  const worstFirst = severities.toReversed()
  const rows = all.map(({ repository, scans }) => {
    const places = scans.get('straykey')?.places ?? []
    return [repository, ...worstFirst.map((severity) => secretsIn(places.filter((one) => one.severity === severity)))]
  })
  console.log('Distinct secrets that straykey reports, private keys among them, by severity:\n')
  printTable(['repository', ...worstFirst], rows)
}

function isKey({ rule }: Place): boolean {
  return PRIVATE_KEY.test(rule)
}

function withoutKeys(places: readonly Place[]): Place[] {
  return places.filter((place) => !isKey(place))
}

function secretsIn(places: readonly Place[]): number {
  return new Set(places.map(({ secret }) => secret)).size
}
