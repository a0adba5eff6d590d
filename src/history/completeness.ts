// What a repository does not have, though its history is longer: then no audit of it is complete.
import type { ObjectTable } from '../git/object-table.ts'
import type { Repository } from '../git/repository.ts'
import type { Problem } from '../model.ts'
import { ancestors } from './ancestry.ts'
import type { Graph } from './graph.ts'
import type { Selection } from './selection.ts'
import { Tracer } from './trace.ts'

/** What there is to judge by. */
export interface Stored {
  readonly graph: Graph
  readonly table: ObjectTable
  /** Ids that trees name and nobody stores; their numbers follow those of the stored objects. */
  readonly missing: readonly string[]
  /** Absent when all is wanted. */
  readonly selection: Selection | undefined
  /** Indices of the commits that refs lead to. */
  readonly tips: readonly number[]
}

/** Problems, each with the command that brings what is missing. */
export function missingFrom(repository: Repository, stored: Stored): Problem[] {
  const where = repository.workTree ?? repository.gitFolder
  const cut = repository.shallow.filter((id) => isWanted(id, stored))
  const problems =
    cut.length > 0
      ? [{ where, message: `shallow clone: what came before ${plural(cut.length, 'commit')} is not here; run: git fetch --unshallow` }]
      : []
  return [...problems, ...missingContents(repository, stored, where), ...brokenCommits(repository, stored)]
}

function isWanted(id: string, { graph, table, selection }: Stored): boolean {
  if (!selection) return true
  const object = table.findHex(id)
  return graph.commits.objects.some((one, commit) => one === object && selection.selected[commit] === 1)
}

/** Contents that a commit needs which refs lead to. What nothing leads to may be half gone: git deletes it piece by piece. */
function missingContents({ partial, remotes }: Repository, stored: Stored, where: string): Problem[] {
  if (stored.missing.length === 0) return []
  const needed = neededOf(stored)
  const [first] = needed
  if (first === undefined) return []
  if (partial)
    return [{ where, message: `partial clone: ${plural(needed.length, 'object')} not downloaded; run: ${downloadFrom(remotes)}` }]
  return [
    {
      where: `object ${first}`,
      message: `it is missing${needed.length > 1 ? `, and so ${plural(needed.length - 1, 'other object')}` : ''}; run: git fsck`,
    },
  ]
}

/** Beyond so many, all count as needed when one is: in a partial clone that is so. */
const ASKED_ONE_BY_ONE = 10

function neededOf({ graph, table, missing, selection, tips }: Stored): readonly string[] {
  const wanted = selection?.selected ?? ancestors(graph, tips)
  const tracer = new Tracer(graph)
  const isNeeded = (objects: readonly number[]) => tracer.trace(objects).commits.some((commit) => wanted[commit] === 1)
  if (!isNeeded(missing.map((_, i) => table.count + i))) return []
  if (missing.length > ASKED_ONE_BY_ONE) return [...missing].sort()
  return missing.filter((_, i) => isNeeded([table.count + i])).sort()
}

/** Commits that refs lead to and whose tree or parent is not stored. What nothing leads to may be half gone: git deletes it piece by piece. */
function brokenCommits({ shallow, partial, remotes }: Repository, { graph, table, tips }: Stored): Problem[] {
  const reached = ancestors(graph, tips)
  const cut = new Set(shallow)
  const { objects, trees } = graph.commits
  const broken: string[] = []
  for (let commit = 0; commit < objects.length; commit++) {
    if (reached[commit] !== 1) continue
    const parents = graph.commits.parents.subarray(graph.commits.parentStarts[commit], graph.commits.parentStarts[commit + 1])
    const isLost = (number: number) => number >= table.count
    const [withoutTree, withoutParent] = [isLost(trees[commit] as number), parents.some(isLost)]
    if (!withoutTree && !withoutParent) continue
    const id = table.idOf(objects[commit] as number)
    if (withoutTree || !cut.has(id)) broken.push(id)
  }
  const [first] = broken.sort()
  if (first === undefined) return []
  return [
    {
      where: `commit ${first}`,
      message: `its tree or a parent is missing${broken.length > 1 ? `, and so it is in ${plural(broken.length - 1, 'other commit')}` : ''}; run: ${partial ? downloadFrom(remotes) : 'git fsck'}`,
    },
  ]
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** Brings what a partial clone left out. */
function downloadFrom([remote = 'origin']: readonly string[]): string {
  return `git fetch --refetch --no-filter ${remote}`
}
