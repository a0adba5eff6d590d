// husky: a script a hook in the folder beside its `_`, which husky owns. Scripts are run by sh -e, with node_modules/.bin on PATH.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { joinPlans, nothing } from '../plan/plan.ts'
import { scriptPlan, withoutScripts } from './editing/script-file.ts'
import { type HookPlace, hasOwnHooksPath } from './place/hook-place.ts'
import type { HookManager } from './plan/contract.ts'

const USUAL = '.husky'

export const husky: HookManager = {
  name: 'husky',
  detect(place) {
    const folder = folderOf(place)
    if (folder !== undefined) return { rules: true, where: folder }
    const usual = path.join(place.workTree, USUAL)
    return place.hooksPath === undefined && existsSync(usual) ? { rules: false, where: usual } : undefined
  },
  install(folder, hooks, place) {
    const calls = hooks.map((hook) => ({ hook, program: place.programs.besideModules }))
    const bare = runsScriptsItself(place)
    const plans = calls.map((call) => scriptPlan({ file: path.join(folder, call.hook), call, shebang: bare, needsBit: bare }))
    const isActive = folderOf(place) !== undefined && existsSync(place.hooksFolder)
    return joinPlans([...plans, isActive ? nothing : { ...nothing, notes: ['husky is not active in this work tree; run: npx husky'] }])
  },
  uninstall: (folder) => withoutScripts(folder),
}

/** husky 9 sets core.hooksPath to its folder's `_`, earlier ones to the folder. */
function folderOf(place: HookPlace): string | undefined {
  if (!hasOwnHooksPath(place)) return undefined
  const { hooksFolder } = place
  if (path.basename(hooksFolder) === '_') return path.dirname(hooksFolder)
  return path.basename(hooksFolder) === USUAL ? hooksFolder : undefined
}

/** husky before 9 pointed git at the scripts, so that git runs them and not husky. */
function runsScriptsItself({ hooksFolder }: HookPlace): boolean {
  return path.basename(hooksFolder) === USUAL
}
