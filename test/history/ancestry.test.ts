import { describe, expect, it } from 'vitest'
import { ancestors, commitOf, descendants, earliest, introductions } from '../../src/history/ancestry.ts'
import { buildGraph, type Graph } from '../../src/history/graph.ts'
import { type CommitNotes, NONE, type TreeNotes } from '../../src/history/notes.ts'
import { type Random, seededRandom } from '../../src/random.ts'
import { noteCommits, noteTrees, readStore, type Store } from '../support/note-history.ts'
import { gitBytes, randomHistory } from '../support/random-history.ts'

interface History {
  readonly graph: Graph
  readonly store: Store
  readonly random: Random
  readonly gitLines: (...args: string[]) => string[]
}

function makeHistory(seed: number): History {
  const random = seededRandom(seed)
  const folder = randomHistory(random, 30)
  const store = readStore(folder, random)
  const sizes = { objectCount: store.ids.length, idBytes: 20 }
  const graph = buildGraph(noteTrees(store, random, 'whole'), noteCommits(store, random), sizes)
  const gitLines = (...args: string[]) => gitBytes(folder, args).toString().split('\n').filter(Boolean)
  return { graph, store, random, gitLines }
}

const idOf =
  ({ graph, store }: History) =>
  (commit: number) =>
    store.ids[graph.commits.objects[commit] ?? NONE] ?? ''

/** Between none and all of the commits. */
function someCommits({ graph, random }: History): Uint32Array {
  const oneIn = 1 + random(8)
  return graph.commitOrder.filter(() => random(oneIn) === 0)
}

function idsMarked(marked: Uint8Array, history: History): string[] {
  return [...marked.keys()]
    .filter((commit) => marked[commit] === 1)
    .map(idOf(history))
    .sort()
}

/** Runs a comparison with several sets of commits and their ids. */
function withSomeCommits(seed: number, compare: (history: History, commits: Uint32Array, ids: string[]) => void): void {
  const history = makeHistory(seed)
  for (let round = 0; round < 25; round++) {
    const commits = someCommits(history)
    compare(history, commits, [...commits].map(idOf(history)))
  }
}

describe.each([31, 32])('among the commits of a random history (seed %i)', (seed) => {
  it('ancestors are what git lists from them', () => {
    withSomeCommits(seed, (history, commits, ids) => {
      const listed = ids.length > 0 ? history.gitLines('rev-list', ...ids) : []
      expect(idsMarked(ancestors(history.graph, commits), history)).toEqual(listed.sort())
    })
  })

  it('descendants are what git lists down to them', () => {
    const { gitLines } = makeHistory(seed)
    const all = gitLines('rev-list', '--all')
    const reached = new Map(all.map((id) => [id, gitLines('rev-list', id)]))
    withSomeCommits(seed, (history, commits, ids) => {
      const holding = all.filter((id) => reached.get(id)?.some((ancestor) => ids.includes(ancestor)))
      expect(idsMarked(descendants(history.graph, commits), history)).toEqual(holding.sort())
    })
  })

  it('introductions are those whose parents, as git lists them, are not among them', () => {
    withSomeCommits(seed, (history, commits, ids) => {
      const families = history.gitLines('rev-list', '--all', '--parents').map((line) => line.split(' '))
      const first = families.filter(([id = '', ...parents]) => ids.includes(id) && !parents.some((parent) => ids.includes(parent)))
      expect([...introductions(history.graph, commits)].map(idOf(history)).sort()).toEqual(first.map(([id]) => id).sort())
    })
  })

  it('the earliest is the introduction that sorts first by the times that git prints, and by id', () => {
    withSomeCommits(seed, (history, commits) => {
      const first = new Set([...introductions(history.graph, commits)].map(idOf(history)))
      const lines = history.gitLines('log', '--all', '--format=%ct %at %H').sort()
      const [, , id] = lines.find((line) => first.has(line.slice(-40)))?.split(' ') ?? []
      const best = earliest(history.graph, commits, (object) => history.store.ids[object] ?? '')
      expect(best === NONE ? undefined : idOf(history)(best)).toBe(id)
    })
  })

  it('each is found by its object number, and nothing else is', () => {
    const { graph, store } = makeHistory(seed)
    for (const object of [...store.ids.keys(), NONE, store.ids.length]) {
      const commit = commitOf(graph, object)
      expect(graph.commits.objects[commit]).toBe(store.commits.has(object) ? object : undefined)
      expect(commit === NONE || graph.commitOrder.includes(commit)).toBe(true)
    }
  })
})

const noTrees: TreeNotes = {
  objects: new Uint32Array(),
  bases: new Uint32Array(),
  copyStarts: Uint32Array.of(0),
  copies: new Uint32Array(),
  entryStarts: Uint32Array.of(0),
  entries: new Uint32Array(),
}

/** Commits as objects 0, 1, …, each with its parents and its time. */
function graphOf(commits: readonly { readonly parents: readonly number[]; readonly time: number }[]): Graph {
  const starts = [0, ...commits].map((_, i) => commits.slice(0, i).flatMap(({ parents }) => parents).length)
  const notes: CommitNotes = {
    objects: Uint32Array.from(commits.keys()),
    trees: new Uint32Array(commits.length).fill(NONE),
    parentStarts: Uint32Array.from(starts),
    parents: Uint32Array.from(commits.flatMap(({ parents }) => parents)),
    authorTimes: new Float64Array(commits.length),
    committerTimes: Float64Array.from(commits, ({ time }) => time),
  }
  return buildGraph(noTrees, notes, { objectCount: commits.length, idBytes: 20 })
}

describe('in a broken store', () => {
  it('a parent that is missing is no ancestor, and hides no introduction', () => {
    const graph = graphOf([
      { parents: [NONE], time: 5 },
      { parents: [0, NONE], time: 4 },
    ])
    expect([...ancestors(graph, [1])]).toEqual([1, 1])
    expect([...introductions(graph, Uint32Array.of(0, 1))]).toEqual([0])
  })

  it("commits that are each other's ancestors have an earliest, too", () => {
    const graph = graphOf([
      { parents: [1], time: 5 },
      { parents: [0], time: 4 },
    ])
    expect([...descendants(graph, [0])]).toEqual([1, 1])
    expect(earliest(graph, Uint32Array.of(0, 1), String)).toBe(1)
  })

  it('a time that cannot be read is the latest', () => {
    for (const times of [
      [Number.NaN, 7],
      [7, Number.NaN],
    ]) {
      const graph = graphOf(times.map((time) => ({ parents: [], time })))
      expect(earliest(graph, Uint32Array.of(0, 1), String)).toBe(times.indexOf(7))
    }
  })
})
