// Notes of a repository's trees and commits as the walk takes them, made the slow way: from what git cat-file gives.
import { hashName, parseTree } from '../../src/git/tree-entries.ts'
import { type CommitNotes, NONE, type TreeNotes } from '../../src/history/notes.ts'
import type { Random } from '../../src/random.ts'
import { gitBytes } from './random-history.ts'

export interface Store {
  /** Ids by object number; the numbers are given at random. */
  readonly ids: readonly string[]
  readonly numberOf: (id: string) => number
  readonly trees: ReadonlyMap<number, Uint8Array>
  readonly commits: ReadonlyMap<number, string>
}

/**
 * Trees whole; or as deltas, with the entries noted that aren't copied whole from an entry; or, as the kernel does it, with
 * every entry taken to begin at the last mode before its end, and all noted that aren't copied from one place.
 */
export const noteStyles = ['whole', 'exact', 'guessed'] as const
export type NoteStyle = (typeof noteStyles)[number]

interface Entry {
  readonly start: number
  readonly headBytes: number
  readonly end: number
}
type Copy = readonly [source: number, target: number, bytes: number]
interface NotedTree {
  readonly object: number
  readonly bytes: Uint8Array
  readonly base: number
  readonly copies: readonly Copy[]
}

const ID_BYTES = 20

/** Reads all objects of a repository. */
export function readStore(folder: string, random: Random): Store {
  const list = gitBytes(folder, ['cat-file', '--batch-all-objects', '--batch-check']).toString().trim().split('\n')
  const objects = shuffle(
    random,
    list.map((line) => line.split(' ') as [string, string, string]),
  )
  const numbers = new Map(objects.map(([id], number) => [id, number]))
  const all = gitBytes(folder, ['cat-file', '--batch'], objects.map(([id]) => `${id}\n`).join(''))
  const [trees, commits] = [new Map<number, Uint8Array>(), new Map<number, string>()]
  let at = 0
  for (const [number, [, type, size]] of objects.entries()) {
    const from = all.indexOf(10, at) + 1
    at = from + Number(size) + 1
    if (type === 'tree') trees.set(number, all.subarray(from, at - 1))
    if (type === 'commit') commits.set(number, all.toString('utf8', from, at - 1))
  }
  return { ids: objects.map(([id]) => id), numberOf: (id) => numbers.get(id) ?? NONE, trees, commits }
}

/** Notes the commits in a random order, some of them twice. */
export function noteCommits({ commits, numberOf }: Store, random: Random): CommitNotes {
  const noted = shuffle(random, [...commits, ...[...commits].filter(() => random(8) === 0)])
  const parents = noted.map(([, text]) => [...text.matchAll(/^parent (.*)$/gm)].map(([, id = '']) => numberOf(id)))
  const times = (who: string) => Float64Array.from(noted, ([, text]) => Number(text.match(`${who} .*> (\\d+)`)?.[1]))
  return {
    objects: Uint32Array.from(noted, ([object]) => object),
    trees: Uint32Array.from(noted, ([, text]) => numberOf(text.slice('tree '.length, 'tree '.length + 2 * ID_BYTES))),
    parentStarts: startsOf(parents),
    parents: new Uint32Array(parents.flat()),
    authorTimes: times('author'),
    committerTimes: times('committer'),
  }
}

/** Notes the trees in a random order, on random bases, some of them twice. */
export function noteTrees(store: Store, random: Random, style: NoteStyle): TreeNotes {
  const noted: NotedTree[] = []
  for (const [object, bytes] of shuffle(random, [...store.trees, ...[...store.trees].filter(() => random(8) === 0)])) {
    const base = style === 'whole' || random(8) === 0 || noted.length === 0 ? NONE : random(noted.length)
    noted.push({ object, bytes, base, copies: base === NONE ? [] : diff((noted[base] as NotedTree).bytes, bytes, random) })
  }
  const entries = noted.map((tree) => newEntries(tree, noted[tree.base]?.bytes, style))
  return {
    objects: Uint32Array.from(noted, ({ object }) => object),
    bases: Uint32Array.from(noted, ({ base }) => base),
    copyStarts: startsOf(noted.map(({ copies }) => copies)),
    copies: new Uint32Array(noted.flatMap(({ copies }) => copies.flat())),
    entryStarts: startsOf(entries),
    entries: new Uint32Array(noted.flatMap(({ bytes }, i) => (entries[i] ?? []).flatMap((entry) => quadruple(entry, bytes, store)))),
  }
}

