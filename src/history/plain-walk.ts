// The same outcome as the walk over packs, from whole objects that git prints: slower, and so simple that it can be the
// measure of the other. It also takes what is too large for the walk.
import type { Detector } from '../detect/detector.ts'
import { type Held, heldKey } from '../detect/layer-detector.ts'
import { CorruptData } from '../errors.ts'
import { readCommitHeader } from '../git/commit-header.ts'
import type { GitPlace } from '../git/git.ts'
import { findSizes } from '../git/object-kinds.ts'
import { ObjectReader, type ObjectStream } from '../git/object-reader.ts'
import { NO_OBJECT, ObjectTable, type TableParts } from '../git/object-table.ts'
import { entryTypes } from '../git/pack-entries.ts'
import { hashName, parseTree } from '../git/tree-entries.ts'
import type { Match, Problem } from '../model.ts'
import type { Look } from '../seen.ts'
import { Holdings, type ObjectKind } from './holdings.ts'
import { MissingObjects } from './missing-objects.ts'
import { NoteWriter } from './note-writer.ts'
import { NONE } from './notes.ts'
import type { LargeObject, Unopened, WalkOutcome } from './walk.ts'

/** The kind of entry that names a commit of another repository. */
const SUBMODULE = 0o16

export interface PlainWalkOptions {
  readonly detector: Detector
  readonly look: Look
  /** Larger objects become problems. */
  readonly mostObjectBytes: number
}

export class PlainWalk {
  readonly problems: Problem[] = []
  readonly #unopened: Unopened[] = []
  objects = 0
  bytes = 0
  readonly #bytesAt: (readonly [number: number, bytes: number])[] = []
  readonly #holdings = new Holdings<Held>(heldKey)
  readonly #notes = new NoteWriter()
  readonly #detector: Detector
  readonly #look: Look
  readonly #table: ObjectTable
  readonly #idBytes: number
  readonly #most: number
  readonly #missing: MissingObjects

  constructor({ detector, look, mostObjectBytes }: PlainWalkOptions, table: TableParts) {
    this.#detector = detector
    this.#look = look
    this.#table = new ObjectTable(table)
    this.#idBytes = table.idBytes
    this.#most = mostObjectBytes
    this.#missing = new MissingObjects(this.#table.count)
  }

  outcome(): WalkOutcome {
    return {
      holdings: this.#holdings.parts(),
      trees: this.#notes.treeNotes(),
      commits: this.#notes.commitNotes(),
      problems: this.problems,
      large: [],
      packed: [],
      unopened: this.#unopened,
      missing: this.#missing.ids(),
      objects: this.objects,
      bytes: this.bytes,
      bytesAt: this.#bytesAt,
    }
  }

  /** All objects, as git gives them; `isEnough` may end it early. */
  async all(reader: ObjectReader, isEnough: () => boolean): Promise<void> {
    try {
      for (let object = await reader.next(); object !== undefined && !isEnough(); object = await reader.next()) {
        await this.#read(object, { number: this.#table.findHex(object.id), where: object.id })
      }
    } catch (error) {
      this.#keep(error, 'git cat-file')
    }
  }

