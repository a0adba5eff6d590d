// Single objects, read when a report needs what they say: the names in a tree, a commit's author, a blob as it was.

import { type RawPath, toRawPath } from '../files/raw-path.ts'
import { readCommitHeader } from '../git/commit-header.ts'
import type { GitPlace } from '../git/git.ts'
import { ObjectReader, type ObjectStream } from '../git/object-reader.ts'
import { entryAround, parseTree, type TreeEntry } from '../git/tree-entries.ts'
import type { CommitMark } from '../model.ts'

/** Trees that are remembered: a root and its folders are asked for again and again. */
const TREES_KEPT = 500
const AUTHOR = /^author (.*>) (-?\d{1,15}) ([+-])(\d\d)(\d\d)$/m

/** Seconds since 1970 of the last day that a Date knows. */
const LATEST = 8.64e12

interface ReadTree {
  readonly bytes: Buffer
  entries?: ReadonlyMap<RawPath, TreeEntry>
}

export class Contents {
  readonly #place: GitPlace
  #opened: ObjectReader | undefined
  readonly #idBytes: number
  readonly #trees = new Map<string, ReadTree>()

  constructor(place: GitPlace, idBytes: number) {
    this.#place = place
    this.#idBytes = idBytes
  }

  async close(): Promise<void> {
    await this.#opened?.close()
  }

  /** Git is started with the first question. */
  get #reader(): ObjectReader {
    this.#opened ??= new ObjectReader(this.#place)
    return this.#opened
  }

  /** Throws CorruptData when git doesn't have the object. Read it to its end before the next question. */
  open(id: string): Promise<ObjectStream> {
    return this.#reader.open(id)
  }

  async whole(id: string): Promise<Buffer> {
    const { sizeBytes, read } = await this.#reader.open(id)
    const bytes = Buffer.alloc(sizeBytes)
    for (let at = 0; at < sizeBytes; ) at += await read(bytes.subarray(at))
    return bytes
  }

  /** The name of the entry around an offset of the tree. */
  async nameAt(treeId: string, offset: number): Promise<RawPath> {
    const { bytes } = await this.#tree(treeId)
    return toRawPath(Buffer.from(entryAround(bytes, offset, this.#format(treeId)).name))
  }

  /** The id of what stands at a path below the tree; nothing when nothing does. */
  async idAt(treeId: string, path: RawPath): Promise<string | undefined> {
    let id = treeId
    for (const name of path.split('/')) {
      const tree = await this.#tree(id)
      tree.entries ??= new Map(parseTree(tree.bytes, this.#format(id)).map((entry) => [toRawPath(Buffer.from(entry.name)), entry]))
      const entry = tree.entries.get(name)
      if (!entry) return undefined
      id = tree.bytes.toString('hex', entry.id, entry.id + this.#idBytes)
    }
    return id
  }

  /** Who made a commit, and when. */
  async mark(id: string, withAuthor: boolean): Promise<CommitMark> {
    const bytes = await this.whole(id)
    const header = bytes.toString('utf8', 0, Math.max(0, bytes.indexOf('\n\n')) || bytes.length)
    const [, author = '', seconds = '0', sign = '+', hours = '00', minutes = '00'] = AUTHOR.exec(header) ?? []
    const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60 : 60)
    const date = `${isoDate(Number(seconds) + offset)}${sign}${hours}:${minutes}`
    return { id, date, ...(withAuthor && author !== '' && { author }) }
  }

  /** The id of a commit's tree. */
  async treeOf(commitId: string): Promise<string> {
    const bytes = await this.whole(commitId)
    const { treeAt } = readCommitHeader(bytes, 0, bytes.length)
    return bytes.toString('latin1', treeAt, treeAt + 2 * this.#idBytes)
  }

  async #tree(id: string): Promise<ReadTree> {
    const known = this.#trees.get(id)
    if (known) return known
    const tree = { bytes: await this.whole(id) }
    const [oldest] = this.#trees.keys()
    if (this.#trees.size >= TREES_KEPT && oldest !== undefined) this.#trees.delete(oldest)
    this.#trees.set(id, tree)
    return tree
  }

  #format(id: string) {
    return { idBytes: this.#idBytes, where: `tree ${id}` }
  }
}

/** Seconds since 1970 → `2024-03-02T10:20:30`. */
function isoDate(seconds: number): string {
  const date = new Date(Math.max(-LATEST, Math.min(seconds, LATEST)) * 1000)
  return date.toISOString().replace(/\.\d+Z$/, '')
}
