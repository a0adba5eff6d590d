// What a commit would record now: the index that git names, compared with HEAD.
import { UserError } from '../errors.ts'
import { type GitPlace, runGit } from './git.ts'

/** A change between HEAD and the index. Paths are bytes in Latin-1 characters, relative to the top of the work tree. */
export interface StagedFile {
  readonly path: string
  readonly id: string
  readonly mode: string
  /** The version in HEAD that this one replaces, under its old name when it was renamed. */
  readonly earlierId?: string
}

const DIFF = [
  'diff-index',
  '--cached',
  '--raw',
  '-z',
  '-r',
  '-M',
  '--no-abbrev',
  '--no-ext-diff',
  '--no-textconv',
  '--ignore-submodules=none',
]
const EMPTY_TREES: Readonly<Record<number, string>> = {
  40: '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
  64: '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321',
}

/** Added, changed, renamed and copied files; deletions add nothing. Throws UserError outside a repository. */
export async function listStaged(place: GitPlace): Promise<readonly StagedFile[]> {
  const answer = await runGit([...DIFF, 'HEAD', '--'], place)
  if (answer.code === 0) return parseChanges(answer.output.toString('latin1'))
  const first = await runGit([...DIFF, await emptyTree(place, answer.complaint), '--'], place)
  if (first.code !== 0) throw gitFailed(place, first.complaint)
  return parseChanges(first.output.toString('latin1'))
}

/** The empty tree stands for HEAD before the first commit; any other reason for HEAD's absence is an error. */
async function emptyTree(place: GitPlace, complaint: string): Promise<string> {
  const head = await runGit(['rev-parse', '--quiet', '--verify', 'HEAD^{commit}'], place)
  const branch = await runGit(['symbolic-ref', '--quiet', 'HEAD'], place)
  const unborn =
    head.code === 1 &&
    branch.code === 0 &&
    (await runGit(['show-ref', '--verify', '--quiet', branch.output.toString().trim()], place)).code === 1
  if (!unborn) throw gitFailed(place, complaint)
  const format = await runGit(['rev-parse', '--show-object-format'], place)
  return EMPTY_TREES[format.output.toString().trim() === 'sha256' ? 64 : 40] ?? ''
}

function gitFailed(place: GitPlace, complaint: string): UserError {
  const [sentence = ''] = complaint.replace(/^fatal: /, '').split('\n')
  const remedy = /dubious ownership/.test(complaint)
    ? `run: git config --global --add safe.directory '${place.folder}'`
    : /not a git repository/.test(complaint)
      ? '--staged needs one; name a path inside it'
      : 'run git status there to see more'
  return new UserError(
    `${place.folder}: git could not read the index (${sentence || 'git could not be started; is it installed and on PATH?'}); ${remedy}`,
  )
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
    files.push({ path, id, mode, ...(!ALL_ZEROS.test(before) && { earlierId: before }) })
  }
  return files
}
