// Who holds whom, looked up from below: built once from the notes of a walk, in flat arrays that can be kept on disk.
import { type CommitNotes, NONE, type TreeNotes } from './notes.ts'

/** A list for each key: that of key k is items [starts[k], starts[k + 1]). */
export interface Lists {
  readonly starts: Uint32Array
  readonly items: Uint32Array
}

/** The notes and the ways up. Trees and commits are indices in the notes; of an object noted twice, the first counts. */
export interface Graph {
  /** 20 with SHA-1, 32 with SHA-256. */
  readonly idBytes: number
  readonly trees: TreeNotes
  readonly commits: CommitNotes
  /** Object number → indices of the noted entries that name it. */
  readonly naming: Lists
  /** Tree → trees that are deltas of it. */
  readonly deltas: Lists
  /** Tree → the first tree noted of the same object. */
  readonly firsts: Uint32Array
  /** Tree, a first one → commits whose root it is. */
  readonly rooted: Lists
  /** Commit → its parents; NONE for one that is missing. */
  readonly parents: Lists
  /** Commit → commits that it is a parent of. */
  readonly children: Lists
  /** Commits by ascending object number. */
  readonly commitOrder: Uint32Array
}

/** What the notes don't tell: how many numbers there are for objects, and the bytes of an id. */
export interface GraphSizes {
  readonly objectCount: number
  readonly idBytes: number
}

const COPY_NUMBERS = 3
const ENTRY_NUMBERS = 4
const CHILD = 2

/** Builds the ways up. Cost: linear in the notes and the number of objects. */
export function buildGraph(trees: TreeNotes, commits: CommitNotes, { objectCount, idBytes }: GraphSizes): Graph {
  checkOrder(trees)
  const treeAt = placesOf(trees.objects, objectCount)
  const commitAt = placesOf(commits.objects, objectCount)
  const [treeCount, { entries }] = [trees.objects.length, trees]
  const parents = { starts: commits.parentStarts, items: commits.parents.map((object) => lookUp(commitAt, object)) }
  return {
    idBytes,
    trees,
    commits,
    naming: listsBy(objectCount, entries.length / ENTRY_NUMBERS, (entry) => entries[entry * ENTRY_NUMBERS + CHILD] as number),
    deltas: listsBy(treeCount, treeCount, (tree) => trees.bases[tree] as number),
    firsts: trees.objects.map((object) => lookUp(treeAt, object)),
    rooted: listsBy(treeCount, commits.objects.length, (commit) => rootOf(commit, commits, { commitAt, treeAt })),
    parents,
    children: childrenOf(commits, parents, commitAt),
    commitOrder: commitAt.filter((commit) => commit !== NONE),
  }
}

/** Index of the last start at or below the item: in `starts` as Lists have them, the key that the item belongs to. */
export function keyOf(item: number, starts: Uint32Array): number {
  let [low, high] = [0, starts.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((starts[middle] as number) <= item) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** A base that comes later could be its own base in the end. */
function checkOrder({ bases, objects, copyStarts, entryStarts, copies, entries }: TreeNotes): void {
  const count = objects.length
  const isComplete = copyStarts[count] === copies.length / COPY_NUMBERS && entryStarts[count] === entries.length / ENTRY_NUMBERS
  if (!isComplete) throw new RangeError(`the notes of ${count} trees don't end where their lists end`)
  const early = bases.findIndex((base, tree) => base !== NONE && base >= tree)
  if (early >= 0) throw new RangeError(`tree ${early} of the notes comes before its base`)
}

/** Object number → index of the first note of it, or NONE. */
function placesOf(objects: Uint32Array, objectCount: number): Uint32Array {
  const places = new Uint32Array(objectCount).fill(NONE)
  for (let i = objects.length; i-- > 0; ) places[objects[i] as number] = i
  return places
}

function lookUp(places: Uint32Array, object: number): number {
  return places[object] ?? NONE
}

/** The tree that a commit hangs on; NONE for a commit that was noted before. */
function rootOf(commit: number, commits: CommitNotes, at: { readonly commitAt: Uint32Array; readonly treeAt: Uint32Array }): number {
  if (at.commitAt[commits.objects[commit] as number] !== commit) return NONE
  return lookUp(at.treeAt, commits.trees[commit] as number)
}

function childrenOf(commits: CommitNotes, parents: Lists, commitAt: Uint32Array): Lists {
  const childOf = parents.items.map((_, i) => lookUp(commitAt, commits.objects[keyOf(i, parents.starts)] as number))
  const { starts, items } = listsBy(commits.objects.length, parents.items.length, (i) => parents.items[i] as number)
  return { starts, items: items.map((i) => childOf[i] as number) }
}

/** Counting sort: items [0, count) by key, each list ascending. An item whose key is NONE is in no list. */
function listsBy(keys: number, count: number, keyOfItem: (item: number) => number): Lists {
  const starts = new Uint32Array(keys + 1)
  for (let item = 0; item < count; item++) {
    const key = keyOfItem(item)
    if (key >= keys && key !== NONE) throw new RangeError(`${key} of ${keys} was noted`)
    if (key < keys) (starts[key] as number)++
  }
  for (let key = 1; key <= keys; key++) (starts[key] as number) += starts[key - 1] as number
  const items = new Uint32Array(starts[keys] as number)
  for (let item = count; item-- > 0; ) {
    const key = keyOfItem(item)
    if (key !== NONE) items[--(starts[key] as number)] = item
  }
  return { starts, items }
}
