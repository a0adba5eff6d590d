// What an audit learned of a stretch of objects, in global numbers or in those of one pack. A pack never changes, so what
// is said in its own numbers is true as long as it exists: it can be remembered.
import { NO_OBJECT, type ObjectTable } from '../git/object-table.ts'
import { Holdings, type HoldingsParts } from './holdings.ts'
import type { MissingObjects } from './missing-objects.ts'
import { joinCommitNotes, joinTreeNotes } from './note-writer.ts'
import { type CommitNotes, NONE, type TreeNotes } from './notes.ts'

export interface Record {
  /** Secrets by fingerprint. */
  readonly holdings: HoldingsParts<string>
  readonly trees: TreeNotes
  readonly commits: CommitNotes
  /** Numbers of objects that are archives and could not be opened whole: the next audit says so, too. */
  readonly unopened: readonly number[]
  /** What was looked at. */
  readonly objects: number
  readonly bytes: number
}

/** A record in a pack's own numbers: the places in its index; from `count` on, places in the list of other objects. */
export interface PackRecord extends Record {
  readonly count: number
  /** Ids in hexadecimal of objects that are named in the pack and not stored in it. */
  readonly others: readonly string[]
}

/** The numbers of one pack's objects. */
export interface Range {
  readonly first: number
  readonly count: number
}

const ENTRY_NUMBERS = 4
const CHILD = 2

/** The part of a record that is about one pack, in its own numbers; `bytes` are those of its objects. */
export function toPackRecord(
  record: Record,
  { first, count }: Range,
  { idOf, bytes }: { idOf: (number: number) => string; bytes: number },
): PackRecord {
  const others = new Map<number, number>()
  const localOf = (number: number) => {
    if (number === NONE) return NONE
    if (number >= first && number < first + count) return number - first
    const place = others.get(number) ?? others.size
    others.set(number, place)
    return count + place
  }
  const isOwn = (number: number) => number >= first && number < first + count
  return {
    holdings: ownHoldings(record.holdings, first, isOwn),
    trees: renameTrees(copyOf(ownTrees(record.trees, isOwn)), localOf),
    commits: renameCommits(ownCommits(record.commits, isOwn), localOf),
    unopened: record.unopened.filter(isOwn).map((number) => number - first),
    objects: count,
    bytes,
    count,
    others: [...others.keys()].map(idOf),
  }
}

/** A remembered record, in the numbers of now; each object by its first one. */
export function fromPackRecord(
  record: PackRecord,
  first: number,
  { table, missing }: { table: ObjectTable; missing: MissingObjects },
): Record {
  const others = record.others.map((id) => {
    const number = table.findHex(id)
    return number === NO_OBJECT ? missing.numberOf(id) : number
  })
  const globalOf = (number: number) => {
    if (number === NONE) return NONE
    return number < record.count ? table.firstNumber(first + number) : (others[number - record.count] as number)
  }
  const holders = record.holdings.holders.map((value, i) => (i % 3 === 0 ? globalOf(value) : value))
  return {
    ...record,
    objects: countFirst(table, first, record.count),
    holdings: { ...record.holdings, holders },
    trees: renameTrees(record.trees, globalOf),
    commits: renameCommits(record.commits, globalOf),
    unopened: record.unopened.map((number) => first + number),
  }
}

/** What another pack stores, too, is counted there. */
function countFirst(table: ObjectTable, first: number, count: number): number {
  let objects = 0
  for (let number = first; number < first + count; number++) if (table.firstNumber(number) === number) objects++
  return objects
}

/** Records as one. `firstNumber` says by which number an object goes that is stored twice. */
export function joinRecords(records: readonly Record[], firstNumber: (number: number) => number): Record {
  const holdings = new Holdings<string>((fingerprint) => fingerprint)
  for (const record of records) holdings.addAll(record.holdings, (fingerprint) => fingerprint)
  const { secrets, sets, holders } = holdings.parts()
  const trees = joinTreeNotes(records.map((record) => record.trees))
  const commits = joinCommitNotes(records.map((record) => record.commits))
  return {
    holdings: { secrets, sets, holders: holders.map((value, i) => (i % 3 === 0 ? firstNumber(value) : value)) },
    trees: { ...trees, objects: trees.objects.map((number) => firstNumber(number)) },
    commits: { ...commits, objects: commits.objects.map((number) => firstNumber(number)) },
    unopened: records.flatMap((record) => record.unopened),
    objects: records.reduce((sum, record) => sum + record.objects, 0),
    bytes: records.reduce((sum, record) => sum + record.bytes, 0),
  }
}

