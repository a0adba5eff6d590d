import { describe, expect, it } from 'vitest'
import { buildGraph, type Graph } from '../../src/history/graph.ts'
import { type CommitNotes, NONE, type TreeNotes } from '../../src/history/notes.ts'
import { type Trace, Tracer, traceLimits } from '../../src/history/trace.ts'
import { type Random, seededRandom } from '../../src/random.ts'
import { lastPart, nameAt, noteCommits, noteStyles, noteTrees, readStore, type Store } from '../support/note-history.ts'
import { gitBytes, randomHistory } from '../support/random-history.ts'

/** Path → ids of the commits that hold something there. */
type Held = Map<string, Set<string>>

/** Object id → where git says that it stands. */
function truth(folder: string): Map<string, Held> {
  const all = new Map<string, Held>()
  for (const commit of gitBytes(folder, ['rev-list', '--all']).toString().trim().split('\n')) {
    const lines = gitBytes(folder, ['ls-tree', '-r', '-t', '-z', commit]).toString('latin1').split('\0').filter(Boolean)
    for (const [, id = '', path = ''] of lines.map((line) => line.match(/^\d+ \w+ (\w+)\t(.*)$/s) ?? [])) {
      const held = all.get(id) ?? new Map<string, Set<string>>()
      all.set(id, held.set(path, (held.get(path) ?? new Set()).add(commit)))
    }
  }
  return all
}

/** What git says of the wanted objects, one line a path. */
function expected(wanted: readonly string[], all: Map<string, Held>, shown: (name: string) => string): string[] {
  const held: Held = new Map()
  for (const [path, commits] of wanted.flatMap((id) => [...(all.get(id) ?? [])])) {
    const name = path.split('/').map(shown).join('/')
    held.set(name, new Set([...(held.get(name) ?? []), ...commits]))
  }
  return [...held].map(([path, commits]) => `${path} ${[...commits].sort()}`).sort()
}

function pathOf(path: Trace['paths'][number], { trees }: Store): string {
  return path.parts.map(({ tree, entry }) => nameAt(trees.get(tree) ?? new Uint8Array(), entry)).join('/')
}

function idsOf(commits: Uint32Array, graph: Graph, { ids }: Store): string[] {
  expect([...commits]).toEqual([...new Set(commits)].sort((a, b) => a - b))
  return [...commits].map((commit) => ids[graph.commits.objects[commit] ?? NONE] ?? '').sort()
}

function graphOf(store: Store, random: Random, style: (typeof noteStyles)[number]): Graph {
  return buildGraph(noteTrees(store, random, style), noteCommits(store, random), { objectCount: store.ids.length, idBytes: 20 })
}

function somePick<Item>(random: Random, items: readonly Item[]): Item[] {
  return Array.from({ length: 1 + random(4) }, () => items[random(items.length)] as Item)
}

describe('a trace', () => {
  it.each([1, 2, 3, 4, 5, 87, 95, 112])('finds the paths and commits that git finds, however trees are noted (seed %i)', (seed) => {
    const random = seededRandom(seed)
    const folder = randomHistory(random, 30)
    const [store, all] = [readStore(folder, random), truth(folder)]
    const wantable = [...all.keys()].filter((id) => store.ids.includes(id) && !store.commits.has(store.numberOf(id)))
    for (const style of noteStyles) {
      const graph = graphOf(store, random, style)
      const tracer = new Tracer(graph)
      for (let round = 0; round < 40; round++) {
        const wanted = somePick(random, wantable)
        const { paths, commits, truncated } = tracer.trace(wanted.map(store.numberOf))
        const lines = paths.map((path) => `${pathOf(path, store)} ${idsOf(path.commits, graph, store)}`)
        expect(lines.sort()).toEqual(expected(wanted, all, style === 'guessed' ? lastPart : (name) => name))
        expect(idsOf(commits, graph, store)).toEqual(
          [...new Set(wanted.flatMap((id) => [...(all.get(id)?.values() ?? [])].flatMap((set) => [...set])))].sort(),
        )
        expect(truncated).toBe(false)
      }
    }
  })

  it('says the same whatever order things are noted in', () => {
    const random = seededRandom(20)
    const store = readStore(randomHistory(random, 30), random)
    const told = [...noteStyles.slice(0, 2), ...noteStyles.slice(0, 2)].map((style) => {
      const graph = graphOf(store, random, style)
      const tracer = new Tracer(graph)
      return store.ids.map((_, object) => {
        return tracer.trace([object]).paths.map(({ parts, commits }) => [parts, idsOf(commits, graph, store)])
      })
    })
    expect(told[0]?.flat().length).toBeGreaterThan(100)
    for (const other of told.slice(1)) expect(other).toEqual(told[0])
  })

  it('works on a copy of the arrays as on themselves', () => {
    const random = seededRandom(21)
    const store = readStore(randomHistory(random, 10), random)
    const graph = graphOf(store, random, 'exact')
    const objects = store.ids.map((_, object) => object)
    expect(new Tracer(structuredClone(graph)).trace(objects)).toEqual(new Tracer(graph).trace(objects))
  })
})

/** A tree of the notes, made by hand: [base, copies, entries]. */
type Row = readonly [base: number, copies: readonly number[], entries: readonly number[]]

