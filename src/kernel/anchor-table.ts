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

interface AnchorEntry {
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
  const marks = new Uint8Array(MARKS)
  const buckets = new Uint16Array(BUCKETS + 1)
  const unsorted = anchors.map(toEntry)
  let [densest, furthestBack] = [0, 0]
  for (const { word, back } of unsorted) {
    marks[hashOf(word)] = 1
    const count = (buckets[bucketOf(word)] ?? 0) + 1
    buckets[bucketOf(word)] = count
    densest = Math.max(densest, count)
    furthestBack = Math.max(furthestBack, back)
  }
  return { marks, buckets, entries: sortIntoBuckets(unsorted, buckets), densest, furthestBack }
}

/** A counting sort: turns the counts in `buckets` into where each bucket begins, and fills them. */
function sortIntoBuckets(unsorted: readonly AnchorEntry[], buckets: Uint16Array): AnchorEntry[] {
  for (let i = 1; i <= BUCKETS; i++) buckets[i] = (buckets[i] ?? 0) + (buckets[i - 1] ?? 0)
  const entries: AnchorEntry[] = []
  for (const entry of unsorted) {
    const place = (buckets[bucketOf(entry.word)] ?? 0) - 1
    buckets[bucketOf(entry.word)] = place
    entries[place] = entry
  }
  return entries
}

function toEntry({ bytes }: Anchor, id: number): AnchorEntry {
  if (bytes.length < WORD_BYTES) throw new RangeError(`anchor ${id} is shorter than three bytes`)
  const back = rarestPlace(bytes)
  return { word: foldedWord(bytes, back), back, id }
}

/** Where the three bytes begin that are rarest in source text. Runs over a few thousand bytes before the first scan, in code that is still cold: so one sum that rolls along. */
export function rarestPlace(bytes: Uint8Array): number {
  let sum = 0
  let most = 0
  let best = 0
  for (let i = 0; i < bytes.length; i++) {
    sum += RANKS[bytes[i] as number] as number
    if (i >= WORD_BYTES) sum -= RANKS[bytes[i - WORD_BYTES] as number] as number
    if (i < WORD_BYTES - 1 || sum <= most) continue
    most = sum
    best = i - WORD_BYTES + 1
  }
  return best
}

function foldedWord(bytes: Uint8Array, place: number): number {
  return (bytes[place] ?? 0) | ((bytes[place + 1] ?? 0) << 8) | ((bytes[place + 2] ?? 0) << 16) | FOLD
}

/** 15 bits, as the kernel computes them. */
function hashOf(word: number): number {
  return Math.imul(word, HASH) >>> 17
}

function bucketOf(word: number): number {
  return hashOf(word) >>> 3
}
