// Every name that a repository has for an object: branches, tags, notes, stashes, and the ones that each work tree has for
// itself, such as HEAD or what a merge or a bisection under way has noted.
import { displayPath, type RawPath } from '../files/raw-path.ts'
import type { Problem } from '../model.ts'
import { type GitAnswer, NOT_STARTED, runGit } from './git.ts'
import { findObjects, type KnownObject, type ObjectKind } from './object-kinds.ts'
import { type NamedId, readPseudoRefs } from './pseudo-refs.ts'
import type { Repository } from './repository.ts'
import { isPrivate, type WorktreeFolder, worktreeFolders } from './worktrees.ts'

export interface Ref {
  /** Bytes as Latin-1 characters; of another work tree with git's prefix, such as `worktrees/NAME/HEAD`. */
  readonly name: RawPath
  /** The name as people see it. */
  readonly display: string
  /** In hexadecimal. */
  readonly id: string
  readonly kind: ObjectKind
  /** The object that a tag leads to at last; absent when it isn't here. */
  readonly peeled?: string
}

export interface RefList {
  /** Names come several times where they stand for several objects, as FETCH_HEAD can. */
  readonly refs: readonly Ref[]
  readonly problems: readonly Problem[]
}

/** Lists all refs of all work trees. What git can't read, or has no object for, is a problem. */
export async function listRefs(repository: Repository): Promise<RefList> {
  const problems: Problem[] = []
  const named: NamedId[] = []
  const ids = new Map<RawPath, string>()
  for (const worktree of worktreeFolders(repository)) {
    const refs = await listOf(worktree, repository, problems)
    for (const { name, id } of refs) ids.set(name, id)
    named.push(...refs, ...readPseudoRefs(worktree, ids))
  }
  const unique = [...new Set(named.map(({ id }) => id))]
  const kinds = await findObjects(unique, repository.place)
  const tags = unique.filter((id) => kinds.get(id)?.kind === 'tag')
  const peeled = await findObjects(tags.map(toPeeled), repository.place)
  return { refs: named.flatMap((ref) => toRef(ref, { kinds, peeled, problems })), problems }
}

function toPeeled(id: string): string {
  return `${id}^{}`
}

/** What git keeps objects for; the others, such as FETCH_HEAD, may outlive theirs. */
const MUST_BE_THERE = /(?:^|\/)(?:refs\/.*|HEAD)$/

interface Known {
  readonly kinds: ReadonlyMap<string, KnownObject>
  readonly peeled: ReadonlyMap<string, KnownObject>
  readonly problems: Problem[]
}

function toRef({ name, id }: NamedId, { kinds, peeled, problems }: Known): Ref[] {
  const display = displayPath(name)
  const kind = kinds.get(id)?.kind
  if (!kind && MUST_BE_THERE.test(name)) problems.push({ where: display, message: `it names ${id}, which is missing; run: git fsck` })
  const target = peeled.get(toPeeled(id))
  return kind ? [{ name, display, id, kind, ...(target && { peeled: target.id }) }] : []
}

const FORMAT = '--format=%(objectname) %(refname)'
const PRIVATE = ['refs/bisect', 'refs/worktree', 'refs/rewritten']

/** A reftable has no files for HEAD and its like, but a git that knows reftables can list them. */
async function listOf({ folder, prefix }: WorktreeFolder, { place, reftable }: Repository, problems: Problem[]): Promise<NamedId[]> {
  const isOther = prefix !== ''
  const here = isOther ? { ...place, folder, asTold: false, workTree: folder } : place
  const wanted = reftable ? ['--include-root-refs'] : isOther ? PRIVATE : []
  const answer = await runGit(['for-each-ref', FORMAT, ...wanted], here)
  const where = `refs of ${folder}`
  problems.push(...complaintsOf(answer).map((message) => ({ where, message })))
  const refs = answer.output.toString('latin1').split('\n').slice(0, -1).map(parseRef)
  return refs.filter(({ name }) => !isOther || isPrivate(name)).map(({ name, id }) => ({ name: prefix + name, id }))
}

/** Without those of a symbolic ref whose branch is gone, as a remote's HEAD may be: it hides nothing. */
function complaintsOf({ code, complaint }: GitAnswer): string[] {
  const lines = complaint.split('\n').filter((line) => line !== '' && !/dangling symref/.test(line))
  return code !== 0 && lines.length === 0 ? [NOT_STARTED] : lines
}

function parseRef(line: string): NamedId {
  const space = line.indexOf(' ')
  return { id: line.slice(0, space), name: line.slice(space + 1) }
}
