// Which commits hold an object, and under which paths: upward from it, all trees that hold it under one name at a time.
import { unionOf } from './commit-set.ts'
import type { Graph } from './graph.ts'
import { eachPlace } from './places.ts'

/** A part of a path: the object number of a tree, and the offset in its bytes of an entry that has the name. */
export interface PathPart {
  readonly tree: number
  readonly entry: number
}

export interface PathTrace {
  /** From the root down. Each stands for a name only: one part's entry need not name the next part's tree. */
  readonly parts: readonly PathPart[]
  /** Indices in CommitNotes, ascending: all commits that hold one of the objects under this path. */
  readonly commits: Uint32Array
}

export interface Trace {
  readonly paths: readonly PathTrace[]
  /** Indices in CommitNotes, ascending: all commits that hold one of the objects, even where paths are missing. */
  readonly commits: Uint32Array
  /** A limit was reached: there may be more paths. */
  readonly truncated: boolean
}

/** What a trace may take: parts of a path, names looked at, and steps (places of an entry, parts and commits of a path). */
export interface TraceLimits {
  readonly depth: number
  readonly names: number
  readonly steps: number
}

/** Far beyond real histories: a few small trees that name each other often enough have more paths than can be told. */
export const traceLimits: TraceLimits = { depth: 4096, names: 100_000, steps: 2 ** 25 }

/** Steps that a part of a path counts for: it takes more memory than a place. */
const PART_STEPS = 16
const LAST_ROUND = 0xffffffff

/** What was found so far, and what is left of the limits. */
interface Climb {
  readonly paths: PathTrace[]
  readonly left: { -readonly [Limit in keyof TraceLimits]: number }
}

/** The way down from a group's trees to the wanted objects. */
interface Way {
  readonly part: PathPart
  readonly below: Way | undefined
}

/** Objects with the same way down; none for the wanted objects themselves. */
interface Group {
  readonly objects: ArrayLike<number>
  readonly way: Way | undefined
}

/** Trees (with repetitions) that hold one of a group's objects under one name, and an entry that stands for the name. */
interface Holders {
  readonly hash: number
  readonly trees: number[]
  part: PathPart
}

/** Traces objects in one graph; keeps its scratch memory from one trace to the next. */
export class Tracer {
  readonly #graph: Graph
  /** Tree → the last round in which it was met. */
  readonly #met: Uint32Array
  #round = 0
  /** Room for all commits. */
  readonly #found: Uint32Array

  constructor(graph: Graph) {
    this.#graph = graph
    this.#met = new Uint32Array(graph.trees.objects.length)
    this.#found = new Uint32Array(graph.rooted.items.length)
  }

