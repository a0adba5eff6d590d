// Programs with windows (editors, git clients) often start git with the system's PATH only, and the hook is lost there.
import path from 'node:path'
import { findProgram } from '../../git/user-hook.ts'
import { hookOf, lastLine, type Outcome } from '../canary/attempt.ts'
import type { Check, Examined } from '../check.ts'
import type { Result } from '../result.ts'
import { isHusky, type Situation } from '../situation.ts'

/** What a program gets that was not started in a shell. */
const SYSTEM_PATH = '/usr/bin:/bin'

export const otherPath: Check = {
  name: 'PATH of other programs',
  async examine({ situation, outcome, tryAgain }: Examined): Promise<Result[]> {
    // On Windows programs get the same PATH from wherever they are started.
    if (path.sep !== '/' || outcome.kind !== 'stopped') return []
    const other = await tryAgain({ PATH: SYSTEM_PATH })
    const where = hookOf(situation)
    if (other.kind === 'stopped')
      return [{ state: 'ok', what: `the same holds with PATH=${SYSTEM_PATH}, as in programs with windows`, where }]
    return [
      {
        state: 'warning',
        what: `with PATH=${SYSTEM_PATH}, as in programs with windows, ${consequence(other)}`,
        where,
        fix: remedy(situation),
      },
    ]
  },
}

function consequence(outcome: Outcome): string {
  if (outcome.kind === 'failed before') return `the hook fails before straykey runs, so no commit is made at all${lastLine(outcome.words)}`
  if (outcome.kind === 'unknown') return `it could not be found out: ${outcome.why}`
  return 'a commit with a key in it passes'
}

function remedy({ node, place, hooksFolder }: Situation): string {
  const programs = [node.program, findProgram('straykey', place.environment)].filter((file) => file !== undefined)
  const folders = [...new Set(programs.map((file) => path.dirname(file)))].filter((folder) => !SYSTEM_PATH.split(':').includes(folder))
  const line = `export PATH="${[...folders, '$PATH'].join(':')}"`
  if (isHusky(hooksFolder)) return `mkdir -p ~/.config/husky && echo '${line}' >> ~/.config/husky/init.sh`
  return `put this line before the others of the hook: ${line}`
}
