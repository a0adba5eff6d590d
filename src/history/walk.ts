// Walks delta families: each object is made from its base, what is new in it is looked at, and what it holds is noted.
// Runs in every thread; families are independent, so the outcome does not depend on who walks which.
import { isPacked } from '../archives/recognition/recognize.ts'
import { type Held, heldKey, type LayerDetector, TOO_LARGE } from '../detect/layer-detector.ts'
import { readCommitHeader } from '../git/commit-header.ts'
import { NO_OBJECT, type ObjectTable } from '../git/object-table.ts'
import { entryTypes, HUGE, type PackEntries } from '../git/pack-entries.ts'
import type { PackFamilies } from '../git/pack-families.ts'
import type { PackReader } from '../git/pack-reader.ts'
import type { Problem, Skipped } from '../model.ts'
import { Holdings, type HoldingsParts, type ObjectKind } from './holdings.ts'
import { MissingObjects } from './missing-objects.ts'
import { NoteWriter } from './note-writer.ts'
import { type CommitNotes, NONE, type TreeNotes } from './notes.ts'

/** `blob 12<zero>`: the kind, the size. */
const LOOSE_HEAD = /^(commit|tree|blob|tag) (\d{1,15})\0/
const LONGEST_LOOSE_HEAD = 32

/** A pack, ready to be walked. */
export interface WalkedPack {
  readonly file: string
  /** Number of the first object of its index. */
  readonly firstNumber: number
  readonly entries: PackEntries
  readonly families: PackFamilies
  /** CRC-32 of each entry, in the order of its index; absent where the index has none. */
  readonly checksums?: Uint32Array
}

/** An object's number, and where it is stored. */
export interface LargeObject {
  readonly number: number
  readonly where: string
}

/** What a walk gives: plain data, which threads can post. */
export interface WalkOutcome {
  readonly holdings: HoldingsParts<Held>
  readonly trees: TreeNotes
  readonly commits: CommitNotes
  readonly problems: readonly Problem[]
  /** Objects that are too large to be taken apart here, or are made from such a one. */
  readonly large: readonly LargeObject[]
  /** Numbers of blobs that are archives, and were looked at as they are. */
  readonly packed: readonly number[]
  readonly unopened: readonly Unopened[]
  /** Ids that trees or commits name and nobody stores; the notes call the first of them by the table's count, the next by one more. */
  readonly missing: readonly string[]
  readonly objects: number
  readonly bytes: number
  /** The bytes by where they are stored: pairs of a pack's first number, or an object's own, and bytes. */
  readonly bytesAt: readonly (readonly [number: number, bytes: number])[]
}

/** What kept an archive from being opened, or from being opened whole. */
export interface Unopened {
  /** Number of the object. */
  readonly object: number
  readonly problems: readonly Problem[]
  readonly skipped: readonly Skipped[]
}

/** How the mode of an entry begins that names a commit of another repository: `160`. */
const SUBMODULE = [0x31, 0x36, 0x30]

export class Walk {
  objects = 0
  /** Of the objects, uncompressed. */
  bytes = 0
  readonly #bytesAt = new Map<number, number>()
  readonly #holdings = new Holdings<Held>(heldKey)
  readonly #notes = new NoteWriter()
  readonly problems: Problem[] = []
  readonly #large: LargeObject[] = []
  readonly #packed: number[] = []
  readonly #detector: LayerDetector
  readonly #table: ObjectTable
  readonly #idBytes: number
  readonly #missing: MissingObjects
  /** The entries of the arena's layers, and the trees' indices in the notes. */
  readonly #path: number[] = []
  readonly #noted: number[] = []

  constructor(detector: LayerDetector, table: ObjectTable, idBytes: number) {
    this.#detector = detector
    this.#table = table
    this.#idBytes = idBytes
    this.#missing = new MissingObjects(table.count)
  }