/** Notes trees as objects 10, 11, … and one commit, object 1, on the last of them. */
function graphByHand(rows: readonly Row[]): Graph {
  const starts = (lists: readonly (readonly number[])[], width: number) =>
    Uint32Array.from([0, ...lists], (_, i) => lists.slice(0, i).flat().length / width)
  const [copies, entries] = [rows.map(([, list]) => list), rows.map(([, , list]) => list)]
  const trees: TreeNotes = {
    objects: Uint32Array.from(rows, (_, i) => 10 + i),
    bases: Uint32Array.from(rows, ([base]) => base),
    copyStarts: starts(copies, 3),
    copies: new Uint32Array(copies.flat()),
    entryStarts: starts(entries, 4),
    entries: new Uint32Array(entries.flat()),
  }
  return buildGraph(trees, oneCommit(9 + rows.length), { objectCount: 100, idBytes: 20 })
}

function oneCommit(tree: number): CommitNotes {
  const [authorTimes, committerTimes] = [new Float64Array(1), new Float64Array(1)]
  const parentStarts = Uint32Array.of(0, 0)
  return { objects: Uint32Array.of(1), trees: Uint32Array.of(tree), parentStarts, parents: new Uint32Array(), authorTimes, committerTimes }
}

const partsIn = ({ paths }: Trace) => paths.map(({ parts }) => parts)

describe('an entry', () => {
  const whole: Row = [NONE, [], [0, 10, 50, 7, 30, 10, 51, 8]]
  const trace = (...rows: Row[]) => partsIn(new Tracer(graphByHand([whole, ...rows])).trace([50]))

  it('is where a delta moves it to, and from there where a delta of that moves it to', () => {
    const moved: Row = [0, [30, 0, 30, 0, 30, 30], []]
    expect(trace(moved, [1, [30, 10, 30], []])).toEqual([[{ tree: 10, entry: 0 }]])
    expect(trace(moved, [1, [0, 10, 30], []])).toEqual([])
  })

  it('is in each place that a delta copies it to', () => {
    const twice: Row = [0, [0, 0, 30, 0, 30, 30], []]
    for (const from of [0, 30]) expect(trace(twice, [1, [from, 5, 30], []])).toHaveLength(1)
  })

  it('is copied by two copies that go on from each other', () => {
    expect(trace([0, [0, 0, 12, 12, 12, 18], []])).toHaveLength(1)
  })

  it.each([
    ['leave a byte out', [0, 0, 12, 13, 13, 17]],
    ['put a byte between', [0, 0, 12, 12, 13, 18]],
    ['end early', [0, 0, 12, 12, 12, 17]],
  ])('is not copied by two copies that %s', (_, copies) => {
    expect(trace([0, copies, []])).toEqual([])
  })

  it('is not in a delta where its bytes are the end of an entry with a longer name', () => {
    expect(trace([0, [0, 5, 60], [0, 15, 52, 9]])).toEqual([])
    const longer: Row = [0, [0, 5, 60], [0, 15, 50, 9]]
    expect(trace(longer)).toEqual([[{ tree: 11, entry: 0 }]])
  })
})

describe('the limits of a trace', () => {
  /** Each tree names the one before twice: 2^n paths lead from the root to object 50. */
  const bomb = (levels: number) =>
    graphByHand(
      Array.from({ length: levels }, (_, i): Row => {
        const child = i === 0 ? 50 : 9 + i
        return [NONE, [], [0, 10, child, 1, 30, 10, child, 2]]
      }),
    )

  it.each([
    ['names', { ...traceLimits, names: 1000 }],
    ['steps', { ...traceLimits, steps: 1000 }],
    ['depth', { ...traceLimits, depth: 39 }],
  ])('leave the commits complete when %s run out', (limit, limits) => {
    const levels = limit === 'depth' ? 40 : 30
    const graph =
      limit === 'depth'
        ? graphByHand(Array.from({ length: levels }, (_, i): Row => [NONE, [], [0, 10, i === 0 ? 50 : 9 + i, 1]]))
        : bomb(levels)
    const { paths, commits, truncated } = new Tracer(graph).trace([50], limits)
    expect({ paths, commits: [...commits], truncated }).toEqual({ paths: [], commits: [0], truncated: true })
  })

  it('are not reached by what just fits', () => {
    expect(new Tracer(bomb(3)).trace([50], { depth: 3, names: 2 + 4 + 8, steps: 1000 })).toMatchObject({ truncated: false })
    expect(new Tracer(bomb(3)).trace([50], { depth: 3, names: 2 + 4 + 7, steps: 1000 })).toMatchObject({ truncated: true })
    expect(partsIn(new Tracer(bomb(3)).trace([50])).length).toBe(8)
  })

  it('end a trace of a tree that holds itself', () => {
    const graph = graphByHand([[NONE, [], [0, 10, 10, 1, 30, 10, 50, 2]]])
    const { paths, commits, truncated } = new Tracer(graph).trace([50], { ...traceLimits, depth: 9 })
    expect([paths.length, [...commits], truncated]).toEqual([9, [0], true])
  })
})

describe('notes that cannot be', () => {
  it('are refused: a tree before its base, an object beyond the last', () => {
    expect(() => graphByHand([[0, [], []]])).toThrow('before its base')
    expect(() => graphByHand([[NONE, [], [0, 10, 100, 1]]])).toThrow('100 of 100')
  })
})
