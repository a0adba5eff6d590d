// A second net: what was committed elsewhere, or with --no-verify, can still be stopped on its way out.
import type { Check } from '../check.ts'
import { scriptsOf, shown } from '../situation.ts'

/** Programs that have their own list of what to run. */
const MANAGED = /\bstraykey\b|pre-commit\.com|lefthook/

export const prePush: Check = {
  name: 'pre-push',
  examine: ({ situation }) => {
    const scripts = scriptsOf('pre-push', situation.hooksFolder)
    const calls = scripts.every(({ state }) => state === 'runs') && scripts.some(({ text }) => MANAGED.test(text))
    if (calls) return []
    const where = shown(scripts.at(-1)?.file ?? situation.hooksFolder, situation)
    return [
      {
        state: 'note',
        what: 'no pre-push hook calls straykey: what was committed elsewhere, or with --no-verify, is pushed unseen',
        where,
        fix: 'straykey init --hooks pre-commit,pre-push',
      },
    ]
  },
}
