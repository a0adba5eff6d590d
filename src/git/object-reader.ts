// Objects through one `git cat-file --batch` that stays open, by id or all that there are: contents as bytes, of any size,
// in constant memory.
import { CorruptData } from '../errors.ts'
import { exitCode, type GitChild, type GitPlace, startGit } from './git.ts'

/** One object; read it to its end before the next. */
export interface ObjectStream {
  readonly id: string
  /** commit, tree, blob or tag. */
  readonly kind: string
  readonly sizeBytes: number
  /** Fills the front of `into`; gives the number of bytes, 0 at the end. */
  read(into: Uint8Array): Promise<number>
}

const LINE_FEED = 10

export class ObjectReader {
  readonly #child: GitChild
  readonly #chunks: AsyncIterator<Buffer>
  readonly #ended: Promise<number>
  #rest: Buffer = Buffer.alloc(0)

  /** With `everything`, all objects come one after the other, and none may be asked for. */
  constructor(place: GitPlace, { everything = false } = {}) {
    const which = everything ? ['--batch-all-objects', '--unordered', '--buffer'] : []
    this.#child = startGit(['cat-file', '--batch', ...which], place)
    this.#ended = exitCode(this.#child)
    this.#chunks = this.#child.stdout[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  }

  /** Opens an object. Throws CorruptData when git doesn't have it or ends early. */
  async open(id: string): Promise<ObjectStream> {
    this.#child.stdin.write(`${id}\n`)
    const header = await this.#line()
    if (header === undefined) throw ended()
    return this.#stream(header)
  }

  /** The next of all objects; nothing behind the last. Throws CorruptData when git ends before. */
  async next(): Promise<ObjectStream | undefined> {
    const header = await this.#line()
    if (header !== undefined) return this.#stream(header)
    if ((await this.#ended) !== 0) throw ended()
    return undefined
  }

  /** Ends git, whatever it still has to say. The reader can't be used afterwards. */
  async close(): Promise<void> {
    this.#child.stdin.end()
    this.#child.stdout.destroy()
    await this.#ended
  }

  async #stream(header: string): Promise<ObjectStream> {
    const [id = '', kind = '', size] = header.split(' ')
    if (size === undefined) throw new CorruptData(`git has no object ${id} (${header}); run: git fsck`)
    const sizeBytes = Number(size)
    if (sizeBytes === 0) await this.#skipLineFeed()
    let left = sizeBytes
    const read = async (into: Uint8Array): Promise<number> => {
      if (left === 0) return 0
      const count = await this.#take(into, left)
      left -= count
      if (left === 0) await this.#skipLineFeed()
      return count
    }
    return { id, kind, sizeBytes, read }
  }

  async #take(into: Uint8Array, most: number): Promise<number> {
    if (this.#rest.length === 0 && !(await this.#more())) throw ended()
    const count = Math.min(this.#rest.length, into.length, most)
    into.set(this.#rest.subarray(0, count))
    this.#rest = this.#rest.subarray(count)
    return count
  }

  async #skipLineFeed(): Promise<void> {
    if (this.#rest.length === 0 && !(await this.#more())) throw ended()
    this.#rest = this.#rest.subarray(1)
  }

  /** Nothing when git has ended. */
  async #line(): Promise<string | undefined> {
    let end = this.#rest.indexOf(LINE_FEED)
    while (end < 0) {
      if (!(await this.#more())) return undefined
      end = this.#rest.indexOf(LINE_FEED)
    }
    const line = this.#rest.toString('utf8', 0, end)
    this.#rest = this.#rest.subarray(end + 1)
    return line
  }

  /** Waits for more output; false when there is none. */
  async #more(): Promise<boolean> {
    const next = await this.#chunks.next()
    if (next.done) return false
    this.#rest = this.#rest.length === 0 ? next.value : Buffer.concat([this.#rest, next.value])
    return true
  }
}

function ended(): CorruptData {
  return new CorruptData('git cat-file ended before it answered; run: git fsck')
}
