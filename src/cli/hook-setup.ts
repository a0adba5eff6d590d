// The story of straykey init and straykey uninstall: make a plan, show it or carry it out, say what is left to do.
import { UserError } from '../errors.ts'
import type { GitPlace } from '../git/git.ts'
import { writeGlobalHooksPath } from '../git/hook-folders.ts'
import type { Offer } from '../hooks/offers/offer.ts'
import { offersFor, planWithdrawal } from '../hooks/offers/offers.ts'
import { type HookName, hookNames } from '../hooks/place/hook-name.ts'
import { findHookPlace, type HookPlace, shownPath } from '../hooks/place/hook-place.ts'
import { type GlobalPlan, globalFolder, planGlobalInstall, planGlobalUninstall } from '../hooks/plan/global-plan.ts'
import { planInstall, planUninstall } from '../hooks/plan/repository-plan.ts'
import { applyChanges } from '../plan/apply.ts'
import { unifiedDiff } from '../plan/diff.ts'
import { type FileChange, joinPlans, type Plan } from '../plan/plan.ts'
import type { Arguments } from './arguments.ts'
import type { Terminal } from './command.ts'
import { type Say, speakerOn } from './speaker.ts'

/** Something could not be put in, or taken out; the messages say what and how. */
const INCOMPLETE = 3

/** Gives the exit code. */
export async function runInit(given: Arguments, terminal: Terminal): Promise<number> {
  const [setup, hooks] = [setupOf(given, terminal), hooksIn(given)]
  if (given.values.global) return initGlobally(await planGlobalInstall(hooks, gitPlace(terminal), terminal), setup)
  const place = await findHookPlace(gitPlace(terminal), terminal)
  const code = await installHooks(hooks, place, setup)
  const wanted = { configuration: !given.values['no-config'], workflow: !given.values['no-workflow'] }
  return Math.max(code, await takeOffers(offersFor(place, wanted), { ...setup, top: place.workTree }))
}

/** Gives the exit code. */
export async function runUninstall(given: Arguments, terminal: Terminal): Promise<number> {
  const setup = setupOf(given, terminal)
  if (given.values.global) return uninstallGlobally(await planGlobalUninstall(gitPlace(terminal), terminal), setup)
  const place = await findHookPlace(gitPlace(terminal), terminal)
  return carryOut(joinPlans([planUninstall(place), planWithdrawal(place)]), { ...setup, top: place.workTree })
}

interface Setup {
  readonly terminal: Terminal
  readonly say: Say
  readonly dryRun: boolean
  /** Takes every offer. */
  readonly yes: boolean
  /** The work tree; absent where it is about all repositories. */
  readonly top?: string
}

function setupOf({ positionals, values }: Arguments, terminal: Terminal): Setup {
  if (positionals.length > 0) throw new UserError(`${positionals.join(' ')}: nothing is expected here; change to the folder that is meant`)
  return { terminal, say: speakerOn(terminal.stdout), dryRun: values['dry-run'] === true, yes: values.yes === true }
}

function gitPlace({ folder, environment }: Terminal): GitPlace {
  return { folder, environment, asTold: false }
}

function hooksIn({ values }: Arguments): readonly HookName[] {
  const names = new Set(String(values.hooks ?? 'pre-commit').split(','))
  const unknown = [...names].filter((name) => !hookNames.some((known) => known === name))
  if (unknown.length > 0) throw new UserError(`--hooks ${unknown.join(',')}: expected some of ${hookNames.join(',')}`)
  return hookNames.filter((name) => names.has(name))
}

async function installHooks(hooks: readonly HookName[], place: HookPlace, setup: Setup): Promise<number> {
  if (place.hooksPath?.scope === 'global' && place.hooksFolder === globalFolder(setup.terminal)) {
    await setup.say('straykey runs in all repositories of yours already (straykey init --global)')
    return 0
  }
  const { kept, plan } = planInstall(hooks, place)
  await setup.say(`hooks are kept by ${kept} here`)
  return carryOut(plan, { ...setup, top: place.workTree })
}

/** The folder first, then the setting: git must never look into a folder that is half there. */
async function initGlobally(plan: GlobalPlan, setup: Setup): Promise<number> {
  const code = await carryOut(plan, setup)
  await carryOutSetting(plan, setup)
  return code
}

async function uninstallGlobally(plan: GlobalPlan, setup: Setup): Promise<number> {
  await carryOutSetting(plan, setup)
  return carryOut(plan, setup)
}

async function carryOutSetting({ setting }: GlobalPlan, { say, dryRun, terminal }: Setup): Promise<void> {
  if (!setting) return
  if (!dryRun) await writeGlobalHooksPath(setting.value, gitPlace(terminal))
  const words = setting.value === undefined ? '--unset core.hooksPath' : `core.hooksPath '${setting.value}'`
  await say(`${dryRun ? 'would run' : 'ran'}: git config --global ${words}`)
}

/** Shows the plan, or makes it so. Gives the exit code. */
async function carryOut({ changes, notes, left }: Plan, { say, dryRun, top }: Setup): Promise<number> {
  if (!dryRun) applyChanges(changes)
  for (const change of changes) {
    const name = top === undefined ? change.path : shownPath(change.path, top)
    await say(dryRun ? unifiedDiff(change, name) : `${verbOf(change)} ${name}`)
  }
  if (changes.length === 0 && left.length === 0) await say('nothing to change')
  for (const note of notes) await say(`note: ${note}`)
  for (const sentence of left) await say(`left to do: ${sentence}`)
  return left.length > 0 ? INCOMPLETE : 0
}

function verbOf({ before, after }: FileChange): string {
  if (!after) return 'removed'
  return before ? 'changed' : 'wrote'
}

/** With --yes all, at a terminal those that are wanted; otherwise they are named, with the way to take them. */
async function takeOffers(offers: readonly Offer[], setup: Setup): Promise<number> {
  let code = 0
  for (const offer of offers) {
    if (await isTaken(offer, setup)) code = Math.max(code, await carryOut(offer.plan, setup))
    else if (setup.dryRun || !setup.terminal.ask) await setup.say(`offered: ${offer.question}: ${offer.command}`)
  }
  return code
}

async function isTaken({ question }: Offer, { yes, dryRun, terminal }: Setup): Promise<boolean> {
  if (yes) return true
  if (dryRun || !terminal.ask) return false
  return /^y(?:es)?$/i.test((await terminal.ask(`${question}? [y/N] `)).trim())
}
