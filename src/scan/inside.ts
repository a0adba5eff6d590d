// What is packed in an archive, and in archives in it: each file of it is a blob with a path of its own. Nothing is written to
// disk; in memory is a piece of each, or the whole of what has its directory at the end.
import type { Chunks, Container, Entry } from '../archives/reading/container.ts'
import { hold, MOST_HELD_BYTES } from '../archives/reading/held.ts'
import { recognize } from '../archives/recognition/recognize.ts'
import type { Detector } from '../detect/detector.ts'
import { messageOf } from '../files/open-file.ts'
import { displayPath } from '../files/raw-path.ts'
import { readChunks } from '../files/read-chunks.ts'
import type { BlobMatches, Match, Problem, Skipped, Stored } from '../model.ts'
import type { ArchiveLimits, Seen } from '../seen.ts'
import { Budget, UNPACK } from './budget.ts'
import { chunksOf, peek } from './chunks.ts'
import { InnerNames } from './inner-names.ts'

/** An archive whose own bytes were read. */
export interface Outermost {
  readonly container: Container
  readonly own: BlobMatches
  readonly bytes: number
  /** Absent when it comes only once, and is too large to be kept. */
  readonly stored: Stored | undefined
}

/** Where something is packed. */
interface Place {
  readonly path: string
  /** Of the archives around it: 1 in one that is a file. */
  readonly depth: number
  /** The path that it goes by if it is a tar: a compressed tar is one archive to people. */
  readonly asTar?: string
}

export class Inside {
  readonly #outermost: Outermost
  readonly #detector: Detector
  readonly #limits: ArchiveLimits
  readonly #budget: Budget
  readonly #names: InnerNames
  /** In the bytes of archives as they are: what is packed without compression is found there, too. */
  readonly #raw: BlobMatches[]
  readonly #packed: BlobMatches[] = []
  readonly #problems = new Map<string, Problem>()
  #last: Problem | undefined
  readonly #skipped: Skipped[] = []
  readonly #scanned: { blobs: number; bytes: number; packed: number }

  constructor(outermost: Outermost, detector: Detector, limits: ArchiveLimits) {
    this.#outermost = outermost
    this.#detector = detector
    this.#limits = limits
    this.#budget = new Budget(limits, outermost.bytes)
    this.#names = new InnerNames(outermost.own.path, detector)
    this.#raw = [outermost.own]
    this.#scanned = { blobs: 1, bytes: outermost.bytes, packed: 0 }
  }

