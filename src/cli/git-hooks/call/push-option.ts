// `git push -o straykey.skip=REASON`: skips the check where the repository's own setting lets it; who did that is written down.
import { appendFileSync } from 'node:fs'
import path from 'node:path'
import { type GitPlace, runGit } from '../../../git/git.ts'
import type { Terminal } from '../../command.ts'
import { shownReason } from './reason.ts'
import type { RefLine } from './ref-lines.ts'

const SKIP = /^straykey\.skip=(.*)$/s
const LOG = 'straykey-skips.log'

/** Says what becomes of the option when there is one. */
export async function isSkippedByOption(lines: readonly RefLine[], { environment, folder, stderr }: Terminal): Promise<boolean> {
  const [reason] = optionsIn(environment).flatMap((option) => SKIP.exec(option)?.[1]?.trim() ?? [])
  if (reason === undefined) return false
  const place = { folder, environment, asTold: true }
  const refusal =
    reason === '' ? 'straykey.skip needs a reason' : (await isAllowed(place)) ? undefined : 'this server takes no straykey.skip'
  if (refusal === undefined) await log(place, { who: whoIn(environment), reason: await shownReason(reason), refs: lines.map(refText) })
  stderr.write(`straykey: ${refusal ?? 'skipped, and logged on the server'}\n`)
  return refusal === undefined
}

/** As git hands them on (githooks, pre-receive). */
function optionsIn(environment: Terminal['environment']): string[] {
  const count = Number(environment.GIT_PUSH_OPTION_COUNT ?? 0)
  return Array.from({ length: count }, (_, i) => environment[`GIT_PUSH_OPTION_${i}`] ?? '')
}

async function isAllowed(place: GitPlace): Promise<boolean> {
  const answer = await runGit(['config', '--type=bool', '--get', 'straykey.allowSkip'], place)
  return answer.output.toString().trim() === 'true'
}

/** What servers set for their hooks. */
function whoIn({ GL_USERNAME, REMOTE_USER, GITHUB_USER_LOGIN, USER }: Terminal['environment']): string {
  return GL_USERNAME ?? REMOTE_USER ?? GITHUB_USER_LOGIN ?? USER ?? 'unknown'
}

function refText({ ref, after }: RefLine): string {
  return `${ref} ${after ?? 'deleted'}`
}

interface Skipped {
  readonly who: string
  readonly reason: string
  readonly refs: readonly string[]
}

/** A line of JSON in the git folder. */
async function log(place: GitPlace, skipped: Skipped): Promise<void> {
  const gitFolder = (await runGit(['rev-parse', '--absolute-git-dir'], place)).output.toString().trim()
  const entry = { time: new Date(Date.now()).toISOString(), ...skipped }
  appendFileSync(path.join(gitFolder, LOG), `${JSON.stringify(entry)}\n`)
}
