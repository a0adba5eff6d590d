// The commit that a scan of files is about, for reports that have to name one.
import { statSync } from 'node:fs'
import path from 'node:path'
import { runGit } from '../git/git.ts'
import type { Arguments } from './arguments.ts'
import type { Terminal } from './command.ts'

/** The id of HEAD's commit in the repository of the first path; nothing before the first commit, and outside repositories. */
export async function headCommit({ positionals, values }: Arguments, terminal: Terminal): Promise<string | undefined> {
  const folder = folderOf(path.resolve(terminal.folder, positionals[0] ?? '.')) ?? terminal.folder
  const place = { folder, environment: terminal.environment, asTold: values.staged === true }
  const { code, output } = await runGit(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'], place)
  const id = output.toString('latin1').trim()
  return code === 0 && /^[0-9a-f]{40,64}$/.test(id) ? id : undefined
}

/** A file's folder; nothing for what isn't there, such as a glob. */
function folderOf(place: string): string | undefined {
  const found = statSync(place, { throwIfNoEntry: false })
  return found && (found.isDirectory() ? place : path.dirname(place))
}
