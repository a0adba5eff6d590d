// A folder of one's own for hooks, named by core.hooksPath: scripts, as in git's own folder, but often committed.
import { statSync } from 'node:fs'
import path from 'node:path'
import { leave } from '../plan/files.ts'
import { joinPlans, nothing, type Plan } from '../plan/plan.ts'
import { byHand } from './editing/script.ts'
import { scriptPlan, withoutScripts } from './editing/script-file.ts'
import type { HookName } from './place/hook-name.ts'
import { type HookPlace, hasOwnHooksPath, hookFile } from './place/hook-place.ts'
import type { HookManager } from './plan/contract.ts'

export const hooksPath: HookManager = {
  name: 'core.hooksPath',
  detect: (place) => (place.hooksPath ? { rules: true, where: place.hooksFolder } : undefined),
  install: (folder, hooks, place) => (hasOwnHooksPath(place) ? installInto(folder, hooks, place) : leaveToOwner(hooks, place)),
  uninstall: (folder, place) => (hasOwnHooksPath(place) ? withoutScripts(folder) : nothing),
}

function installInto(folder: string, hooks: readonly HookName[], place: HookPlace): Plan {
  const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? true
  if (!isFolder)
    return leave(
      `core.hooksPath is ${place.hooksPath?.value}, which is no folder, so git runs no hook; git config --unset core.hooksPath, and init again`,
    )
  const program = isCommitted(place) ? place.programs.shared : place.programs.local
  return joinPlans(
    hooks.map((hook) => scriptPlan({ file: path.join(folder, hook), call: { hook, program }, shebang: true, needsBit: true })),
  )
}

/** In the work tree, but not in its git folder. */
function isCommitted({ hooksFolder, workTree, commonFolder }: HookPlace): boolean {
  const isBelow = (folder: string) => hooksFolder.startsWith(folder + path.sep)
  return isBelow(workTree) && !isBelow(commonFolder)
}

/** What is set for all repositories is no business of one. */
function leaveToOwner(hooks: readonly HookName[], place: HookPlace): Plan {
  const remedy = `or use this repository's own folder: git config core.hooksPath '${path.join(place.commonFolder, 'hooks')}', and init again`
  const sentences = hooks.map((hook) => {
    const call = { hook, program: place.programs.local }
    return `${hookFile(place, hook)} serves every repository (core.hooksPath is set for ${place.hooksPath?.scope}); ${byHand(call)}, ${remedy}`
  })
  return joinPlans(sentences.map(leave))
}
