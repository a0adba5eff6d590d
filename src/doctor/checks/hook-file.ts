// Is there a hook that git would run? One that isn't executable it leaves out with no more than a hint.
import { existsSync, lstatSync } from 'node:fs'
import type { Check } from '../check.ts'
import type { Result } from '../result.ts'
import { isHusky, type Script, type Situation, shown } from '../situation.ts'

export const hookFile: Check = {
  name: 'hook file',
  examine: ({ situation }) => {
    // Why the folder isn't there, the check of core.hooksPath says.
    if (!existsSync(situation.hooksFolder) && situation.hooksPath) return []
    const wrong = situation.scripts.find(({ state }) => state !== 'runs')
    return wrong ? [fault(wrong, situation)] : []
  },
}

function fault({ file, state }: Script, situation: Situation): Result {
  const where = shown(file, situation)
  if (state === 'not executable')
    return { state: 'failed', what: 'the pre-commit hook is not executable, so git leaves it out', where, fix: `chmod +x '${file}'` }
  if (lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink())
    return { state: 'failed', what: 'the pre-commit hook is a link to nothing', where, fix: `rm '${file}' && straykey init` }
  const what = isHusky(situation.hooksFolder) ? 'husky finds no pre-commit script, and says nothing' : 'there is no pre-commit hook'
  return { state: 'failed', what, where, fix: 'straykey init' }
}