function ownHoldings(
  { secrets, sets, holders }: HoldingsParts<string>,
  first: number,
  isOwn: (number: number) => boolean,
): HoldingsParts<string> {
  const own: number[] = []
  for (let i = 0; i < holders.length; i += 3) {
    if (isOwn(holders[i] as number)) own.push((holders[i] as number) - first, holders[i + 1] as number, holders[i + 2] as number)
  }
  // Through a list of its own, so that secrets of other packs are not remembered with this one.
  const kept = new Holdings<string>((fingerprint) => fingerprint)
  for (let i = 0; i < own.length; i += 3) {
    const held = (sets[own[i + 2] as number] ?? []).map((index) => secrets[index] as string)
    kept.add(own[i] as number, own[i + 1] as 1, held)
  }
  return kept.parts()
}

function ownTrees(notes: TreeNotes, isOwn: (number: number) => boolean): TreeNotes {
  const own = indicesOf(notes.objects, isOwn)
  if (own.length === notes.objects.length) return notes
  const places = new Uint32Array(notes.objects.length).fill(NONE)
  own.forEach((tree, place) => {
    places[tree] = place
  })
  const copies = ownLists(own, notes.copyStarts, { items: notes.copies, width: 3 })
  const entries = ownLists(own, notes.entryStarts, { items: notes.entries, width: ENTRY_NUMBERS })
  return {
    objects: own.map((tree) => notes.objects[tree] as number),
    bases: own.map((tree) => (notes.bases[tree] === NONE ? NONE : (places[notes.bases[tree] as number] as number))),
    copyStarts: copies.starts,
    copies: copies.items,
    entryStarts: entries.starts,
    entries: entries.items,
  }
}

function ownCommits(notes: CommitNotes, isOwn: (number: number) => boolean): CommitNotes {
  const own = indicesOf(notes.objects, isOwn)
  const { starts, items } = ownLists(own, notes.parentStarts, { items: notes.parents, width: 1 })
  return {
    objects: own.map((commit) => notes.objects[commit] as number),
    trees: own.map((commit) => notes.trees[commit] as number),
    parentStarts: starts,
    parents: items,
    authorTimes: Float64Array.from(own, (commit) => notes.authorTimes[commit] as number),
    committerTimes: Float64Array.from(own, (commit) => notes.committerTimes[commit] as number),
  }
}

function indicesOf(objects: Uint32Array, isOwn: (number: number) => boolean): Uint32Array {
  const own = new Uint32Array(objects.length)
  let count = 0
  for (let i = 0; i < objects.length; i++) if (isOwn(objects[i] as number)) own[count++] = i
  return own.subarray(0, count)
}

/** The lists of some keys, one behind the other. */
function ownLists(own: Uint32Array, starts: Uint32Array, { items, width }: { items: Uint32Array; width: number }) {
  const ownStarts = new Uint32Array(own.length + 1)
  own.forEach((key, i) => {
    ownStarts[i + 1] = (ownStarts[i] as number) + (starts[key + 1] as number) - (starts[key] as number)
  })
  const ownItems = new Uint32Array(width * (ownStarts[own.length] as number))
  own.forEach((key, i) => {
    ownItems.set(items.subarray(width * (starts[key] as number), width * (starts[key + 1] as number)), width * (ownStarts[i] as number))
  })
  return { starts: ownStarts, items: ownItems }
}

function copyOf(notes: TreeNotes): TreeNotes {
  return { ...notes, entries: notes.entries.slice() }
}

/** In place: the arrays are large, and nobody else has them. */
function renameTrees(notes: TreeNotes, nameOf: (number: number) => number): TreeNotes {
  const { entries } = notes
  for (let i = CHILD; i < entries.length; i += ENTRY_NUMBERS) entries[i] = nameOf(entries[i] as number)
  return { ...notes, objects: notes.objects.map(nameOf), entries }
}

function renameCommits(notes: CommitNotes, nameOf: (number: number) => number): CommitNotes {
  return { ...notes, objects: notes.objects.map(nameOf), trees: notes.trees.map(nameOf), parents: notes.parents.map(nameOf) }
}
