// A file as a commit has it.
import { type GitPlace, runGit } from '../../git/git.ts'

const MOST_BYTES = 2 ** 20

/** Nothing when the commit has no such file, or one that is larger than a megabyte. */
export async function versionAt(place: GitPlace, commit: string, path: string): Promise<string | undefined> {
  const { code, output } = await runGit(['cat-file', 'blob', `${commit}:${path}`], place)
  return code === 0 && output.length <= MOST_BYTES ? output.toString() : undefined
}
