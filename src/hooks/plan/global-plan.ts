// All repositories of a user: a folder of ours as core.hooksPath, whose scripts run straykey and then what the repository has of its own.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { UserError } from '../../errors.ts'
import type { GitPlace } from '../../git/git.ts'
import { readSharedHooksPath } from '../../git/hook-folders.ts'
import { planEdit, readTarget, readText } from '../../plan/files.ts'
import { linesOf } from '../../plan/lines.ts'
import { joinPlans, type Plan } from '../../plan/plan.ts'
import { CREATED, isCreatedMark, isOurs } from '../editing/marks.ts'
import { newScript } from '../editing/script.ts'
import { type HookName, hookNames } from '../place/hook-name.ts'
import { findPrograms, type Seeker } from '../place/programs.ts'

/** Hooks whose mere presence changes nothing: git looks for none of them in the repository any more, so each is passed on. */
const PASSED_ON = [
  ...['applypatch-msg', 'pre-applypatch', 'post-applypatch', 'pre-merge-commit', 'prepare-commit-msg', 'post-commit'],
  ...['pre-rebase', 'post-checkout', 'post-merge', 'post-rewrite', 'pre-auto-gc', 'sendemail-validate'],
  ...['pre-receive', 'update', 'post-receive', 'post-update'],
]

const EXECUTABLE = 0o755

export interface GlobalPlan extends Plan {
  /** What core.hooksPath is to be; `undefined` in it: unset. Absent: it stays. */
  readonly setting?: { readonly value: string | undefined }
}

/** Throws UserError when core.hooksPath is set to something else, for this user or for the machine. */
export async function planGlobalInstall(hooks: readonly HookName[], git: GitPlace, seeker: Seeker): Promise<GlobalPlan> {
  const folder = globalFolder(seeker)
  const now = await currentPath(git)
  if (now !== undefined && path.resolve(now) !== folder) throw new UserError(takenBy(now))
  const { local: program } = findPrograms(seeker)
  const scripts = new Map([...PASSED_ON, ...hookNames].map((hook) => [hook, passOn(hook)]))
  const wanted = hookNames.filter((hook) => hooks.includes(hook) || isInstalled(path.join(folder, hook)))
  for (const hook of wanted) scripts.set(hook, newScript({ hook, program }, true, ownPart(hook)))
  const plans = [...scripts].map(([hook, text]) => scriptPlan(path.join(folder, hook), text))
  return { ...joinPlans(plans), notes: NOTES, ...(now === undefined && { setting: { value: folder } }) }
}

/** Whatever of it is there, also when half of it is gone. */
export async function planGlobalUninstall(git: GitPlace, seeker: Seeker): Promise<GlobalPlan> {
  const folder = globalFolder(seeker)
  const now = await readSharedHooksPath('global', git)
  const files = namesIn(folder).map((name) => path.join(folder, name))
  const plans = files.filter(isOurFile).map((file) => scriptPlan(file, undefined))
  const isOurs = now !== undefined && path.resolve(now) === folder
  return { ...joinPlans(plans), ...(isOurs && { setting: { value: undefined } }) }
}

const NOTES = [
  'repositories with a core.hooksPath of their own, as husky sets it, are not covered: run straykey init there',
  'hooks named reference-transaction, post-index-change, push-to-checkout and proc-receive are not passed on to repositories; one that needs them sets core.hooksPath itself',
]

/** Absolute. Throws UserError where no home is known. */
export function globalFolder({ environment }: Seeker): string {
  const home = environment.HOME || environment.USERPROFILE
  const config = environment.XDG_CONFIG_HOME || (home && path.join(home, '.config'))
  if (!config) throw new UserError('neither HOME nor XDG_CONFIG_HOME is set, so there is no place for hooks of all repositories; set one')
  return path.resolve(config, 'straykey', 'hooks')
}

async function currentPath(git: GitPlace): Promise<string | undefined> {
  return (await readSharedHooksPath('global', git)) ?? (await readSharedHooksPath('system', git))
}

function takenBy(now: string): string {
  return `core.hooksPath is set for all repositories already, to ${now}, and git knows only one; add straykey to the hooks in there, or unset it first: git config --global --unset core.hooksPath`
}

function passOn(hook: string): string {
  return `#!/bin/sh\n${CREATED}\n${ownPart(hook)}`
}

/** Git has set GIT_DIR when it runs a hook, so this finds the repository's own folder, not ours. */
function ownPart(hook: string): string {
  return `own="$(git rev-parse --git-common-dir)/hooks/${hook}"\n[ ! -x "$own" ] || exec "$own" "$@"\n`
}

function scriptPlan(file: string, text: string | undefined): Plan {
  const otherwise = 'move it away and run the command again'
  const isForeign = (before: string | undefined) => before !== undefined && !linesOf(before).some(isCreatedMark)
  return planEdit({
    path: file,
    edit: (before) => (isForeign(before) ? { left: `is not of ours and is left as it is; ${otherwise}` } : text),
    encoding: 'utf8',
    mode: EXECUTABLE,
    otherwise,
    withFolder: true,
  })
}

function isOurFile(file: string): boolean {
  const target = readTarget(file)
  return target.state === 'file' && linesOf(target.bytes.toString()).some(isCreatedMark)
}

/** What an earlier init put in stays. */
function isInstalled(file: string): boolean {
  return linesOf(readText(file) ?? '').some((line) => isOurs(line) && !isCreatedMark(line))
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort()
  } catch {
    return []
  }
}