  outcome(): WalkOutcome {
    return {
      holdings: this.#holdings.parts(),
      trees: this.#notes.treeNotes(),
      commits: this.#notes.commitNotes(),
      problems: this.problems,
      large: this.#large,
      packed: this.#packed,
      unopened: [],
      missing: this.#missing.ids(),
      objects: this.objects,
      bytes: this.bytes,
      bytesAt: [...this.#bytesAt],
    }
  }

  /** Walks a family of a pack; gives its bytes there. What can't be made is left out with all that is made from it, and named. */
  family(pack: WalkedPack, reader: PackReader, family: number): number {
    const { order, starts } = pack.families
    const { bases, types, offsets } = pack.entries
    const [from, to] = [starts[family] as number, starts[family + 1] as number]
    const kind = types[order[from] as number] as ObjectKind
    const lost = new Map<number, string>()
    let packed = 0
    const before = this.bytes
    this.#detector.arena.clear()
    this.#path.length = this.#noted.length = 0
    for (let i = from; i < to; i++) {
      const entry = order[i] as number
      const base = bases[entry] as number
      // What is made from a lost object has no place in the path: going back to it would lose that of its siblings.
      if (!lost.has(base)) this.#goBackTo(base)
      const fault =
        (lost.size > 0 ? lost.get(base) : undefined) ?? this.#push(pack, reader, entry) ?? this.#look(this.#numberOf(pack, entry), kind)
      if (fault !== undefined) this.#leaveOut({ pack, entry, fault, isFirst: !lost.has(base) }, lost)
      packed += (offsets[entry + 1] as number) - (offsets[entry] as number)
    }
    this.#bytesAt.set(pack.firstNumber, (this.#bytesAt.get(pack.firstNumber) ?? 0) + this.bytes - before)
    return packed
  }

  /** An object that is stored by itself, as a zlib stream that begins with its kind and size. Gives what is wrong with it. */
  loose(number: number, compressed: Buffer): string | undefined {
    const fault = this.#loose(number, compressed)
    if (fault !== TOO_LARGE) return fault
    this.#large.push({ number, where: this.#table.idOf(number) })
    return undefined
  }

  #loose(number: number, compressed: Buffer): string | undefined {
    const { arena } = this.#detector
    arena.clear()
    this.#path.length = this.#noted.length = 0
    if (this.#stage(compressed, LONGEST_LOOSE_HEAD) === TOO_LARGE) return TOO_LARGE
    const head = arena.stagedHead(compressed.length, LONGEST_LOOSE_HEAD)
    const [whole = '', kind = '', size = ''] = typeof head === 'string' ? [] : (LOOSE_HEAD.exec(head.toString('latin1')) ?? [])
    if (whole === '') return typeof head === 'string' ? head : 'it does not begin as an object does'
    const unpacked = whole.length + Number(size)
    if (this.#stage(compressed, unpacked) === TOO_LARGE) return TOO_LARGE
    const fault = arena.pushWhole(compressed.length, unpacked, whole.length)
    return fault ?? this.#look(number, entryTypes[kind as keyof typeof entryTypes] as ObjectKind)
  }

  #stage(compressed: Buffer, size: number): number | typeof TOO_LARGE {
    const at = this.#detector.arena.stage(compressed.length, size)
    if (at !== TOO_LARGE) compressed.copy(this.#detector.arena.memory, at)
    return at
  }

  #goBackTo(base: number): void {
    while (this.#path.length > 0 && this.#path[this.#path.length - 1] !== base) {
      this.#path.pop()
      this.#noted.pop()
      this.#detector.arena.pop()
    }
  }

  /** Makes the entry's object; gives what keeps it from being made. */
  #push(pack: WalkedPack, reader: PackReader, entry: number): string | undefined {
    const { arena } = this.#detector
    const { types, sizes, heads, offsets } = pack.entries
    if (types[entry] === 0) return 'it is of no known kind'
    const size = sizes[entry] as number
    // One by one: a pair would be an array for each object.
    const from = offsets[entry] as number
    const to = offsets[entry + 1] as number
    const at = size === HUGE ? TOO_LARGE : arena.stage(to - from, size)
    if (at === TOO_LARGE) return TOO_LARGE
    if (!reader.read(from, to, arena.memory, at)) return 'the pack ends before it does'
    const isDamaged = this.#isDamaged(pack, entry, to - from)
    const head = heads[entry] as number
    arena.skipStaged(head)
    const fault = this.#path.length === 0 ? arena.pushWhole(to - from - head, size) : arena.pushDelta(to - from - head, size)
    if (fault === undefined) this.#path.push(entry)
    if (fault === undefined && isDamaged)
      this.#complain(pack, entry, 'its bytes are not those that the index was made of; what they hold was looked at')
    return fault
  }

