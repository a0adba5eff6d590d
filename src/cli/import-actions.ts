// What straykey import does at the process's rim: finds the files, shows the plan, asks, writes.
import path from 'node:path'
import { UserError } from '../errors.ts'
import { findRepository } from '../git/list-files.ts'
import type { Left } from '../import/contract.ts'
import { kinds } from '../import/kinds/index.ts'
import { type ImportPlan, planImport } from '../importing/import.ts'
import { foundFiles, type NamedFile, namedFile, shownFrom } from '../importing/sources.ts'
import { applyChanges } from '../plan/apply.ts'
import { unifiedDiff } from '../plan/diff.ts'
import { count } from '../report/human/amounts.ts'
import type { Arguments } from './arguments.ts'
import type { Terminal } from './command.ts'
import { type Say, speakerOn } from './speaker.ts'

/** The scan could not read all, so something may be missing. */
const INCOMPLETE = 3
const SHOWN = 5

/** Gives the exit code. */
export async function runImport({ positionals, values }: Arguments, terminal: Terminal): Promise<number> {
  const top = findRepository(terminal.folder) ?? terminal.folder
  const files = filesFor(positionals, values.as as string | undefined, { top, folder: terminal.folder })
  const say = speakerOn(terminal.stdout)
  const plan = await planImport({
    top,
    files,
    environment: terminal.environment,
    ...(values.config !== undefined && { config: path.resolve(terminal.folder, String(values.config)) }),
    history: values.history === true,
  })
  await show(plan, { say, top, isVerbose: values.verbose === true })
  await write(plan, { say, top, terminal, isAsked: values.write === true })
  return problemsOf(plan, say)
}

function filesFor(
  names: readonly string[],
  kind: string | undefined,
  { top, folder }: Record<'top' | 'folder', string>,
): readonly NamedFile[] {
  if (names.length > 0) return names.map((name) => namedFile(path.resolve(folder, name), kind))
  const found = foundFiles(top)
  if (found.length > 0) return found
  const known = kinds.flatMap(({ files }) => files.slice(0, 1)).join(', ')
  throw new UserError(`${shownFrom(folder, top) || '.'}: holds no file of another scanner (${known} …); name one: straykey import FILE`)
}

interface Showing {
  readonly say: Say
  readonly top: string
  readonly isVerbose: boolean
}

async function show({ changes, files, added, notes, left }: ImportPlan, { say, top, isVerbose }: Showing): Promise<void> {
  await say(`read: ${files.map(({ file, kind }) => `${shownFrom(top, file)} (${kind.name})`).join(', ')}`)
  for (const change of changes) await say(unifiedDiff(change, shownFrom(top, change.path)))
  await say(`carried over: ${amounts(added)}`)
  for (const note of isVerbose ? notes : notes.slice(0, SHOWN)) await say(`note: ${note}`)
  if (!isVerbose && notes.length > SHOWN) await say(`note: and ${notes.length - SHOWN} more; --verbose shows them`)
  if (left.length > 0) await say(leftText(left, isVerbose ? left.length : SHOWN))
}

function amounts({ rules, globs, disabled, markers, entries }: ImportPlan['added']): string {
  const words = [
    count(rules, 'rule'),
    `${count(globs, 'glob')} to leave out`,
    `${count(disabled, 'rule')} disabled`,
    `${count(entries, 'finding')} to the baseline`,
    ...(markers > 0 ? [`the markers of ${count(markers, 'scanner')}`] : []),
  ]
  return words.join(', ')
}

/** By reason, since many have the same. */
function leftText(left: readonly Left[], most: number): string {
  const reasons = new Map<string, string[]>()
  for (const { where, why } of left) reasons.set(why, [...(reasons.get(why) ?? []), where])
  const groups = [...reasons].map(([why, places]) => {
    const more = places.length > most ? [`    and ${places.length - most} more; --verbose shows them`] : []
    return [`  ${why}:`, ...places.slice(0, most).map((place) => `    ${place}`), ...more].join('\n')
  })
  return `not carried over: ${count(left.length, 'thing')}\n${groups.join('\n')}`
}

interface Writing {
  readonly say: Say
  readonly top: string
  readonly terminal: Terminal
  readonly isAsked: boolean
}

async function write({ changes }: ImportPlan, { say, top, terminal, isAsked }: Writing): Promise<void> {
  if (changes.length === 0) return say('nothing to write')
  const names = changes.map(({ path: file }) => shownFrom(top, file)).join(', ')
  const isWanted = isAsked || (terminal.ask !== undefined && /^y(?:es)?$/i.test((await terminal.ask(`Write ${names}? [y/N] `)).trim()))
  if (!isWanted) return say(`nothing was written; straykey import --write writes ${names}`)
  applyChanges(changes)
  await say(`wrote ${names}; look at them and commit them. straykey says in every scan what they make milder.`)
}

async function problemsOf({ reports }: ImportPlan, say: Say): Promise<number> {
  const problems = reports.flatMap((report) => report.problems)
  for (const { where, message } of problems) await say(`problem  ${where}: ${message}`)
  if (problems.length > 0) await say('The scan was incomplete, so the baseline may lack something.')
  return problems.length > 0 ? INCOMPLETE : 0
}
