// Files as a commit has them, whatever the work tree holds now.
import { UserError } from '../errors.ts'
import { type GitAnswer, type GitPlace, runGit } from './git.ts'

export interface FileAt {
  /** Relative to the repository's top, `/` between names. */
  readonly path: string
  readonly bytes: Buffer
}

const ENTRY = /^(\d{6}) blob ([0-9a-f]{40,64})\t(.+)$/s
const FILE_MODES = ['100644', '100755']

/** The file, or those below the folder, that stand at the path; none when there are none. Links count as none. */
export async function filesAt(place: GitPlace, revision: string, path: string): Promise<FileAt[]> {
  const listed = refuseFailure(await runGit(['ls-tree', '-r', '-z', '--full-tree', revision, '--', path], place), revision)
  const files: FileAt[] = []
  for (const record of listed.toString().split('\0')) {
    const [, mode = '', id = '', name = ''] = ENTRY.exec(record) ?? []
    if (!FILE_MODES.includes(mode)) continue
    files.push({ path: name, bytes: refuseFailure(await runGit(['cat-file', 'blob', id], place), `${revision}:${name}`) })
  }
  return files
}

/** What isn't here must not pass for a file that there is none of. */
function refuseFailure({ code, output, complaint }: GitAnswer, wanted: string): Buffer {
  if (code !== 0) throw new UserError(`${wanted}: git can't read it (${complaint}); fetch it first`)
  return output
}
