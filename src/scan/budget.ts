// What one archive may cost, whatever it says of itself. No clock: the same archive gives the same report on any machine.
import type { ArchiveLimits } from '../seen.ts'

/** Names and folders count, too. */
const MOST_ENTRIES = 250_000
/** More of this than of its size, and it was made to be unpacked by somebody else's computer. */
const MOST_GROWTH = 200
/** Growth doesn't matter below. */
const HARMLESS_BYTES = 1 << 26
/** The part of all bytes that one entry may take. */
const PARTS = 4

/** The way out that always works. */
export const UNPACK = 'unpack it and scan that'

export class Budget {
  /** The limit that was reached, and what to do. */
  fault: string | undefined
  readonly #most: number
  readonly #packedBytes: number
  #entries = 0
  #bytes = 0

  /** `packedBytes` is the size of the archive itself. */
  constructor({ bytes }: ArchiveLimits, packedBytes: number) {
    this.#most = bytes
    this.#packedBytes = packedBytes
  }

  get mostEntryBytes(): number {
    return Math.ceil(this.#most / PARTS)
  }

  /** False when it is one too many. */
  takeEntry(nameBytes: number): boolean {
    if (++this.#entries > MOST_ENTRIES) this.fault ??= `holds more than ${MOST_ENTRIES} entries; ${UNPACK}`
    return this.takeBytes(nameBytes)
  }

  /** False when they are too many. */
  takeBytes(bytes: number): boolean {
    this.#bytes += bytes
    if (this.#bytes > this.#most) this.fault ??= tooLarge(this.#most, this.#most)
    else if (this.#bytes > Math.max(HARMLESS_BYTES, MOST_GROWTH * this.#packedBytes)) {
      this.fault ??= `unpacks to more than ${MOST_GROWTH} times its size; ${UNPACK}`
    }
    return this.fault === undefined
  }

  /** What is said of an entry that is larger than one may be. */
  tooLargeEntry(): string {
    return tooLarge(this.mostEntryBytes, this.#most)
  }
}

function tooLarge(reached: number, most: number): string {
  return `holds more than ${sizeText(reached)}; ${UNPACK}, or give --max-archive-size ${sizeText(4 * most)}`
}

/** In powers of 1024, as the option takes it. */
function sizeText(bytes: number): string {
  const units = ['', 'k', 'M', 'G']
  let unit = 0
  let size = bytes
  for (; size % 1024 === 0 && unit < units.length - 1; unit++) size /= 1024
  return `${size}${units[unit]}`
}
