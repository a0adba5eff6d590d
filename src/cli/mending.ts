// The story of straykey hygiene --fix: show what would mend what was seen, ask, do it, say what is left.
import { chmodSync } from 'node:fs'
import path from 'node:path'
import { UserError } from '../errors.ts'
import { runGit } from '../git/git.ts'
import { isNothing, type Mending, planMending } from '../hygiene/repair/mending.ts'
import type { Kept } from '../keeping.ts'
import { applyChanges } from '../plan/apply.ts'
import { unifiedDiff } from '../plan/diff.ts'
import { toSlashes } from '../slashes.ts'
import type { Screen, Terminal } from './command.ts'
import { type Say, speakerOn } from './speaker.ts'

export interface Mender {
  readonly terminal: Terminal
  /** Where it is shown; a report for programs has the standard output to itself. */
  readonly screen: Screen
  readonly yes: boolean
  readonly dryRun: boolean
}

/** Whether anything was changed. Throws UserError for a file that can't be written. */
export async function mend({ facts, repairs }: Kept, { terminal, screen, yes, dryRun }: Mender): Promise<boolean> {
  const say = speakerOn(screen)
  const mending = await planMending(await repairs(), facts)
  await show(mending, facts.root, say)
  const agreed = !isNothing(mending) && !dryRun && (yes || (await isWanted(terminal)))
  if (agreed) await carryOut(mending, facts.root, say)
  else if (!isNothing(mending))
    await say(dryRun || terminal.ask ? 'nothing was changed' : 'nothing was changed: nobody is here to ask; --yes makes these changes')
  for (const sentence of mending.plan.left) await say(`left to do: ${sentence}`)
  return agreed
}

async function show(mending: Mending, root: string, say: Say): Promise<void> {
  if (isNothing(mending)) await say('nothing that could be mended by itself')
  for (const change of mending.plan.changes) await say(unifiedDiff(change, toSlashes(path.relative(root, change.path))))
  for (const { args } of mending.commands) await say(`git ${args.map(quoted).join(' ')}`)
  for (const { path: file, mode } of mending.modes) await say(`chmod ${mode.toString(8)} ${quoted(toSlashes(path.relative(root, file)))}`)
  for (const note of mending.plan.notes) await say(`note: ${note}`)
}

function quoted(word: string): string {
  return /^[\w./=@:+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}

async function isWanted({ ask }: Terminal): Promise<boolean> {
  return ask !== undefined && /^y(?:es)?$/i.test((await ask('Make these changes? [y/N] ')).trim())
}

/** Rules first, so that what git forgets it doesn't offer to take again. */
async function carryOut({ plan, commands, modes }: Mending, root: string, say: Say): Promise<void> {
  applyChanges(plan.changes)
  for (const { place, args } of commands) {
    const { code, complaint } = await runGit(args, place)
    if (code !== 0) await say(`left to do: git ${args.map(quoted).join(' ')} (${complaint.split('\n')[0]})`)
  }
  for (const { path: file, mode } of modes) setMode(file, mode)
  const changed = [...plan.changes, ...modes].map(({ path: file }) => toSlashes(path.relative(root, file)))
  if (changed.length > 0) await say(`changed ${[...new Set(changed)].join(', ')}`)
  if (commands.length > 0) await say('what git is to forget is staged: commit it, together with the ignore rules')
}

function setMode(file: string, mode: number): void {
  try {
    chmodSync(file, mode)
  } catch (error) {
    throw new UserError(`${file}: its mode can't be changed (${(error as NodeJS.ErrnoException).code}); chmod it as its owner`, {
      cause: error,
    })
  }
}
