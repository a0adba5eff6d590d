// What straykey baseline does, for each of its four words.
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Standing } from '../baseline/baseline.ts'
import type { Decision } from '../baseline/change.ts'
import { type Entry, isDay } from '../baseline/entry.ts'
import { BASELINE_NAME } from '../baseline/file.ts'
import type { Baselined, Looking } from '../baselining.ts'
import { CONFIG_NAME, loadSettings } from '../config.ts'
import { UserError } from '../errors.ts'
import { findRepository } from '../git/list-files.ts'
import type { Reason } from '../model.ts'
import { count } from '../report/human/amounts.ts'
import { printable } from '../report/human/printable.ts'
import { toSlashes } from '../slashes.ts'
import type { Arguments } from './arguments.ts'
import type { Terminal } from './command.ts'
import { settingsOf, withoutUndefined } from './settings.ts'

export interface Asked {
  readonly given: Arguments
  readonly terminal: Terminal
  readonly path?: string
}

const STALE_SHOWN = 10

/** Each gives the exit code. */
export const perform = { create: createBaseline, update: updateBaseline, prune: pruneBaseline, show: showBaseline }

async function createBaseline(asked: Asked): Promise<number> {
  const place = await placeOf(asked)
  if (existsSync(place.file))
    throw new UserError(`${shown(place.file, asked)}: is there already; straykey baseline update adds what is new`)
  const { withFindings, writeBaseline } = await import('../baselining.ts')
  const made = await withFindings(place.file, lookingOf(asked), decisionOf(asked, place.scope), today())
  writeBaseline(place.file, made.entries)
  say(asked, `${shown(place.file, asked)}: ${count(made.entries.length, 'finding')} listed; from now on only what is new fails.`)
  nameInConfig(place, asked)
  say(
    asked,
    'Commit it. A weak password can be guessed from its hash by whoever knows the salt: set STRAYKEY_SALT in the environment to keep that out of the repository.',
  )
  return problemsOf(made, asked)
}

async function updateBaseline(asked: Asked): Promise<number> {
  const { file, scope } = await placeOf(asked)
  refuseAbsent(file, asked)
  const { withFindings, writeBaseline } = await import('../baselining.ts')
  const made = await withFindings(file, lookingOf(asked), decisionOf(asked, scope), today())
  writeBaseline(file, made.entries)
  say(asked, `${shown(file, asked)}: ${count(made.added.length, 'finding')} added, ${made.entries.length} in all.`)
  sayStale(made.standings, asked)
  return problemsOf(made, asked)
}

async function pruneBaseline(asked: Asked): Promise<number> {
  const { file } = await placeOf(asked)
  refuseAbsent(file, asked)
  const { examined, writeBaseline } = await import('../baselining.ts')
  const made = await examined(file, lookingOf(asked), today())
  // What could not be read may hold what an entry lists.
  if (problemsOf(made, asked) !== 0) return 3
  const kept = made.standings.filter(({ state }) => state !== 'stale').map(({ entry }) => entry)
  if (kept.length < made.entries.length) writeBaseline(file, kept)
  say(asked, `${shown(file, asked)}: ${count(made.entries.length - kept.length, 'line')} taken out, ${kept.length} left.`)
  return 0
}

async function showBaseline(asked: Asked): Promise<number> {
  const { file } = await placeOf(asked)
  refuseAbsent(file, asked)
  const { examined } = await import('../baselining.ts')
  const made = await examined(file, lookingOf(asked), today())
  for (const standing of made.standings) say(asked, standingLine(standing))
  const numberOf = (state: Standing['state']) => made.standings.filter((one) => one.state === state).length
  const expired = numberOf('expired')
  say(asked, `${numberOf('in force')} in force, ${expired} expired, ${numberOf('stale')} stale (straykey baseline prune takes these out).`)
  return problemsOf(made, asked) || (expired > 0 ? 1 : 0)
}

