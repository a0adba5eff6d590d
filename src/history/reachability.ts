// Which refs and reflogs lead to a commit that holds a secret, or to the object itself.
import type { ObjectTable } from '../git/object-table.ts'
import type { Ref } from '../git/refs.ts'
import { commitOf, descendants } from './ancestry.ts'
import type { Graph } from './graph.ts'
import type { HeldSecret } from './held-secrets.ts'
import { NONE } from './notes.ts'

/** A name that leads to objects: a ref, or all that a reflog mentions. */
export interface Tip {
  readonly name: string
  /** Numbers of the objects it leads to. */
  readonly objects: readonly number[]
  readonly isReflog: boolean
}

/** Refs as tips: a tag leads to itself, and to what it is a tag of. */
export function refTips(refs: readonly Ref[], table: ObjectTable): Tip[] {
  return refs.map(({ display, id, peeled }) => ({
    name: display,
    objects: [id, ...(peeled === undefined ? [] : [peeled])].map((one) => table.findHex(one)),
    isReflog: false,
  }))
}

/** Names, sorted, of the tips that lead to one of the commits (indices) or to an object that holds the secret itself. */
export function tipsThatReach(
  tips: readonly Tip[],
  graph: Graph,
  { commits, secret }: { commits: Uint32Array; secret: HeldSecret },
): { refs: string[]; reflogs: string[] } {
  const reached = descendants(graph, commits)
  const leads = (object: number) => {
    const commit = commitOf(graph, object)
    if (commit !== NONE) return reached[commit] === 1
    return secret.blobs.has(object) || secret.tags.has(object) || secret.trees.has(object)
  }
  const found = tips.filter(({ objects }) => objects.some(leads))
  const names = (isReflog: boolean) => [...new Set(found.filter((tip) => tip.isReflog === isReflog).map(({ name }) => name))].sort()
  return { refs: names(false), reflogs: names(true) }
}
