// Objects by id, through one `git cat-file --batch` that stays open: contents as bytes, of any size, in constant memory.
import { CorruptData } from '../errors.ts'
import { exitCode, type GitChild, type GitPlace, startGit } from './git.ts'

/** The answer to one question; read it to its end before the next. */
export interface ObjectStream {
  /** Fills the front of `into`; gives the number of bytes, 0 at the end. */
  read(into: Uint8Array): Promise<number>
}

const LINE_FEED = 10

export class ObjectReader {
  readonly #child: GitChild
  readonly #chunks: AsyncIterator<Buffer>
  readonly #ended: Promise<number>
  #rest: Buffer = Buffer.alloc(0)

  constructor(place: GitPlace) {
    this.#child = startGit(['cat-file', '--batch'], place)
    this.#ended = exitCode(this.#child)
    this.#chunks = this.#child.stdout[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  }

  /** Opens an object. Throws CorruptData when git doesn't have it or ends early. */
  async open(id: string): Promise<ObjectStream> {
    this.#child.stdin.write(`${id}\n`)
    const header = await this.#line()
    const [, , size] = header.split(' ')
    if (size === undefined) throw new CorruptData(`git has no object ${id} (${header}); run: git fsck`)
    if (size === '0') await this.#skipLineFeed()
    return this.#stream(Number(size))
  }

  /** Ends git. The reader can't be used afterwards. */
  async close(): Promise<void> {
    this.#child.stdin.end()
    this.#child.stdout.resume()
    await this.#ended
  }

  #stream(sizeBytes: number): ObjectStream {
    let left = sizeBytes
    const read = async (into: Uint8Array): Promise<number> => {
      if (left === 0) return 0
      const count = await this.#take(into, left)
      left -= count
      if (left === 0) await this.#skipLineFeed()
      return count
    }
    return { read }
  }

  async #take(into: Uint8Array, most: number): Promise<number> {
    if (this.#rest.length === 0) await this.#more()
    const count = Math.min(this.#rest.length, into.length, most)
    into.set(this.#rest.subarray(0, count))
    this.#rest = this.#rest.subarray(count)
    return count
  }

  async #skipLineFeed(): Promise<void> {
    if (this.#rest.length === 0) await this.#more()
    this.#rest = this.#rest.subarray(1)
  }

  async #line(): Promise<string> {
    let end = this.#rest.indexOf(LINE_FEED)
    while (end < 0) {
      await this.#more()
      end = this.#rest.indexOf(LINE_FEED)
    }
    const line = this.#rest.toString('utf8', 0, end)
    this.#rest = this.#rest.subarray(end + 1)
    return line
  }

  async #more(): Promise<void> {
    const next = await this.#chunks.next()
    if (next.done) throw new CorruptData('git cat-file ended before it answered; run: git fsck')
    this.#rest = this.#rest.length === 0 ? next.value : Buffer.concat([this.#rest, next.value])
  }
}
