// Entries of .gitignore for environment files, which hold secrets by their nature. Whether one is missing, git itself tells.
import path from 'node:path'
import { planEdit } from '../../plan/files.ts'
import { dropLines, insertLines, linesOf } from '../../plan/lines.ts'
import { nothing, type Plan } from '../../plan/plan.ts'
import { CREATED, isCreatedMark, isOurs, MARK } from '../editing/marks.ts'
import type { HookPlace } from '../place/hook-place.ts'
import type { Offering } from './offer.ts'

const NAME = '.gitignore'
const ENTRIES = ['.env', '.env.*', '!.env.example'] as const
const HEADING = `# Environment files hold secrets. ${MARK}`

export const ignoredEnvironment: Offering = {
  offer(place) {
    const missing = missingEntries(place.ignored)
    if (missing.length === 0) return undefined
    return {
      name: NAME,
      question: `Let git ignore environment files: add ${missing.join(' ')} to ${NAME}`,
      command: `printf '%s\\n' ${missing.map((entry) => `'${entry}'`).join(' ')} >> ${NAME}`,
      plan: planIgnore(place, (before) => withEntries(before, missing)),
    }
  },
  withdraw(place) {
    const plan = planIgnore(place, (before) => (before === undefined ? undefined : withoutEntries(before)))
    return plan.changes.length === 0
      ? nothing
      : { ...plan, notes: [`${NAME}: what init added went; see that no .env file is committed now`] }
  },
}

function planIgnore({ workTree }: HookPlace, edit: (before: string | undefined) => string | undefined): Plan {
  return planEdit({ path: path.join(workTree, NAME), edit, encoding: 'latin1', otherwise: `edit it by hand: ${ENTRIES.join(' ')}` })
}

/** The pattern with the star is missing when any of what it stands for isn't ignored; the example when it is, or will be. */
function missingEntries(ignored: ReadonlySet<string>): string[] {
  const star = !(ignored.has('.env.local') && ignored.has('.env.production'))
  const wanted = { '.env': !ignored.has('.env'), '.env.*': star, '!.env.example': star || ignored.has('.env.example') }
  return ENTRIES.filter((entry) => wanted[entry])
}

function withEntries(before: string | undefined, entries: readonly string[]): string {
  if (before === undefined) return [CREATED, HEADING, ...entries, ''].join('\n')
  return insertLines(before, linesOf(before).length, [HEADING, ...entries])
}

/** Our heading, and of the lines right below it those that are ours. */
function withoutEntries(text: string): string | undefined {
  let below = false
  const isGone = (line: string) => {
    const entry = line.trim()
    below = isOurs(line) || (below && ENTRIES.some((one) => one === entry))
    return below
  }
  const rest = dropLines(text, isGone)
  return rest === '' && linesOf(text).some(isCreatedMark) ? undefined : rest
}
