// Lays out the kernel's search tables: for each anchor the three bytes that are rarest in source text, hashed.
// kernel/search.as.ts draws the layout and reads it.

export interface Anchor {
  readonly bytes: Uint8Array
  /** Upper and lower case count as the same. */
  readonly caseless: boolean
}

export interface AnchorTable {
  readonly marks: Uint8Array
  readonly buckets: Uint16Array
  readonly entries: readonly AnchorEntry[]
  /** The most entries that one position can match. */
  readonly densest: number
  /** The largest distance from an anchor's start to its hashed bytes. */
  readonly furthestBack: number
}

export interface AnchorEntry {
  readonly word: number
  readonly back: number
  readonly id: number
}

const MARKS = 1 << 15
const BUCKETS = 1 << 12
const FOLD = 0x202020
const HASH = 0x9e377b00
const WORD_BYTES = 3

/** Bytes of source text, most frequent first; what is not here is rare. */
const FREQUENT = ' \n-=etaoirnslcdpumfhg_yb".,()vw/\'0x1;:k2TSE>R{}I3AC<[]*q4NL5P#6O7D8j9zFMBU&$HG|+!WX@VYJKQZ'

/** Byte → its place in FREQUENT; upper-case letters count as lower-case ones, as they are folded. */
const RANKS = Uint8Array.from({ length: 256 }, (_, byte) => {
  const rank = FREQUENT.indexOf(String.fromCharCode(byte).toLowerCase())
  return rank < 0 ? FREQUENT.length : rank
})

/** Builds the tables; throws RangeError for an anchor of fewer than three bytes, which would match everywhere. */
export function buildAnchorTable(anchors: readonly Anchor[]): AnchorTable {
  const entries = anchors.map(toEntry).sort((a, b) => bucketOf(a.word) - bucketOf(b.word))
  const marks = new Uint8Array(MARKS)
  const buckets = new Uint16Array(BUCKETS + 1)
  for (const { word } of entries) {
    marks[hashOf(word)] = 1
    buckets[bucketOf(word) + 1] = (buckets[bucketOf(word) + 1] ?? 0) + 1
  }
  const densest = buckets.reduce((most, count) => Math.max(most, count), 0)
  for (let i = 1; i <= BUCKETS; i++) buckets[i] = (buckets[i] ?? 0) + (buckets[i - 1] ?? 0)
  const furthestBack = entries.reduce((most, entry) => Math.max(most, entry.back), 0)
  return { marks, buckets, entries, densest, furthestBack }
}

function toEntry({ bytes }: Anchor, id: number): AnchorEntry {
  if (bytes.length < WORD_BYTES) throw new RangeError(`anchor ${id} is shorter than three bytes`)
  const back = rarestPlace(bytes)
  return { word: foldedWord(bytes, back), back, id }
}

function rarestPlace(bytes: Uint8Array): number {
  let [best, most] = [0, rarity(bytes, 0)]
  for (let place = 1; place + WORD_BYTES <= bytes.length; place++) {
    const found = rarity(bytes, place)
    if (found > most) [best, most] = [place, found]
  }
  return best
}

function rarity(bytes: Uint8Array, place: number): number {
  let sum = 0
  for (let i = place; i < place + WORD_BYTES; i++) sum += RANKS[bytes[i] ?? 0] ?? 0
  return sum
}

function foldedWord(bytes: Uint8Array, place: number): number {
  const [a = 0, b = 0, c = 0] = bytes.subarray(place, place + WORD_BYTES)
  return a | (b << 8) | (c << 16) | FOLD
}

/** 15 bits, as the kernel computes them. */
function hashOf(word: number): number {
  return Math.imul(word, HASH) >>> 17
}

function bucketOf(word: number): number {
  return hashOf(word) >>> 3
}
