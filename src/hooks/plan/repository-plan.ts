// One repository: which way of keeping hooks rules there, and what init and uninstall change.
import path from 'node:path'
import { type FileChange, joinPlans, nothing, type Plan } from '../../plan/plan.ts'
import { hookManagers } from '../index.ts'
import type { HookName } from '../place/hook-name.ts'
import { type HookPlace, shownPath } from '../place/hook-place.ts'
import type { Found, HookManager } from './contract.ts'

interface Candidate extends Found {
  readonly keeper: HookManager
}

export interface Installation {
  /** The name of the way that rules. */
  readonly kept: string
  readonly plan: Plan
}

export function planInstall(hooks: readonly HookName[], place: HookPlace): Installation {
  const found = candidates(place)
  // The last of the list is always there.
  const chosen = (found.find(({ rules }) => rules) ?? found[0]) as Candidate
  const plan = chosen.keeper.install(chosen.where, hooks, place)
  return { kept: chosen.keeper.name, plan: joinPlans([plan, advice(plan, place), { ...nothing, notes: otherTools(found, chosen, place) }]) }
}

/** Takes our lines out of every place where one might be: the tool may have changed since. */
export function planUninstall(place: HookPlace): Plan {
  const plans = candidates(place).map(({ keeper, where }) => keeper.uninstall(where, place))
  const all = joinPlans(plans)
  return { ...all, changes: all.changes.filter(({ path: file }, i) => all.changes.findIndex((other) => other.path === file) === i) }
}

function candidates(place: HookPlace): Candidate[] {
  return hookManagers.flatMap((keeper) => {
    const found = keeper.detect(place)
    return found ? [{ ...found, keeper }] : []
  })
}

/** Two tools exclude each other, and the one that loses says nothing. */
function otherTools(found: readonly Candidate[], chosen: Candidate, place: HookPlace): string[] {
  const isTool = ({ where }: Candidate) => where !== place.hooksFolder && where !== path.join(place.commonFolder, 'hooks')
  const others = found.filter((one) => one !== chosen && isTool(one))
  return others.map(
    ({ keeper, where }) => `${shownPath(where, place.workTree)}: ${keeper.name} is configured here, too, but ${chosen.keeper.name} rules`,
  )
}

function advice({ changes }: Plan, place: HookPlace): Plan {
  if (changes.length === 0) return nothing
  const shared = changes.filter((change) => isShared(change, place)).map(({ path: file }) => shownPath(file, place.workTree))
  const remedy = 'to have it in the repository: npm install --save-dev straykey, and straykey init again'
  return {
    ...nothing,
    notes: [
      ...(shared.length > 0 ? [`commit ${shared.join(', ')}, and everybody who works here has the hook`] : []),
      ...(place.programs.ofThisMachine ? [`the hook calls straykey where it is on this machine; ${remedy}`] : []),
    ],
  }
}

function isShared({ path: file }: FileChange, { workTree, commonFolder }: HookPlace): boolean {
  return file.startsWith(workTree + path.sep) && !file.startsWith(commonFolder + path.sep)
}
