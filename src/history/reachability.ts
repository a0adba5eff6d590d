// Which refs and reflogs lead to a commit that holds a secret, or to the object itself.
import { type GitPlace, runGit } from '../git/git.ts'
import type { ObjectTable } from '../git/object-table.ts'
import type { Ref } from '../git/refs.ts'
import { commitOf, descendants } from './ancestry.ts'
import type { Contents } from './contents.ts'
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

/** Refs as tips: a tag leads to itself, and to what it is a tag of; one that leads to a tree, to all that is in it. */
export async function refTips(
  refs: readonly Ref[],
  { table, graph }: { table: ObjectTable; graph: Graph },
  place: GitPlace,
): Promise<Tip[]> {
  const tips: Tip[] = []
  for (const { display, id, kind, peeled } of refs) {
    const last = peeled ?? id
    const isCommit = kind === 'commit' || commitOf(graph, table.findHex(last)) !== NONE
    const inTree = isCommit || (kind !== 'tree' && peeled === undefined) ? [] : await idsBelow(last, place)
    const objects = [id, ...(peeled === undefined ? [] : [peeled]), ...inTree].map((one) => table.findHex(one))
    tips.push({ name: display, objects: objects.filter((number) => number !== NONE), isReflog: false })
  }
  return tips
}

/** Ids of everything in a tree; none for what is no tree. */
async function idsBelow(tree: string, place: GitPlace): Promise<string[]> {
  const answer = await runGit(['ls-tree', '-r', '-t', '-z', tree], place)
  const records = answer.code === 0 ? answer.output.toString('latin1').split('\0') : []
  return records.flatMap((record) => /^\d+ \w+ ([0-9a-f]+)\t/.exec(record)?.[1] ?? [])
}

const TAG = /^object ([0-9a-f]+)\ntype (\w+)\n/

/** Tags of tags lead to the ones between, too: asked for only when a tag itself holds a secret. */
export async function withTagChains(tips: readonly Tip[], table: ObjectTable, contents: Contents): Promise<Tip[]> {
  const longer: Tip[] = []
  for (const tip of tips) {
    const [first = NONE, ...rest] = tip.objects
    const chain = rest.length > 0 ? await chainOf(first, table, contents) : []
    longer.push({ ...tip, objects: [...new Set([...tip.objects, ...chain])] })
  }
  return longer
}

async function chainOf(tag: number, table: ObjectTable, contents: Contents): Promise<number[]> {
  const chain = [tag]
  for (let number = tag, kind = 'tag'; kind === 'tag' && number !== NONE; ) {
    const [, target = '', next = ''] = TAG.exec((await contents.whole(table.idOf(number))).toString('latin1')) ?? []
    number = table.findHex(target)
    kind = next
    chain.push(number)
  }
  return chain
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