function standingLine({ entry, state, paths }: Standing): string {
  const { fingerprint, reason, who, until, note, past } = entry
  const [first = entry.path ?? (past ? 'in history' : 'nowhere')] = paths
  const more = paths.length > 1 ? ` and ${count(paths.length - 1, 'more file')}` : ''
  const said = [reason, ...(note ? [note] : []), ...(who ? [`says ${who}`] : []), ...(until ? [`until ${until}`] : [])].join(', ')
  return `${state.padEnd(8)}  ${fingerprint}  ${printable(first)}${more}  ${printable(said)}`
}

interface Place {
  /** Absolute. */
  readonly file: string
  readonly scope: Decision['scope']
  /** The configuration in force, and whether it names the file. */
  readonly config?: string
  readonly isNamed: boolean
  /** Absolute path of the folder that the baseline is for. */
  readonly folder: string
}

async function placeOf({ given: { values }, terminal, path: named }: Asked): Promise<Place> {
  const start = path.resolve(terminal.folder, named ?? '.')
  const folder = findRepository(start) ?? start
  const { settings, file: config } = await loadSettings(start, {}, values['no-config'] ? false : (values.config as string | undefined))
  const flagged = values.baseline === undefined ? undefined : path.resolve(terminal.folder, String(values.baseline))
  return {
    file: flagged ?? settings.baseline ?? path.join(config === undefined ? folder : path.dirname(config), BASELINE_NAME),
    scope: (values.scope as Decision['scope'] | undefined) ?? settings.baselineScope,
    ...(config !== undefined && { config }),
    isNamed: flagged !== undefined || settings.baseline !== undefined,
    folder,
  }
}

/** A baseline that no configuration names would count for nothing. */
function nameInConfig({ file, config, isNamed, folder }: Place, asked: Asked): void {
  if (isNamed) return
  const target = config ?? path.join(folder, CONFIG_NAME)
  const before = existsSync(target) ? readFileSync(target, 'utf8') : ''
  const setting = `baseline: ${JSON.stringify(toSlashes(path.relative(path.dirname(target), file)))}\n`
  appendFileSync(target, before === '' || before.endsWith('\n') ? setting : `\n${setting}`)
  say(asked, `${shown(target, asked)}: names it now.`)
}

function lookingOf({ given, terminal, path: named }: Asked): Looking {
  const { baseline: _baseline, ...settings } = settingsOf(given, terminal)
  const folder = path.resolve(terminal.folder, named ?? '.')
  const options = { ...withoutUndefined(settings), folder }
  return { options, history: given.values.history === true }
}

function decisionOf({ given: { values } }: Asked, scope: Decision['scope']): Decision {
  const { until, note, who } = values
  if (until !== undefined && !isDay(until)) throw new UserError(`--until ${until}: expected a day, such as 2027-01-31`)
  const texts = { note, who, until } as Pick<Entry, 'note' | 'who' | 'until'>
  return { reason: (values.reason ?? 'will_fix_later') as Reason, ...withoutUndefined(texts), scope, past: false }
}

function refuseAbsent(file: string, asked: Asked): void {
  if (!existsSync(file)) throw new UserError(`${shown(file, asked)}: there is no baseline; straykey baseline create writes one`)
}

function problemsOf({ reports }: Baselined, { terminal }: Asked): number {
  const problems = reports.flatMap((report) => report.problems)
  for (const { where, message } of problems) terminal.stderr.write(`problem  ${printable(where)}: ${printable(message)}\n`)
  if (problems.length > 0) terminal.stderr.write('The scan was incomplete, so the baseline may lack something.\n')
  return problems.length > 0 ? 3 : 0
}

function sayStale(standings: readonly Standing[], asked: Asked): void {
  const stale = standings.filter(({ state }) => state === 'stale')
  if (stale.length === 0) return
  say(asked, `${count(stale.length, 'line')} fit nothing any more (straykey baseline prune takes them out):`)
  for (const { entry } of stale.slice(0, STALE_SHOWN)) say(asked, `  ${entry.fingerprint}${entry.path ? `  ${printable(entry.path)}` : ''}`)
}

function today(): string {
  return new Date().toISOString().slice(0, 'yyyy-mm-dd'.length)
}

function shown(file: string, { terminal }: Asked): string {
  return toSlashes(path.relative(terminal.folder, file))
}

function say({ terminal }: Asked, text: string): void {
  terminal.stdout.write(`${text}\n`)
}
