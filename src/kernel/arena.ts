// A stack of texts in the kernel's memory, each made whole or from the one below it by a delta, with the anchors that stand
// in it. The lower ones stay as long as others are to be made of them. Knows neither rules nor git's files.
import { align, instantiate, type KernelInstance, PAGE_BYTES } from './instance.ts'
import { type LayerTable, WORDS_AN_ANCHOR } from './layer-table.ts'

/** Words [from, to) of the memory. Making views of them takes longer than reading them. */
export interface WordStretch {
  readonly from: number
  readonly to: number
}

/** Addresses and sizes of one text. Used again for each text at the same height: a fresh object for each object of a history takes longer than to inflate it. */
class Layer {
  text = 0
  size = 0
  hits = 0
  hitCount = 0
  /** The first address behind all that belongs to it. */
  end = 0
  /** Where the list of copies from the layer below stands. */
  copies = 0
  /** -1 when the text was made whole. */
  copyCount = -1
}

/** A delta's target, just made, and where its list of anchors goes. */
interface Applied {
  readonly text: number
  readonly size: number
  readonly copies: number
  readonly count: number
  readonly into: number
}

/** What `stage` and the pushes say of a text for which there is no room. */
export const TOO_LARGE = 'too large'
/** `inflate` writes, and `search` reads, some bytes behind a text. */
const SLOP = 128
const HIT_WORDS = 3
const COPY_WORDS = 3
const ENTRY_WORDS = 3
const LEAST_LIST_BYTES = 1 << 16
const FIRST_BYTES = 1 << 22
const DELTA_FAULTS = [
  '',
  'it ends in the middle',
  'a copy reaches beyond the base',
  'it makes another size than it says',
  'it holds a reserved instruction',
]

export class Arena {
  /** All of the memory; another object after it grew. */
  memory: Buffer
  #words: Uint32Array
  readonly #kernel: KernelInstance['exports']
  readonly #limit: number
  /** By height; those from `#depth` on wait to be used again. */
  readonly #layers: Layer[] = []
  #depth = 0
  readonly #bottom: number
  #staged = 0

  /** Takes at most `limitBytes` of memory. */
  constructor({ table, words }: LayerTable, limitBytes: number, kernel?: WebAssembly.Module) {
    const { exports, memory, free } = instantiate(table, FIRST_BYTES + words.byteLength, kernel)
    this.#kernel = exports
    this.#limit = limitBytes
    this.memory = Buffer.from(memory.buffer)
    this.#words = new Uint32Array(memory.buffer)
    this.#words.set(words, free / words.BYTES_PER_ELEMENT)
    let longest = 0
    for (let i = 0; i < words.length; i += WORDS_AN_ANCHOR) longest = Math.max(longest, words[i] as number)
    exports.configureLayers(free, longest)
    this.#bottom = align(free + words.byteLength)
  }

  pop(): void {
    this.#depth--
  }

  clear(): void {
    this.#depth = 0
  }

  /** The address at which to put `bytes` of a zlib stream that unpacks to `size` bytes; TOO_LARGE when there is no room. */
  stage(bytes: number, size: number): number | typeof TOO_LARGE {
    // Addresses have 32 bits: sums of larger sizes would wrap around.
    if (size > this.#limit || bytes > this.#limit) return TOO_LARGE
    const text = this.#free
    this.#staged = align(text + size + SLOP)
    return this.#reserve(this.#staged + bytes + SLOP) ? this.#staged : TOO_LARGE
  }

  /** CRC-32 of `bytes` of what is staged. */
  stagedChecksum(bytes: number): number {
    return this.#kernel.crc32(this.#staged, this.#staged + bytes) >>> 0
  }

  /** What is staged begins so many bytes further on. */
  skipStaged(bytes: number): void {
    this.#staged += bytes
  }

  /** The beginning of what is staged, unpacked: at most `most` bytes, or what is wrong. */
  stagedHead(bytes: number, most: number): Buffer | string {
    const text = this.#free
    const count = this.#kernel.inflateHead(this.#staged, this.#staged + bytes, text, most)
    return count < 0 ? inflateFault(count) : this.memory.subarray(text, text + count)
  }

  /** Unpacks what is staged into a new layer, whose text begins `skip` bytes behind what was unpacked. Gives what is wrong. */
  pushWhole(bytes: number, size: number, skip = 0): string | undefined {
    const start = this.#free
    const used = this.#kernel.inflate(this.#staged, this.#staged + bytes, start, size)
    if (used < 0) return inflateFault(used)
    return this.#list(start + skip, size - skip)
  }

  #list(text: number, size: number): string | undefined {
    const into = align(text + size + SLOP)
    for (let room = this.#reserve(into + LEAST_LIST_BYTES + (size >> 2)); room; room = this.#grow()) {
      const count = this.#kernel.listAnchors(text, size, into, this.memory.length)
      if (count < 0) continue
      this.#push(text, size, count).copyCount = -1
      return undefined
    }
    return TOO_LARGE
  }