/** The name in the entry at an offset. */
export function nameAt(tree: Uint8Array, start: number): string {
  return Buffer.from(tree.subarray(tree.indexOf(0x20, start) + 1, tree.indexOf(0, start))).toString('latin1')
}

/** The part of a name that is taken for all of it: what is behind a mode and a space in it. */
export function lastPart(name: string): string {
  return name.slice(behindLastMode(name))
}

function quadruple({ start, headBytes, end }: Entry, bytes: Uint8Array, { numberOf }: Store): number[] {
  const nameFrom = bytes.indexOf(0x20, start) + 1
  const id = Buffer.from(bytes.subarray(end - ID_BYTES, end)).toString('hex')
  return [start, headBytes, numberOf(id), hashName(bytes, nameFrom, start + headBytes - 1)]
}

function newEntries(tree: NotedTree, base: Uint8Array | undefined, style: NoteStyle): Entry[] {
  const known = new Map(base && style === 'exact' ? entriesOf(base, style).map(({ start, end }) => [start, end]) : [])
  const stretches = merged(tree.copies)
  return entriesOf(tree.bytes, style).filter(({ start, end }) => {
    const copy = stretches.find(([, target, bytes]) => target <= start && end <= target + bytes)
    if (!copy) return true
    const moved = copy[0] - copy[1]
    return style === 'exact' && known.get(start + moved) !== end + moved
  })
}

function entriesOf(bytes: Uint8Array, style: NoteStyle): Entry[] {
  return parseTree(bytes, { idBytes: ID_BYTES, where: 'a tree' }).map(({ start, headBytes, id }) => {
    const name = style === 'guessed' ? nameAt(bytes, start) : ''
    const skipped = behindLastMode(name) === 0 ? 0 : headBytes - 1 - lastPart(name).length - modeBytes(name) - 1
    return { start: start + skipped, headBytes: headBytes - skipped, end: id + ID_BYTES }
  })
}

const modeBefore = /(?:40000|1[0-7]{5}) /g
const behindLastMode = (name: string) => Math.max(0, ...[...name.matchAll(modeBefore)].map(({ 0: mode, index }) => index + mode.length))
const modeBytes = (name: string) => ([...name.matchAll(modeBefore)].at(-1)?.[0].length ?? 1) - 1

/** Copies of at least a few bytes, cut at random; some that go on from one another are one. */
function diff(base: Uint8Array, target: Uint8Array, random: Random): Copy[] {
  const copies: Copy[] = []
  const least = 2 + random(20)
  for (let at = 0; at < target.length; ) {
    const last = copies.at(-1)
    const next = last && last[1] + last[2] === at && random(3) > 0 ? last[0] + last[2] : undefined
    const source = next !== undefined && base[next] === target[at] ? next : longest(base, target, { at, from: random(base.length) })
    const bytes = matching(base, target, source, at)
    if (bytes >= least) copies.push([source, at, random(3) === 0 ? 1 + random(bytes) : bytes])
    at += copies.at(-1)?.[1] === at ? (copies.at(-1)?.[2] ?? 1) : 1
  }
  return random(2) === 0 ? merged(copies) : copies
}

/** Where in the base, looked at from somewhere on, most of the target's bytes stand. */
function longest(base: Uint8Array, target: Uint8Array, { at, from }: { at: number; from: number }): number {
  let [best, most] = [0, 0]
  for (let i = 0; i < base.length; i++) {
    const source = (from + i) % base.length
    const bytes = base[source] === target[at] ? matching(base, target, source, at) : 0
    if (bytes > most) [best, most] = [source, bytes]
  }
  return best
}

function matching(base: Uint8Array, target: Uint8Array, source: number, at: number): number {
  let bytes = 0
  while (at + bytes < target.length && base[source + bytes] === target[at + bytes]) bytes++
  return bytes
}

function merged(copies: readonly Copy[]): Copy[] {
  const stretches: Copy[] = []
  for (const [source, target, bytes] of copies) {
    const last = stretches.at(-1)
    const goesOn = last && last[0] + last[2] === source && last[1] + last[2] === target
    if (goesOn) stretches[stretches.length - 1] = [last[0], last[1], last[2] + bytes]
    else stretches.push([source, target, bytes])
  }
  return stretches
}

function startsOf(lists: readonly (readonly unknown[])[]): Uint32Array {
  let sum = 0
  return Uint32Array.from([0, ...lists.map((list) => (sum += list.length))])
}

function shuffle<Item>(random: Random, items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, place: random(2 ** 32) }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item)
}