  /** Where blobs and trees, given by object number, stand. A commit doesn't hold the tree that is its own root. */
  trace(objects: Iterable<number>, limits: TraceLimits = traceLimits): Trace {
    const wanted = [...new Set(objects)]
    const climb: Climb = { paths: [], left: { ...limits } }
    const truncated = !this.#climb(wanted, climb)
    return { paths: climb.paths, truncated, commits: truncated ? this.#commitsAbove(wanted) : this.#union(climb.paths) }
  }

  /** Finds the paths, shortest first; false when a limit was reached. */
  #climb(wanted: readonly number[], climb: Climb): boolean {
    let level: Group[] = [{ objects: wanted, way: undefined }]
    while (level.length > 0) {
      const above: Group[] = []
      for (const group of level) if (!this.#rise(group, above, climb)) return false
      level = above
      climb.left.depth--
    }
    return true
  }

  /** Adds the groups above a group, and the paths that begin with them. */
  #rise(group: Group, above: Group[], { paths, left }: Climb): boolean {
    for (const { trees, part } of this.#holdersOf(group.objects, left)) {
      if (left.depth <= 0 || left.names <= 0 || left.steps < 0) return false
      left.names--
      const way = { part, below: group.way }
      const distinct = this.#distinct(trees)
      const path = { parts: partsOf(way), commits: this.#rootedAt(distinct) }
      left.steps -= path.commits.length + PART_STEPS * path.parts.length
      if (path.commits.length > 0) paths.push(path)
      above.push({ objects: this.#toObjects(distinct), way })
    }
    return left.steps >= 0
  }

  /** By name, in the order of the names' hashes: it doesn't depend on the walk. Ends early when no steps are left. */
  #holdersOf(objects: ArrayLike<number>, left: { steps: number }): Holders[] {
    const byHash = new Map<number, Holders>()
    let last: Holders | undefined
    for (let i = 0; i < objects.length && left.steps >= 0; i++) {
      eachPlace(this.#graph, objects[i] as number, (tree, offset, hash) => {
        left.steps--
        if (last?.hash !== hash) last = holdersIn(byHash, hash)
        last.trees.push(tree)
        const object = this.#graph.trees.objects[tree] as number
        if (object < last.part.tree) last.part = { tree: object, entry: offset }
      })
    }
    return [...byHash.values()].sort((a, b) => a.hash - b.hash)
  }

  /** Each tree once, however often it was noted. */
  #distinct(trees: readonly number[]): Uint32Array {
    const round = this.#nextRound()
    const distinct = new Uint32Array(trees.length)
    let count = 0
    for (const tree of trees) if (this.#meet(tree, round)) distinct[count++] = this.#graph.firsts[tree] as number
    return distinct.slice(0, count)
  }

  /** Object numbers in place of the trees' indices. */
  #toObjects(trees: Uint32Array): Uint32Array {
    const { objects } = this.#graph.trees
    for (let i = 0; i < trees.length; i++) trees[i] = objects[trees[i] as number] as number
    return trees
  }

  /** Commits with one of these trees, each given once, as their root. */
  #rootedAt(trees: ArrayLike<number>): Uint32Array {
    const { starts, items } = this.#graph.rooted
    let count = 0
    for (let t = 0; t < trees.length; t++) {
      const tree = trees[t] as number
      for (let i = starts[tree] as number; i < (starts[tree + 1] as number); i++) this.#found[count++] = items[i] as number
    }
    return this.#found.slice(0, count).sort()
  }

  /** All commits that hold one of the objects, without asking for names: each tree is visited once. */
  #commitsAbove(wanted: readonly number[]): Uint32Array {
    const round = this.#nextRound()
    const objects = [...wanted]
    const trees: number[] = []
    for (let i = 0; i < objects.length; i++) {
      eachPlace(this.#graph, objects[i] as number, (tree) => {
        if (!this.#meet(tree, round)) return
        trees.push(this.#graph.firsts[tree] as number)
        objects.push(this.#graph.trees.objects[tree] as number)
      })
    }
    return this.#rootedAt(trees)
  }

  #union(paths: readonly PathTrace[]): Uint32Array {
    if (paths.length === 1) return paths[0]?.commits ?? new Uint32Array()
    return unionOf(
      paths.map(({ commits }) => commits),
      this.#graph.commits.objects.length,
    )
  }

  /** Whether the tree's object is met for the first time in this round. */
  #meet(tree: number, round: number): boolean {
    const first = this.#graph.firsts[tree] as number
    if (this.#met[first] === round) return false
    this.#met[first] = round
    return true
  }

  #nextRound(): number {
    if (this.#round === LAST_ROUND) this.#met.fill(0)
    this.#round = (this.#round % LAST_ROUND) + 1
    return this.#round
  }
}

function holdersIn(byHash: Map<number, Holders>, hash: number): Holders {
  const known = byHash.get(hash) ?? { hash, trees: [], part: { tree: Number.POSITIVE_INFINITY, entry: 0 } }
  byHash.set(hash, known)
  return known
}

function partsOf(way: Way): PathPart[] {
  const parts: PathPart[] = []
  for (let at: Way | undefined = way; at; at = at.below) parts.push(at.part)
  return parts
}
