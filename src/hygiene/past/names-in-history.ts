// Paths that commits brought or took away, of all refs: a name that is gone from every tree now is still in history.
import { type GitPlace, runGit } from '../../git/git.ts'
import { answerTo } from '../asking.ts'

/** Which names are asked for. Patterns with stars are git's own, in any case. */
const NAMES = ['.env', '.env.*', '*.env', '.envrc'].map((name) => `:(glob,icase)**/${name}`)

export interface Gone {
  /** Relative to the repository's top. */
  readonly path: string
  /** The commit that first brought it, as far as commits are in order of date. */
  readonly commit: string
}

/** Paths of files of environment variables that some commit has and HEAD has not, each with a commit that brought it. */
export async function goneFromHead(place: GitPlace): Promise<Gone[]> {
  const first = await firstCommits(place)
  const { code, output } = await runGit(['ls-tree', '-r', '-z', '--name-only', '--full-tree', 'HEAD'], place)
  const here = new Set(code === 0 ? output.toString().split('\0') : [])
  return [...first]
    .filter(([path]) => !here.has(path))
    .map(([path, commit]) => ({ path, commit }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** Path → the oldest commit that added it. Every commit counts, those too whose change a merge dropped. */
async function firstCommits(place: GitPlace): Promise<Map<string, string>> {
  const listed = await runGit(['--no-literal-pathspecs', 'rev-list', '--all', '--full-history', '--', ...NAMES], place)
  const commits = listed.output.toString()
  const changes = [
    '--no-literal-pathspecs',
    'diff-tree',
    '--stdin',
    '-r',
    '-z',
    '-m',
    '--root',
    '--no-renames',
    '--no-ext-diff',
    '--name-only',
  ]
  const output = commits === '' ? Buffer.alloc(0) : await answerTo([...changes, '--diff-filter=A', '--', ...NAMES], commits, place)
  const first = new Map<string, string>()
  let commit = ''
  for (const record of output.toString().split('\0')) {
    if (/^[0-9a-f]{40,64}$/.test(record)) commit = record
    // Newest first: the last one that is told is the oldest.
    else if (record !== '') first.set(record, commit)
  }
  return first
}