  /** Unpacks the staged delta and makes the next layer of the top one with it. Gives what is wrong. */
  pushDelta(bytes: number, size: number): string | undefined {
    const base = this.#layer()
    const kernel = this.#kernel
    const used = kernel.inflate(this.#staged, this.#staged + bytes, base.end, size)
    if (used < 0) return inflateFault(used)
    const deltaEnd = base.end + size
    if (kernel.openDelta(base.end, deltaEnd) < 0) return deltaFault(-1)
    if (kernel.deltaBaseSize() !== base.size) return 'the delta is for a base of another size'
    const target = kernel.deltaTargetSize()
    const copies = align(deltaEnd)
    const copiesEnd = copies + kernel.countCopies(deltaEnd) * COPY_WORDS * 4
    if (copiesEnd + target > this.#limit) return TOO_LARGE
    const text = align(copiesEnd)
    const into = align(text + target + SLOP)
    if (!this.#reserve(into)) return TOO_LARGE
    const count = kernel.applyDelta(deltaEnd, base.text, base.size, text, copies)
    return count < 0 ? deltaFault(count) : this.#inherit(base, { text, size: target, copies, count, into })
  }

  #inherit(base: Layer, { text, size, copies, count, into }: Applied): string | undefined {
    for (let room = this.#reserve(into + LEAST_LIST_BYTES + base.hitCount * HIT_WORDS * 8); room; room = this.#grow()) {
      const end = this.memory.length
      const hitCount = this.#kernel.inheritAnchors(text, size, copies, count, base.hits, base.hitCount, base.size, into, end)
      if (hitCount < 0) continue
      const layer = this.#push(text, size, hitCount)
      layer.copies = copies
      layer.copyCount = count
      return undefined
    }
    return TOO_LARGE
  }

  #push(text: number, size: number, hitCount: number): Layer {
    const layer = this.#layers[this.#depth] ?? new Layer()
    this.#layers[this.#depth++] = layer
    layer.text = text
    layer.size = size
    layer.hits = this.#kernel.hitsAt()
    layer.hitCount = hitCount
    layer.end = align(layer.hits + hitCount * HIT_WORDS * 4)
    return layer
  }

  /** More room for a list, when there was too little; false when there can't be more. */
  #grow(): boolean {
    return this.#reserve(Math.min(this.memory.length * 2, Math.max(this.memory.length + 1, this.#limit)))
  }

  #reserve(end: number): boolean {
    if (end <= this.memory.length) return true
    if (end > this.#limit) return false
    const wanted = Math.min(Math.max(end, this.memory.length * 1.5), this.#limit)
    const { memory } = this.#kernel
    memory.grow(Math.ceil((wanted - this.memory.length) / PAGE_BYTES))
    this.memory = Buffer.from(memory.buffer)
    this.#words = new Uint32Array(memory.buffer)
    return true
  }

  /** The first address behind the top text and its lists. */
  get #free(): number {
    return this.#depth === 0 ? this.#bottom : this.#layer().end
  }

  #layer(): Layer {
    const top = this.#depth === 0 ? undefined : this.#layers[this.#depth - 1]
    if (!top) throw new RangeError('the arena is empty')
    return top
  }

  /** Bytes of the top text. */
  get size(): number {
    return this.#layer().size
  }

  /** Where the top text begins in the memory. */
  get textAt(): number {
    return this.#layer().text
  }

  /** The top text, in place: it moves when another is pushed. */
  text(): Buffer {
    const { text, size } = this.#layer()
    return this.memory.subarray(text, text + size)
  }

  /** How many anchors of the layer that was pushed last wait for a verdict. */
  get unjudged(): number {
    return this.#kernel.unjudgedHits()
  }

  /** How many of its anchors inherited a verdict other than 0. */
  get held(): number {
    return this.#kernel.heldHits()
  }

  /** Asks for a verdict, a number from 0, on each anchor that waits: `judge` gets its place and its index. Gives how many aren't 0. */
  judge(judge: (start: number, anchor: number) => number): number {
    const { hits, hitCount } = this.#layer()
    const list = hits / 4
    const waiting = list + hitCount * HIT_WORDS
    let other = 0
    for (let i = 0; i < this.unjudged; i++) {
      const hit = list + HIT_WORDS * (this.#words[waiting + i] as number)
      const verdict = judge(this.#words[hit] as number, this.#words[hit + 1] as number)
      this.#words[hit + 2] = verdict
      if (verdict !== 0) other++
    }
    return other
  }

  /** Visits the anchors of the top text that have a verdict other than 0, in the order of their places. */
  visitHeld(visit: (start: number, verdict: number) => void): void {
    const { hits, hitCount } = this.#layer()
    for (let i = 0, hit = hits / 4; i < hitCount; i++, hit += HIT_WORDS) {
      const verdict = this.#words[hit + 2] as number
      if (verdict !== 0) visit(this.#words[hit] as number, verdict)
    }
  }

  /** All of the memory as words of 32 bits; another object after it grew. */
  get words(): Uint32Array {
    return this.#words
  }

  /** The list of the top text's copies, as a stretch of words: triples of offset in the layer below, offset in the text, bytes. */
  get copies(): WordStretch {
    const { copies, copyCount } = this.#layer()
    return { from: copies / 4, to: copies / 4 + Math.max(0, copyCount) * COPY_WORDS }
  }

  /**
   * Lists the entries of the top text, a git tree, that were not copied: a stretch of words, triples of offset, bytes before
   * the id, hash of the name. It may not be used after another push.
   */
  newEntries(idBytes: number): WordStretch | typeof TOO_LARGE {
    const { text, size, end, copies, copyCount } = this.#layer()
    for (let room = this.#reserve(end + LEAST_LIST_BYTES); room; room = this.#grow()) {
      const limit = this.memory.length
      const count =
        copyCount < 0
          ? this.#kernel.listEntries(text, size, idBytes, end, limit)
          : this.#kernel.listNewEntries(text, size, idBytes, copies, copyCount, end, limit)
      if (count >= 0) return { from: end / 4, to: end / 4 + count * ENTRY_WORDS }
    }
    return TOO_LARGE
  }
}

function inflateFault(code: number): string {
  return `its compressed data is damaged (${-code})`
}

function deltaFault(code: number): string {
  return `its delta is damaged: ${DELTA_FAULTS[-code] ?? code}`
}
