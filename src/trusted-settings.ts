// The configuration as a commit has it: what judges a change must not come with it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { CONFIG_NAME, NOT_IN_FORCE } from './config.ts'
import { UserError } from './errors.ts'
import { type GitPlace, runGit } from './git/git.ts'
import { prepare } from './prepare.ts'
import { writeSettingsAt } from './settings-at.ts'
import { toSlashes } from './slashes.ts'

export interface TrustedSettings {
  /** A configuration file, or `false` where the commit has none. */
  readonly config: string | false
  /** What is said of the configuration that comes with the change. */
  readonly notices: readonly string[]
  /** Takes away the files that were written. */
  remove(): void
}

/** A commit whose configuration counts, and where the change's own stands: a commit, or '' for the index. */
export interface Change {
  readonly trusted: string
  readonly changed?: string
}

/** Writes the configuration of the commit, and the rule files of the repository that it names, to a folder of their own. */
export async function trustedSettings(place: GitPlace, { trusted, changed }: Change): Promise<TrustedSettings> {
  const own = await textAt(place, trusted, CONFIG_NAME)
  const current = changed === undefined ? own : await textAt(place, changed, CONFIG_NAME)
  const notices = own?.toString() === current?.toString() ? [] : [noticeOf(own !== undefined, current !== undefined)]
  if (own === undefined) return { config: false, notices, remove: () => {} }
  const folder = mkdtempSync(path.join(tmpdir(), 'straykey-settings-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  const config = path.join(folder, CONFIG_NAME)
  try {
    await writeSettingsAt({ place, revision: trusted }, CONFIG_NAME, folder)
    await prepare(folder, {}, config)
    return { config, notices, remove }
  } catch (error) {
    remove()
    if (!(error instanceof UserError)) throw error
    // Were it an error, no commit could mend it.
    const reason = error.message.replaceAll(toSlashes(config), CONFIG_NAME)
    return {
      config: false,
      notices: [...notices, `${CONFIG_NAME} as it was committed ${NOT_IN_FORCE}: ${reason}`],
      remove,
    }
  }
}

function noticeOf(isThere: boolean, comes: boolean): string {
  const change = comes ? (isThere ? 'changes with it' : 'comes with it') : 'goes with it'
  const inForce = isThere ? 'the one from before is in force' : 'there is none in force'
  return `${CONFIG_NAME} ${change} and doesn't judge it: ${inForce}`
}

async function textAt(place: GitPlace, revision: string, name: string): Promise<Buffer | undefined> {
  const answer = await runGit(['cat-file', 'blob', `${revision}:${name}`], place)
  return answer.code === 0 ? answer.output : undefined
}
