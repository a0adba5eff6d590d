// Commits among each other: who comes before whom. Commits are indices in the notes.
import type { Graph, Lists } from './graph.ts'
import { NONE } from './notes.ts'

/** Index of the commit with this object number, or NONE. */
export function commitOf({ commits, commitOrder }: Graph, object: number): number {
  let [low, high] = [0, commitOrder.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((commits.objects[commitOrder[middle] as number] as number) < object) low = middle + 1
    else high = middle
  }
  const commit = commitOrder[low] ?? NONE
  return commits.objects[commit] === object ? commit : NONE
}

/** Of these commits, the ones none of whose parents is among them. */
export function introductions({ commits: { objects }, parents }: Graph, commits: Uint32Array): Uint32Array {
  const isGiven = new Uint8Array(objects.length)
  for (const commit of commits) isGiven[commit] = 1
  return commits.filter((commit) => {
    for (let i = parents.starts[commit] as number; i < (parents.starts[commit + 1] as number); i++) {
      if (isGiven[parents.items[i] as number] === 1) return false
    }
    return true
  })
}

/**
 * The earliest of the introductions among these commits: by committer time, then by author time, then by the commit's id,
 * since numbers depend on the walk. NONE when none is given. Commits of a broken store can all be each other's ancestors.
 */
export function earliest(graph: Graph, commits: Uint32Array, idOf: (object: number) => string): number {
  const first = introductions(graph, commits)
  let best = NONE
  for (const commit of first.length > 0 ? first : commits) if (best === NONE || isEarlier(graph, [commit, best], idOf)) best = commit
  return best
}

function isEarlier({ commits }: Graph, [a, b]: readonly [number, number], idOf: (object: number) => string): boolean {
  for (const times of [commits.committerTimes, commits.authorTimes]) {
    const [timeOfA, timeOfB] = [times[a] as number, times[b] as number]
    if (!Object.is(timeOfA, timeOfB)) return timeOfA < timeOfB || Number.isNaN(timeOfB)
  }
  return idOf(commits.objects[a] as number) < idOf(commits.objects[b] as number)
}

/**
 * The latest commit that took something out of HEAD's files: of HEAD's past, without it, and with a parent that had it. `past` has 1 at
 * the indices of HEAD's past; the commits in `held` had it. NONE where there is none.
 */
export function latestRemoval(graph: Graph, held: ReadonlySet<number>, past: Uint8Array, idOf: (object: number) => string): number {
  const { starts, items } = graph.children
  let latest = NONE
  for (const commit of held) {
    if (past[commit] !== 1) continue
    for (let i = starts[commit] as number; i < (starts[commit + 1] as number); i++) {
      const child = items[i] as number
      if (past[child] !== 1 || held.has(child) || child === latest) continue
      if (latest === NONE || isEarlier(graph, [latest, child], idOf)) latest = child
    }
  }
  return latest
}

/** Commits from which one of these can be reached, themselves included: 1 at their indices, 0 elsewhere. */
export function descendants(graph: Graph, commits: Iterable<number>): Uint8Array {
  return reach(graph.children, commits)
}

/** Commits that can be reached from one of these, themselves included: 1 at their indices, 0 elsewhere. */
export function ancestors(graph: Graph, commits: Iterable<number>): Uint8Array {
  return reach(graph.parents, commits)
}

function reach({ starts, items }: Lists, commits: Iterable<number>): Uint8Array {
  const isReached = new Uint8Array(starts.length - 1)
  const open = [...new Set(commits)]
  for (const commit of open) isReached[commit] = 1
  while (open.length > 0) {
    const commit = open.pop() as number
    for (let i = starts[commit] as number; i < (starts[commit + 1] as number); i++) {
      const next = items[i] as number
      if (isReached[next] !== 0) continue // reached before, or missing
      isReached[next] = 1
      open.push(next)
    }
  }
  return isReached
}