  async open(): Promise<void> {
    const { container, own, stored } = this.#outermost
    const { path } = own
    if (this.#limits.depth === 0) this.#skip('archive that was not opened', path, 'leave out --max-archive-depth 0')
    else if (container.reads === 'nothing') this.#skipUnknown(container, path)
    else if (!stored) this.#complain(path, `${TOO_LARGE_TO_HOLD}; write it to a file and scan that`)
    else await this.#unpack(container, stored, { path, depth: 1 })
    await this.#names.match()
    if (this.#budget.fault !== undefined) this.#problems.set(path, { where: path, message: this.#budget.fault })
  }

  /** All that was found, in the archive's own bytes, too. */
  seen(): Seen {
    const names = this.#names.found
    const packed = new Set([...this.#packed, ...names].flatMap(({ matches }) => matches.map(keyOf)))
    const raw = this.#raw.map((blob) => ({ ...blob, matches: blob.matches.filter((match) => !packed.has(keyOf(match))) }))
    return {
      allowances: this.#outermost.own.allowances,
      blobs: [...raw, ...this.#packed].filter(({ matches }) => matches.length > 0),
      names,
      problems: [...this.#problems.values()],
      skipped: this.#skipped,
      scanned: this.#scanned,
    }
  }

  async #unpack(container: Container, input: Stored | Chunks, place: Place): Promise<void> {
    try {
      for await (const entry of await entriesOf(container, input)) {
        const inner = placeOf(entry, place)
        if (!this.#budget.takeEntry(inner.path.length)) return
        if (entry.name !== undefined) await this.#names.add(inner.path, place.path)
        if (entry.isEncrypted) this.#skip('encrypted', entry.name === undefined ? place.path : inner.path, UNPACK)
        // A tar's entries are as large as they are in it; all others grow.
        if (entry.contents) await this.#look(container.name === 'tar' ? entry.contents : this.#metered(entry.contents, inner), inner)
        if (this.#budget.fault !== undefined) return
      }
    } catch (error) {
      this.#complain(place.path, messageOf(error))
    }
  }

  async #look(contents: Chunks, place: Place): Promise<void> {
    const { head, all } = await peek(contents)
    const container = recognize(head)
    if (container?.name === 'tar' && place.asTar !== undefined) {
      return this.#unpack(container, all, { path: place.asTar, depth: place.depth })
    }
    if (container?.reads === 'nothing') this.#skipUnknown(container, place.path)
    else if (container && place.depth < this.#limits.depth)
      return this.#lookDeeper(container, all, { path: place.path, depth: place.depth + 1 })
    else if (container) this.#complain(place.path, tooDeep(place.depth))
    await this.#detect(all, place.path, this.#packed)
  }

  /** What is compressed shows nothing before it is unpacked; what has its directory at the end has to be kept. */
  async #lookDeeper(container: Container, contents: Chunks, place: Place): Promise<void> {
    if (container.reads === 'chunks') return this.#unpack(container, contents, place)
    const stored = await hold(this.#guarded(contents, place.path))
    if (!stored) return this.#complain(place.path, `${TOO_LARGE_TO_HOLD}; unpack the outer one and scan that`)
    await this.#detect(chunksOf(stored), place.path, this.#raw)
    await this.#unpack(container, stored, place)
  }

  async #detect(contents: Chunks, path: string, into: BlobMatches[]): Promise<void> {
    const chunks = this.#guarded(contents, path)[Symbol.asyncIterator]()
    const { matches, allowances, bytes } = await this.#detector.detect({ read: readChunks(chunks) })
    this.#scanned.packed++
    this.#scanned.bytes += bytes
    if (matches.length > 0) into.push({ path, matches, allowances, existing: new Set(), archive: this.#outermost.own.path })
  }

  /** What can't be read any more is a problem and an end; what came before counts. */
  async *#guarded(contents: Chunks, path: string): Chunks {
    try {
      yield* contents
    } catch (error) {
      this.#complain(path, messageOf(error))
    }
  }

  /** Ends where a limit is reached. What is compressed by itself may take all that there is. */
  async *#metered(contents: Chunks, { path, asTar }: Place): Chunks {
    let bytes = 0
    for await (const chunk of contents) {
      bytes += chunk.length
      const isTooLarge = asTar === undefined && bytes > this.#budget.mostEntryBytes
      if (isTooLarge) this.#complain(path, this.#budget.tooLargeEntry())
      if (!this.#budget.takeBytes(chunk.length) || isTooLarge) return
      yield chunk
    }
  }

  #skip(reason: string, path: string, remedy: string): void {
    this.#skipped.push({ reason, paths: [path], remedy })
  }

  #skipUnknown({ name }: Container, path: string): void {
    this.#skip(`${name} archive, which is not opened`, path, UNPACK)
  }

  /** What follows from a limit that was reached, or from the same fault further inside, is no news. */
  #complain(where: string, message: string): void {
    const isSame = this.#last?.message === message && this.#last.where.startsWith(`${where}!/`)
    if (this.#budget.fault !== undefined || this.#problems.has(where) || isSame) return
    this.#last = { where, message }
    this.#problems.set(where, this.#last)
  }
}

const TOO_LARGE_TO_HOLD = `it is an archive of more than ${MOST_HELD_BYTES >> 20}M that comes from front to back only`

async function entriesOf(container: Container, input: Stored | Chunks): Promise<AsyncIterable<Entry>> {
  if (container.reads === 'stored') return (await container.load()).unpack(input as Stored)
  if (container.reads === 'nothing') throw new Error(`nothing opens ${container.name}`)
  return (await container.load()).unpack('sizeBytes' in input ? chunksOf(input) : input)
}

/** What has no name of its own is called as the file that it becomes: `dump.sql.gz` holds dump.sql. */
function placeOf({ name }: Entry, { path, depth }: Place): Place {
  if (name !== undefined) return { path: `${path}!/${displayPath(name)}`, depth }
  const packed = path.slice(path.lastIndexOf('/') + 1)
  return { path: `${path}!/${packed.replace(/(?<=.)\.[^.]*$/, '')}`, depth, asTar: path }
}

function tooDeep(depth: number): string {
  return `holds archives more than ${depth} deep; ${UNPACK}, or give --max-archive-depth ${depth + 1}`
}

function keyOf({ rule, secret }: Match): string {
  return `${rule}\0${secret}`
}
