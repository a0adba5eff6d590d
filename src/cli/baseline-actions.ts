// What straykey baseline does, for each of its four words.
import { existsSync } from 'node:fs'
import type { Standing } from '../baseline/baseline.ts'
import type { Decision } from '../baseline/change.ts'
import { type Entry, isDay } from '../baseline/entry.ts'
import type { Baselined, Looking } from '../baselining.ts'
import { UserError } from '../errors.ts'
import type { Reason } from '../reasons.ts'
import { count } from '../report/human/amounts.ts'
import { printable } from '../report/human/printable.ts'
import { type Asked, beginNamed, lookingOf, nameInConfig, placeOf, say, shown, today } from './baseline-place.ts'
import { anyProgressOn } from './progress.ts'
import { withoutUndefined } from './settings.ts'

const STALE_SHOWN = 10

/** Each gives the exit code. */
export const perform = { create: createBaseline, update: updateBaseline, prune: pruneBaseline, show: showBaseline }

async function createBaseline(asked: Asked): Promise<number> {
  const place = await placeOf(asked)
  if (existsSync(place.file))
    throw new UserError(`${shown(place.file, asked)}: is there already; straykey baseline update adds what is new`)
  const { withFindings, writeBaseline } = await import('../baselining.ts')
  beginNamed(place)
  const decision = decisionOf(asked, place.scope)
  const made = await lookFor(asked, (looking) => withFindings(place.file, looking, decision, today()))
  writeBaseline(place.file, made.entries)
  say(asked, `${shown(place.file, asked)}: ${count(made.entries.length, 'finding')} listed; from now on only what is new fails.`)
  const named = nameInConfig(place, asked)
  if (named !== undefined) say(asked, named)
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
  const decision = decisionOf(asked, scope)
  const made = await lookFor(asked, (looking) => withFindings(file, looking, decision, today()))
  writeBaseline(file, made.entries)
  say(asked, `${shown(file, asked)}: ${count(made.added.length, 'finding')} added, ${made.entries.length} in all.`)
  sayStale(made.standings, asked)
  return problemsOf(made, asked)
}

async function pruneBaseline(asked: Asked): Promise<number> {
  const { file } = await placeOf(asked)
  refuseAbsent(file, asked)
  const { examined, writeBaseline } = await import('../baselining.ts')
  const made = await lookFor(asked, (looking) => examined(file, looking, today()))
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
  const made = await lookFor(asked, (looking) => examined(file, looking, today()))
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

/** Says at a terminal how far it is. */
async function lookFor(asked: Asked, look: (looking: Looking) => Promise<Baselined>): Promise<Baselined> {
  const progress = anyProgressOn(asked.terminal.stderr, Date.now)
  const { options, history } = lookingOf(asked)
  try {
    return await look({ options: { ...options, onProgress: progress.update }, history })
  } finally {
    progress.clear()
  }
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
