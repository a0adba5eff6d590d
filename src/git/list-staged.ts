// What a commit would record now: the index that git names, compared with HEAD.
import { type GitAnswer, type GitPlace, NOT_STARTED, runGit } from './git.ts'

/** A change between HEAD and the index. Paths are bytes in Latin-1 characters, relative to the top of the work tree. */
export interface StagedFile {
  readonly path: string
  readonly id: string
  readonly mode: string
  /** The version in HEAD that this one replaces, under its old name when it was renamed. */
  readonly earlierId?: string
  /** HEAD has nothing of this name. */
  readonly isNewName: boolean
}

const DIFF = [
  'diff-index',
  '--cached',
  '--raw',
  '-z',
  '-r',
  '--no-abbrev',
  '--no-ext-diff',
  '--no-textconv',
  '--ignore-submodules=none',
  '--ita-invisible-in-index',
]
const EMPTY_TREES = {
  sha1: '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
  sha256: '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321',
}

/** Added, changed, renamed and copied files (deletions add nothing), or git's reason for not telling. */
export async function listStaged(place: GitPlace): Promise<readonly StagedFile[] | { readonly complaint: string }> {
  const answer = await runGit([...DIFF, '--find-renames', 'HEAD', '--'], place)
  if (answer.code === 0) return parseChanges(answer.output.toString('latin1'))
  const other = await listOtherwise(place)
  if (other.code === 0) return parseChanges(other.output.toString('latin1'))
  return { complaint: answer.complaint || NOT_STARTED }
}

/** Before the first commit there is no HEAD; in a partial clone the contents that renames are told by may be missing. */
async function listOtherwise(place: GitPlace): Promise<GitAnswer> {
  const unborn = await isUnborn(place)
  return runGit([...DIFF, '--no-renames', unborn ? await emptyTree(place) : 'HEAD', '--'], place)
}

/** HEAD names a branch that doesn't exist yet. */
async function isUnborn(place: GitPlace): Promise<boolean> {
  const head = await runGit(['rev-parse', '--quiet', '--verify', 'HEAD'], place)
  const branch = await runGit(['symbolic-ref', '--quiet', 'HEAD'], place)
  if (head.code === 0 || branch.code !== 0) return false
  return (await runGit(['show-ref', '--verify', '--quiet', branch.output.toString().trim()], place)).code === 1
}

async function emptyTree(place: GitPlace): Promise<string> {
  const format = await runGit(['rev-parse', '--show-object-format'], place)
  return format.output.toString().trim() === 'sha256' ? EMPTY_TREES.sha256 : EMPTY_TREES.sha1
}

const CHANGE = /^:\d{6} (\d{6}) ([0-9a-f]+) ([0-9a-f]+) ([A-Z])\d*$/
const ALL_ZEROS = /^0+$/

/** `:OLDMODE NEWMODE OLDID NEWID STATUS`, then one path, or two for renames and copies; each ends with a zero byte. */
function parseChanges(output: string): StagedFile[] {
  const fields = output.split('\0')
  const files: StagedFile[] = []
  for (let i = 0; i + 1 < fields.length; ) {
    const [, mode = '', before = '', id = '', status = ''] = CHANGE.exec(fields[i] ?? '') ?? []
    const names = status === 'R' || status === 'C' ? 2 : 1
    const path = fields[i + names] ?? ''
    i += 1 + names
    if (status === 'D' || ALL_ZEROS.test(id)) continue
    files.push({ path, id, mode, isNewName: status !== 'M' && status !== 'T', ...(!ALL_ZEROS.test(before) && { earlierId: before }) })
  }
  return files
}
