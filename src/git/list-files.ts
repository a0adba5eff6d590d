// What git knows of a work tree: tracked files, untracked ones that it does not ignore, and what it ignores.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { type GitPlace, NOT_STARTED, runGit } from './git.ts'

/** A path relative to the folder asked for, as bytes in Latin-1 characters, `/` between names. */
export interface ListedFile {
  readonly path: string
  readonly kind: 'file' | 'submodule' | 'repository'
}

/** The folder at or above this one that holds a `.git`; nothing when git does not manage it. */
export function findRepository(folder: string): string | undefined {
  for (let here = folder; ; here = path.dirname(here)) {
    if (existsSync(path.join(here, '.git'))) return here
    if (here === path.dirname(here)) return undefined
  }
}

/** The files below the folder, or git's reason for not telling. */
export async function listFiles(place: GitPlace, ignored: boolean): Promise<readonly ListedFile[] | { readonly complaint: string }> {
  const untracked = ignored ? ['--others'] : ['--others', '--exclude-standard']
  const answer = await runGit(['ls-files', '-z', '-t', '--stage', '--cached', ...untracked], place)
  if (answer.code !== 0) return { complaint: answer.complaint || NOT_STARTED }
  return parseFiles(answer.output.toString('latin1'))
}

/**
 * Files and folders (with a `/` at the end) that git ignores, each only by its topmost ignored folder; nothing when the
 * folder asked for is itself ignored.
 */
export async function listIgnored(place: GitPlace): Promise<readonly string[] | undefined> {
  const answer = await runGit(['ls-files', '-z', '--others', '--ignored', '--exclude-standard', '--directory'], place)
  const paths = answer.output.toString('latin1').split('\0').filter(Boolean)
  // Deeper below an ignored folder git gives up with an error.
  return answer.code !== 0 || paths[0] === './' ? undefined : paths
}

const STAGED = /^. (\d{6}) [0-9a-f]+ \d\t/

/** `H 100644 ID 0<tab>path` for a tracked file, `? path` for another; a file in conflict has several. */
function parseFiles(output: string): ListedFile[] {
  const files: ListedFile[] = []
  let last = ''
  for (const record of output.split('\0')) {
    if (record === '') continue
    const [head, mode] = STAGED.exec(record) ?? []
    const name = record.slice(head?.length ?? 2)
    if (name === last) continue
    last = name
    if (mode === '160000') files.push({ path: name, kind: 'submodule' })
    else if (name.endsWith('/')) files.push({ path: name.slice(0, -1), kind: 'repository' })
    else files.push({ path: name, kind: 'file' })
  }
  return files
}