  /** Whether the staged entry is another one than the index has seen: what inflates may be damaged all the same. */
  #isDamaged({ checksums, entries }: WalkedPack, entry: number, bytes: number): boolean {
    if (!checksums) return false
    return this.#detector.arena.stagedChecksum(bytes) !== checksums[entries.places[entry] as number]
  }

  #complain(pack: WalkedPack, entry: number, message: string): void {
    this.problems.push({ where: this.#whereIs(pack, entry), message: `${message}; run: git fsck` })
  }

  #whereIs(pack: WalkedPack, entry: number): string {
    return `${pack.file}, offset ${pack.entries.offsets[entry]} (object ${this.#table.idOf(this.#numberOf(pack, entry))})`
  }

  #leaveOut(
    { pack, entry, fault, isFirst }: { pack: WalkedPack; entry: number; fault: string; isFirst: boolean },
    lost: Map<number, string>,
  ): void {
    lost.set(entry, fault)
    const number = this.#numberOf(pack, entry)
    if (fault === TOO_LARGE) this.#large.push({ number, where: this.#whereIs(pack, entry) })
    else this.#complain(pack, entry, isFirst ? fault : `the object that it is made from can't be read: ${fault}`)
  }

  #numberOf({ firstNumber, entries }: WalkedPack, entry: number): number {
    return firstNumber + (entries.places[entry] as number)
  }

  /** Detects in the object that was made last, and notes what origins need of it; unmakes it when there is no room for that. */
  #look(number: number, kind: ObjectKind): string | undefined {
    const { arena } = this.#detector
    const held = this.#detector.detect()
    if (kind === entryTypes.tree && !this.#noteTree(number)) {
      this.#path.pop()
      arena.pop()
      return TOO_LARGE
    }
    // What is stored twice is looked at twice, since other objects are made from it here, and counted once.
    if (this.#table.firstNumber(number) === number) {
      this.objects++
      this.bytes += arena.size
    }
    if (held.length > 0) this.#holdings.add(number, kind, held)
    if (kind === entryTypes.commit) this.#noteCommit(number)
    else if (kind === entryTypes.blob && isPacked(arena.memory, arena.textAt, arena.size)) this.#packed.push(number)
    return undefined
  }

  /** False, and nothing noted, when there is no room for its entries. */
  #noteTree(number: number): boolean {
    const { arena } = this.#detector
    const entries = arena.newEntries(this.#idBytes)
    if (entries === TOO_LARGE) return false
    const base = this.#noted[this.#noted.length - 1] ?? NONE
    this.#noted.push(this.#notes.tree(number, base))
    const { from, to } = arena.copies
    this.#notes.copies(arena.words, from, to)
    const { memory, words, textAt } = arena
    for (let i = entries.from; i < entries.to; i += 3) {
      const start = words[i] as number
      const headBytes = words[i + 1] as number
      const child = this.#childAt(memory, textAt + start, headBytes)
      if (child !== NO_OBJECT) this.#notes.entry(start, headBytes, child, words[i + 2] as number)
    }
    return true
  }

  /** The number of an entry's object. One that is missing gets a number behind all others; a submodule's commit belongs elsewhere. */
  #childAt(memory: Buffer, entryAt: number, headBytes: number): number {
    const child = this.#table.find(memory, entryAt + headBytes)
    if (child !== NO_OBJECT || isSubmodule(memory, entryAt)) return child
    return this.#missing.numberOf(memory.toString('hex', entryAt + headBytes, entryAt + headBytes + this.#idBytes))
  }

  #noteCommit(number: number): void {
    const { memory, textAt, size } = this.#detector.arena
    const { treeAt, parentsAt, authorTime, committerTime } = readCommitHeader(memory, textAt, textAt + size)
    const parents = parentsAt.map((at) => this.#numberAt(memory, at))
    const tree = treeAt < 0 ? NONE : this.#numberAt(memory, treeAt)
    this.#notes.commit(number, tree, parents, { author: authorTime, committer: committerTime })
  }

  /** The number of the object whose id stands there in hexadecimal; of a missing one, a number behind all others. */
  #numberAt(memory: Buffer, at: number): number {
    const number = this.#table.findHexAt(memory, at)
    return number === NO_OBJECT ? this.#missing.numberOf(memory.toString('latin1', at, at + 2 * this.#idBytes)) : number
  }
}

function isSubmodule(memory: Buffer, entryAt: number): boolean {
  return memory[entryAt] === SUBMODULE[0] && memory[entryAt + 1] === SUBMODULE[1] && memory[entryAt + 2] === SUBMODULE[2]
}
