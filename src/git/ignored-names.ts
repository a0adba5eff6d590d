// What a repository's own .gitignore files say of names, whether such files are there or not.
import { UserError } from '../errors.ts'
import { type GitPlace, NOT_STARTED, runGit } from './git.ts'

/**
 * Those of the names, relative to the place, that .gitignore files of the repository ignore. What only this user ignores, in
 * core.excludesFile or info/exclude, doesn't count: a clone doesn't have it.
 */
export async function ignoredNames(names: readonly string[], place: GitPlace): Promise<ReadonlySet<string>> {
  // check-ignore takes names, never patterns, and so refuses to be told that they are none.
  const args = [
    '--no-literal-pathspecs',
    '-c',
    'core.excludesFile=',
    'check-ignore',
    '--no-index',
    '--verbose',
    '--non-matching',
    '--',
    ...names,
  ]
  const { code, output, complaint } = await runGit(args, place)
  if (code !== 0 && code !== 1) throw new UserError(`git can't tell what is ignored: ${complaint || NOT_STARTED}; see to that first`)
  return new Set(output.toString().split('\n').flatMap(parseLine))
}

/** `SOURCE:LINE:PATTERN<tab>NAME`; a pattern that begins with ! takes a name out again. */
function parseLine(line: string): string[] {
  const [, source = '', pattern = '', name = ''] = /^(.*?):\d+:(.*)\t(.+)$/.exec(line) ?? []
  return /(?:^|\/)\.gitignore$/.test(source) && !pattern.startsWith('!') ? [name] : []
}
