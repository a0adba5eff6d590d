// Object ids ↔ numbers. Every object that is stored somewhere has a number: sections (packs, loose objects) follow each
// other, and within one the order of its ids counts. An object that is stored twice is named by its first number.

export const NO_OBJECT = 0xffffffff

/** Plain data that threads can share. */
export interface TableParts {
  readonly idBytes: number
  readonly sections: readonly Section[]
  /** Open addressing by an id's first bits: numbers + 1, 0 where there is none. */
  readonly slots: Uint32Array
  /** By how much an id's first 32 bits are shifted to give a slot. */
  readonly shift: number
  /** Of objects that are stored more than once: further numbers → the first one. */
  readonly repeats: ReadonlyMap<number, number>
}

interface Section {
  /** Number of its first object. */
  readonly start: number
  readonly ids: Uint8Array
}

/** Numbers the objects of several lists of ids. */
export function numberObjects(lists: readonly Uint8Array[], idBytes: number): TableParts {
  let count = 0
  const sections = lists.map((ids) => {
    const start = count
    count += ids.length / idBytes
    return { start, ids }
  })
  const bits = Math.max(4, Math.ceil(Math.log2(count * 2 + 1)))
  const parts = {
    idBytes,
    sections,
    slots: new Uint32Array(new SharedArrayBuffer(4 << bits)),
    shift: 32 - bits,
    repeats: new Map<number, number>(),
  }
  const table = new ObjectTable(parts)
  for (const { start, ids } of sections) {
    for (let i = 0; i < ids.length / idBytes; i++) {
      const first = table.add(ids, i * idBytes, start + i)
      if (first !== start + i) parts.repeats.set(start + i, first)
    }
  }
  return parts
}

export class ObjectTable {
  readonly #idBytes: number
  readonly #sections: readonly Section[]
  readonly #slots: Uint32Array
  readonly #shift: number
  readonly #mask: number
  readonly #repeats: ReadonlyMap<number, number>
  readonly #scratch = new Uint8Array(64)

  constructor({ idBytes, sections, slots, shift, repeats }: TableParts) {
    this.#repeats = repeats
    this.#idBytes = idBytes
    this.#sections = sections
    this.#slots = slots
    this.#shift = shift
    this.#mask = slots.length - 1
  }

  /** How many numbers there are; more than objects, when some are stored twice. */
  get count(): number {
    const last = this.#sections.at(-1)
    return last ? last.start + last.ids.length / this.#idBytes : 0
  }

  /** Enters the id at an offset of the bytes; gives the number by which it goes, another one when it was there already. */
  add(bytes: Uint8Array, at: number, number: number): number {
    const slot = this.#slotOf(bytes, at)
    if (this.#slots[slot] === 0) this.#slots[slot] = number + 1
    return (this.#slots[slot] as number) - 1
  }

  /** The number of the object whose id stands at an offset of the bytes; NO_OBJECT when there is none. */
  find(bytes: Uint8Array, at: number): number {
    // Zero less one, as 32 bits, is NO_OBJECT.
    return ((this.#slots[this.#slotOf(bytes, at)] as number) - 1) >>> 0
  }

  /** The number by which a stored object goes: its own, unless it is stored elsewhere, too. */
  firstNumber(number: number): number {
    return this.#repeats.size === 0 ? number : (this.#repeats.get(number) ?? number)
  }

  findHex(id: string): number {
    return id.length === 2 * this.#idBytes ? this.findHexAt(Buffer.from(id, 'latin1'), 0) : NO_OBJECT
  }

  /** The number of the object whose id stands in hexadecimal at an offset of the bytes. */
  findHexAt(bytes: Uint8Array, at: number): number {
    for (let i = 0; i < this.#idBytes; i++) {
      this.#scratch[i] = (digitOf(bytes[at + 2 * i] as number) << 4) | digitOf(bytes[at + 2 * i + 1] as number)
    }
    return this.find(this.#scratch, 0)
  }

  /** The id of an object, in hexadecimal. */
  idOf(number: number): string {
    const { start, ids } = this.#sectionOf(number)
    const at = (number - start) * this.#idBytes
    return Buffer.from(ids.buffer, ids.byteOffset + at, this.#idBytes).toString('hex')
  }

  /** The slot that holds the id, or the empty one where it would be. */
  #slotOf(bytes: Uint8Array, at: number): number {
    const head =
      ((bytes[at] as number) << 24) | ((bytes[at + 1] as number) << 16) | ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number)
    for (let slot = head >>> this.#shift; ; slot = (slot + 1) & this.#mask) {
      const entry = this.#slots[slot] as number
      if (entry === 0 || this.#is(entry - 1, bytes, at)) return slot
    }
  }

  #is(number: number, bytes: Uint8Array, at: number): boolean {
    const { start, ids } = this.#sectionOf(number)
    const from = (number - start) * this.#idBytes
    for (let i = 0; i < this.#idBytes; i++) if (ids[from + i] !== bytes[at + i]) return false
    return true
  }

  #sectionOf(number: number): Section {
    for (let i = this.#sections.length - 1; i > 0; i--) {
      const section = this.#sections[i] as Section
      if (section.start <= number) return section
    }
    return this.#sections[0] as Section
  }
}

/** The value of a lower-case hexadecimal digit. */
function digitOf(code: number): number {
  return code < LETTER_A ? code - ZERO : code - LETTER_A + 10
}

const ZERO = 48
const LETTER_A = 97
