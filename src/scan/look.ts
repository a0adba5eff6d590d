// One blob, and what is packed in it. A container is recognized while its bytes pass; only then what opens it is loaded.

import type { Container } from '../archives/reading/container.ts'
import { Held } from '../archives/reading/held.ts'
import { recognize } from '../archives/recognition/recognize.ts'
import { HEAD_BYTES, isProgram, TAIL_BYTES } from '../archives/recognition/signatures.ts'
import type { Detector } from '../detect/detector.ts'
import type { Blob, Stored } from '../model.ts'
import type { ArchiveLimits, Look, Seen } from '../seen.ts'

const NOTHING: ReadonlySet<string> = new Set()

/** Looks into archives as far as the limits allow. */
export function lookWith(detector: Detector, limits: ArchiveLimits): Look {
  return async (blob) => {
    const watched = new Watched(blob, limits.depth > 0)
    const { matches, allowances, bytes } = await detector.detect(watched)
    const own = { path: blob.path, matches, allowances, existing: NOTHING }
    const { container } = watched
    if (!container) return { ...NOT_PACKED, allowances, blobs: matches.length > 0 ? [own] : [], scanned: { blobs: 1, bytes } }
    const { Inside } = await import('./inside.ts')
    const inside = new Inside({ container, own, bytes, stored: watched.stored() }, detector, limits)
    await inside.open()
    return inside.seen()
  }
}

const NOT_PACKED: Omit<Seen, 'blobs' | 'allowances' | 'scanned'> = { names: [], problems: [], skipped: [] }

/** A blob whose beginning and end are seen while somebody reads it, and which is kept when it can't be read again. */
class Watched {
  container: Container | undefined
  readonly #blob: Pick<Blob, 'read' | 'stored'>
  readonly #isOpened: boolean
  /** The first bytes, as long as they are too few. */
  #head: Uint8Array | undefined = EMPTY
  #tail: Uint8Array = EMPTY
  #held: Held | undefined

  /** `isOpened` says whether what is recognized will be opened. */
  constructor(blob: Pick<Blob, 'read' | 'stored'>, isOpened: boolean) {
    this.#blob = blob
    this.#isOpened = isOpened
  }

  readonly read = (into: Uint8Array): number | Promise<number> => {
    const pending = this.#blob.read(into)
    return typeof pending === 'number' ? this.#see(into, pending) : pending.then((count) => this.#see(into, count))
  }

  /** All bytes, from any position; nothing where they can't be had again. */
  stored(): Stored | undefined {
    return this.#blob.stored?.() ?? this.#held?.stored()
  }

  #see(into: Uint8Array, count: number): number {
    const chunk = into.subarray(0, count)
    if (this.#head) this.#seeHead(this.#head.length === 0 ? chunk : Buffer.concat([this.#head, chunk]), count === 0)
    else this.#held?.add(chunk)
    if (count === 0) this.#seeEnd()
    else this.#tail = lastOf(this.#tail, chunk)
    return count
  }

  #seeHead(head: Uint8Array, isAll: boolean): void {
    // A copy: the reader's memory is about to be filled again.
    this.#head = head.length < HEAD_BYTES && !isAll ? Buffer.from(head) : undefined
    if (this.#head) return
    this.container = recognize(head.subarray(0, HEAD_BYTES))
    if (this.#isOpened && !this.#blob.stored && (this.container || isProgram(head))) {
      this.#held = new Held()
      this.#held.add(head)
    }
  }

  /** A directory at the end is of use only where the rest can be had again. */
  #seeEnd(): void {
    if (this.#blob.stored || this.#held) this.container ??= recognize(EMPTY, this.#tail)
  }
}

const EMPTY = new Uint8Array()

/** A copy of the last TAIL_BYTES of the two. */
function lastOf(tail: Uint8Array, chunk: Uint8Array): Uint8Array {
  if (chunk.length >= TAIL_BYTES) return Buffer.from(chunk.subarray(-TAIL_BYTES))
  return Buffer.concat([tail, chunk]).subarray(-TAIL_BYTES)
}
