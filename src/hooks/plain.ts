// No tool at all: scripts in the repository's own hooks folder, which all its worktrees share.
import path from 'node:path'
import { joinPlans } from '../plan/plan.ts'
import { scriptPlan, withoutScripts } from './editing/script-file.ts'
import type { HookManager } from './plan/contract.ts'

export const plain: HookManager = {
  name: "git's own hooks folder",
  detect: ({ commonFolder }) => ({ rules: false, where: path.join(commonFolder, 'hooks') }),
  install(folder, hooks, { programs }) {
    const calls = hooks.map((hook) => ({ hook, program: programs.local }))
    return joinPlans(calls.map((call) => scriptPlan({ file: path.join(folder, call.hook), call, shebang: true, needsBit: true })))
  },
  uninstall: (folder) => withoutScripts(folder),
}