  /** These objects; asks for sizes first, as git would print a huge one for minutes. */
  async some(objects: readonly LargeObject[], place: GitPlace, isEnough: () => boolean): Promise<void> {
    const ids = objects.map(({ number }) => this.#table.idOf(number))
    const sizes = await findSizes(ids, place)
    let reader = new ObjectReader(place)
    for (const [i, object] of objects.entries()) {
      const { where } = object
      if (isEnough()) break
      const [id = '', sizeBytes = 0] = [ids[i], sizes.get(ids[i] ?? '')]
      if (sizeBytes > this.#most) this.problems.push({ where, message: tooLarge(sizeBytes, this.#most) })
      else if (!(await this.#one(id, object, reader))) {
        // Git ends at a damaged object.
        await reader.close()
        reader = new ObjectReader(place)
      }
    }
    await reader.close()
  }

  /** False when it can't be read to its end. */
  async #one(id: string, object: LargeObject, reader: ObjectReader): Promise<boolean> {
    try {
      await this.#read(await reader.open(id), object)
      return true
    } catch (error) {
      this.#keep(error, object.where)
      return false
    }
  }

  #keep(error: unknown, where: string): void {
    if (!(error instanceof CorruptData)) throw error
    this.problems.push({ where, message: error.message })
  }

  async #read(object: ObjectStream, { number, where }: LargeObject): Promise<void> {
    if (number === NO_OBJECT)
      throw new CorruptData(
        `git has object ${object.id}, which is in no pack or file that we know; was it just written? Run the audit again`,
      )
    if (object.sizeBytes > this.#most) {
      this.problems.push({ where, message: tooLarge(object.sizeBytes, this.#most) })
      return skip(object)
    }
    const kind = entryTypes[object.kind as 'blob'] as ObjectKind
    const { read, kept } = kind === entryTypes.tree || kind === entryTypes.commit ? keeping(object) : { read: object.read, kept: [] }
    const matches = kind === entryTypes.blob ? await this.#matchesInside(read, number) : (await this.#detector.detect({ read })).matches
    this.objects++
    this.bytes += object.sizeBytes
    this.#bytesAt.push([number, object.sizeBytes])
    if (matches.length > 0)
      this.#holdings.add(
        number,
        kind,
        matches.map(({ rule, secret }) => ({ rule, secret })),
      )
    if (kind === entryTypes.tree) this.#noteTree(number, Buffer.concat(kept), object.id)
    else if (kind === entryTypes.commit) this.#noteCommit(number, Buffer.concat(kept))
  }

  /** What a blob holds, and what is packed in it. */
  async #matchesInside(read: ObjectStream['read'], number: number): Promise<Match[]> {
    const { blobs, names, problems, skipped } = await this.#look({ path: this.#table.idOf(number), read })
    if (problems.length + skipped.length > 0) this.#unopened.push({ object: number, problems, skipped })
    return [...blobs, ...names].flatMap(({ matches }) => matches)
  }

  #noteTree(number: number, tree: Buffer, id: string): void {
    this.#notes.tree(number, NONE)
    for (const entry of parseTree(tree, { idBytes: this.#idBytes, where: `tree ${id}` })) {
      const stored = this.#table.find(tree, entry.id)
      if (stored === NO_OBJECT && entry.mode >> 12 === SUBMODULE) continue
      const child = stored === NO_OBJECT ? this.#missing.numberOf(tree.toString('hex', entry.id, entry.id + this.#idBytes)) : stored
      this.#notes.entry(entry.start, entry.headBytes, child, hashName(tree, entry.id - 1 - entry.name.length, entry.id - 1))
    }
  }

  #noteCommit(number: number, bytes: Buffer): void {
    const { treeAt, parentsAt, authorTime, committerTime } = readCommitHeader(bytes, 0, bytes.length)
    const numberAt = (at: number) => this.#numberOfHex(bytes.toString('latin1', at, at + 2 * this.#idBytes))
    const tree = treeAt < 0 ? NONE : numberAt(treeAt)
    this.#notes.commit(number, tree, parentsAt.map(numberAt), { author: authorTime, committer: committerTime })
  }

  #numberOfHex(id: string): number {
    const number = this.#table.findHex(id)
    return number === NO_OBJECT ? this.#missing.numberOf(id) : number
  }
}

/** Reads as before, and keeps a copy of all that was read. */
function keeping(object: ObjectStream): { read: ObjectStream['read']; kept: Buffer[] } {
  const kept: Buffer[] = []
  const read = async (into: Uint8Array) => {
    const count = await object.read(into)
    kept.push(Buffer.from(into.subarray(0, count)))
    return count
  }
  return { read, kept }
}

async function skip({ read }: ObjectStream): Promise<void> {
  const into = Buffer.alloc(1 << 16)
  while ((await read(into)) > 0);
}

function tooLarge(sizeBytes: number, most: number): string {
  const megabytes = (bytes: number) => `${Math.ceil(bytes / 1e6)}M`
  return `it has ${megabytes(sizeBytes)}B, more than the limit of ${megabytes(most)}B; --max-object-size ${megabytes(sizeBytes)} scans it`
}
