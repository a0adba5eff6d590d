// Collects notes of trees and commits in arrays that grow.
import { type CommitNotes, NONE, type TreeNotes } from './notes.ts'

/** A growing list of numbers of 32 bits. */
class Numbers {
  #values = new Uint32Array(1024)
  length = 0

  push(value: number): void {
    if (this.length === this.#values.length) this.#grow(this.length + 1)
    this.#values[this.length++] = value
  }

  pushFour(a: number, b: number, c: number, d: number): void {
    if (this.length + 4 > this.#values.length) this.#grow(this.length + 4)
    const at = this.length
    this.#values[at] = a
    this.#values[at + 1] = b
    this.#values[at + 2] = c
    this.#values[at + 3] = d
    this.length = at + 4
  }

  /** Appends [from, to) of the values. */
  append(values: Uint32Array, from: number, to: number): void {
    if (this.length + to - from > this.#values.length) this.#grow(this.length + to - from)
    for (let i = from; i < to; i++) this.#values[this.length++] = values[i] as number
  }

  /** A view of what was pushed; may not be used after another push. */
  view(): Uint32Array {
    return this.#values.subarray(0, this.length)
  }

  #grow(least: number): void {
    const wider = new Uint32Array(Math.max(least, this.#values.length * 2))
    wider.set(this.#values)
    this.#values = wider
  }
}

export class NoteWriter {
  readonly #trees = {
    objects: new Numbers(),
    bases: new Numbers(),
    copyStarts: new Numbers(),
    copies: new Numbers(),
    entryStarts: new Numbers(),
    entries: new Numbers(),
  }
  readonly #commits = { objects: new Numbers(), trees: new Numbers(), parentStarts: new Numbers(), parents: new Numbers() }
  readonly #authorTimes: number[] = []
  readonly #committerTimes: number[] = []

  /** Begins a tree; gives its index. Copies from its base, and entries, follow. */
  tree(object: number, base: number): number {
    const { objects, bases, copyStarts, copies, entryStarts, entries } = this.#trees
    objects.push(object)
    bases.push(base)
    copyStarts.push(copies.length / 3)
    entryStarts.push(entries.length / 4)
    return objects.length - 1
  }

  /** Copies of the tree that was begun last: triples in [from, to) of the words. */
  copies(words: Uint32Array, from: number, to: number): void {
    this.#trees.copies.append(words, from, to)
  }

  /** An entry of the tree that was begun last. */
  entry(start: number, headBytes: number, child: number, nameHash: number): void {
    this.#trees.entries.pushFour(start, headBytes, child, nameHash)
  }

  commit(object: number, tree: number, parents: readonly number[], times: { readonly author: number; readonly committer: number }): void {
    const { objects, trees, parentStarts, parents: all } = this.#commits
    objects.push(object)
    trees.push(tree)
    parentStarts.push(all.length)
    for (const parent of parents) all.push(parent)
    this.#authorTimes.push(times.author)
    this.#committerTimes.push(times.committer)
  }

  treeNotes(): TreeNotes {
    const { objects, bases, copyStarts, copies, entryStarts, entries } = this.#trees
    return {
      objects: objects.view().slice(),
      bases: bases.view().slice(),
      copyStarts: closed(copyStarts, copies.length / 3),
      copies: copies.view().slice(),
      entryStarts: closed(entryStarts, entries.length / 4),
      entries: entries.view().slice(),
    }
  }

  commitNotes(): CommitNotes {
    const { objects, trees, parentStarts, parents } = this.#commits
    return {
      objects: objects.view().slice(),
      trees: trees.view().slice(),
      parentStarts: closed(parentStarts, parents.length),
      parents: parents.view().slice(),
      authorTimes: Float64Array.from(this.#authorTimes),
      committerTimes: Float64Array.from(this.#committerTimes),
    }
  }
}

/** The starts, with the end behind them. */
function closed(starts: Numbers, end: number): Uint32Array {
  const all = new Uint32Array(starts.length + 1)
  all.set(starts.view())
  all[starts.length] = end
  return all
}

/** Several threads' notes as one. */
export function joinTreeNotes(given: readonly TreeNotes[]): TreeNotes {
  const parts = given.filter(({ objects }) => objects.length > 0)
  const [only] = parts
  if (only && parts.length === 1) return only
  let [trees, copies, entries] = [0, 0, 0]
  const shifted = parts.map((part) => {
    const here = {
      bases: part.bases.map((base) => (base === NONE ? NONE : base + trees)),
      copyStarts: part.copyStarts.map((start) => start + copies),
      entryStarts: part.entryStarts.map((start) => start + entries),
    }
    trees += part.objects.length
    copies += part.copies.length / 3
    entries += part.entries.length / 4
    return here
  })
  return {
    objects: joined(
      parts.map(({ objects }) => objects),
      Uint32Array,
    ),
    bases: joined(
      shifted.map(({ bases }) => bases),
      Uint32Array,
    ),
    copyStarts: joinedStarts(shifted.map(({ copyStarts }) => copyStarts)),
    copies: joined(
      parts.map((part) => part.copies),
      Uint32Array,
    ),
    entryStarts: joinedStarts(shifted.map(({ entryStarts }) => entryStarts)),
    entries: joined(
      parts.map((part) => part.entries),
      Uint32Array,
    ),
  }
}

export function joinCommitNotes(given: readonly CommitNotes[]): CommitNotes {
  const parts = given.filter(({ objects }) => objects.length > 0)
  const [only] = parts
  if (only && parts.length === 1) return only
  let parents = 0
  const parentStarts = parts.map((part) => {
    const here = part.parentStarts.map((start) => start + parents)
    parents += part.parents.length
    return here
  })
  return {
    objects: joined(
      parts.map(({ objects }) => objects),
      Uint32Array,
    ),
    trees: joined(
      parts.map(({ trees }) => trees),
      Uint32Array,
    ),
    parentStarts: joinedStarts(parentStarts),
    parents: joined(
      parts.map((part) => part.parents),
      Uint32Array,
    ),
    authorTimes: joined(
      parts.map(({ authorTimes }) => authorTimes),
      Float64Array,
    ),
    committerTimes: joined(
      parts.map(({ committerTimes }) => committerTimes),
      Float64Array,
    ),
  }
}

function joined<Numbers extends Uint32Array | Float64Array>(parts: readonly Numbers[], Kind: new (length: number) => Numbers): Numbers {
  const all = new Kind(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** Each part ends with the start of the next one. */
function joinedStarts(parts: readonly Uint32Array[]): Uint32Array {
  if (parts.length === 0) return new Uint32Array(1)
  return joined(
    parts.map((part, i) => (i === parts.length - 1 ? part : part.subarray(0, part.length - 1))),
    Uint32Array,
  )
}
