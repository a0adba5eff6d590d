// Finds anchors in a stretch of linear memory. Every byte of every scan passes through `search` once, so the loop
// holds a multiply and two bit tests a byte; the entries are consulted only when both bits are set.
//
// The host lays these tables out (src/kernel/anchor-table.ts):
//   marks    256 KiB of u32: of the hash of four folded bytes that an anchor is looked for by, the upper 16 bits choose the word,
//            the next five and the lower five of the fourth byte a bit each; of an anchor that ends with the third, for any fourth
//   buckets  u32[16385], of the entries with four bytes, behind it u32[1025], of those with three: the entries of bucket b are
//            [buckets[b], buckets[b + 1])
//   entries  24 bytes each: u64 up to eight folded bytes · u32 their place in the anchor · u32 where the anchor's bytes begin
//            among all · u32 length, and in the upper bits how many of the eight there are · u32 id, the highest bit of which is
//            set when any case will do
//   texts    the bytes of all anchors; 1 stands for any sign that may part two words
//   hits     pairs of u32: address where the anchor starts, id

const ENTRY_SIZE: usize = 24
const STEP: usize = 4
const FOLD: u64 = 0x2020202020202020 // sets the bit that tells a lower-case letter from its upper-case one
// The golden ratio's share of 2^32; shifted, the product's upper bits depend on the lower three bytes of a word alone.
const HASH: u32 = 0x9e3779b1
const HASH_OF_THREE: u32 = 0x9e377b00
const THREES: usize = 65540 // bytes of the first list of buckets
const ANY_CASE: u32 = 0x80000000

const MARKS: usize = memory.data(262144)
let buckets: usize = 0
let entries: usize = 0
let texts: usize = 0
let hits: usize = 0
let fullAt: u32 = 0
let furthestBack: usize = 0
let resumeFrom: usize = 0

/** The address of the marks. */
export function marks(): usize {
  return MARKS
}

/** The first address that the host may use. */
export function firstFree(): usize {
  return __heap_base
}

/**
 * Takes the tables' addresses. `full` is the number of hits after which `search` stops: the list's capacity less the
 * most hits that one step can add. `back` is the largest place of any entry's bytes in its anchor.
 */
export function configure(
  bucketsAt: usize,
  entriesAt: usize,
  textsAt: usize,
  hitsAt: usize,
  full: u32,
  back: usize,
): void {
  buckets = bucketsAt
  entries = entriesAt
  texts = textsAt
  hits = hitsAt
  fullAt = full
  furthestBack = back
}

/** The list that `search` fills. */
export function hitList(): usize {
  return hits
}

/** Where the next call has to go on after one that filled the hit list; 0 when the stretch was finished. */
export function resume(): usize {
  return resumeFrom
}

/**
 * Writes a hit for each anchor that starts in [from, to) and ends by `end`; returns how many. `at` is `from` on the
 * first call and resume() on the next. Reads up to ten bytes past `end`, whatever they hold.
 */
export function search(at: usize, from: usize, to: usize, end: usize): u32 {
  let count: u32 = 0
  const last = min(to + furthestBack, end)
  for (let p = at; p < last; p += STEP) {
    // One load serves four positions, and one branch: nearly always none of them is interesting.
    const bytes = load<u64>(p) | FOLD
    if (!((mark(<u32>bytes) | mark(<u32>(bytes >>> 8)) | mark(<u32>(bytes >>> 16)) | mark(<u32>(bytes >>> 24))) & 1)) continue
    if (count >= fullAt) {
      resumeFrom = p
      return count
    }
    const stop = min(p + STEP, last)
    for (let q = p; q < stop; q++) {
      if (mark(load<u32>(q) | <u32>FOLD) & 1) count = inspect(q, from, to, end, count)
    }
  }
  resumeFrom = 0
  return count
}

/** The lowest bit tells whether an anchor may be looked for by these four bytes. */
@inline
function mark(bytes: u32): u32 {
  const hash = bytes * HASH
  const word = load<u32>(MARKS + <usize>((hash >>> 16) << 2))
  return (word >>> (hash >>> 11)) & (word >>> (bytes >>> 24))
}

/** Adds the hits of the entries whose bytes stand at `p`. */
function inspect(p: usize, from: usize, to: usize, end: usize, count: u32): u32 {
  const bytes = load<u64>(p) | FOLD
  const found = inspectBucket(buckets + <usize>(((<u32>bytes * HASH) >>> 18) << 2), p, bytes, from, to, end, count)
  return inspectBucket(buckets + THREES + <usize>(((<u32>bytes * HASH_OF_THREE) >>> 22) << 2), p, bytes, from, to, end, found)
}

function inspectBucket(bucket: usize, p: usize, bytes: u64, from: usize, to: usize, end: usize, found: u32): u32 {
  let count = found
  const stop = entries + <usize>load<u32>(bucket, 4) * ENTRY_SIZE
  for (let e = entries + <usize>load<u32>(bucket) * ENTRY_SIZE; e < stop; e += ENTRY_SIZE) {
    const unlike = load<u64>(e) ^ bytes
    const size = load<u32>(e, 16)
    if (unlike << (64 - ((size >>> 24) << 3))) continue
    const start = p - <usize>load<u32>(e, 8)
    if (start < from || start >= to || !holds(e, start, end)) continue
    const hit = hits + ((<usize>count) << 3)
    store<u32>(hit, <u32>start)
    store<u32>(hit, load<u32>(e, 20) & ~ANY_CASE, 4)
    count++
  }
  return count
}

/** Whether the entry's anchor stands at `start`. Folding joins a few signs ('[' and '{'): too much, never too little. */
function holds(entry: usize, start: usize, end: usize): bool {
  const length = <usize>(load<u32>(entry, 16) & 0xffffff)
  if (start + length > end) return false
  const bytes = texts + <usize>load<u32>(entry, 12)
  const fold: u32 = load<u32>(entry, 20) & ANY_CASE ? 0x20 : 0
  for (let i: usize = 0; i < length; i++) {
    const byte = <u32>load<u8>(start + i)
    const wanted = <u32>load<u8>(bytes + i)
    if ((byte | fold) != (wanted | fold) && !(wanted == ANY_SEPARATOR && isSeparator(byte))) return false
  }
  return true
}

const ANY_SEPARATOR: u32 = 1

/** What may stand between two words of a name: space, hyphen, dot, underscore. */
@inline
function isSeparator(byte: u32): bool {
  return byte == 32 || byte == 45 || byte == 46 || byte == 95
}

// Lines end at LF, CR LF or a lone CR. Columns count UTF-16 code units, as editors and SARIF do. Bytes that are no UTF-8
// count as the replacement characters which the WHATWG decoder (Encoding Standard, section 8.1) puts in their place.
let line: u32 = 1
let column: u32 = 1
let afterReturn: bool = false
let missing: u32 = 0 // continuation bytes that the current character still needs
let wide: bool = false // the current character takes two units
let lowest: u32 = 0x80
let highest: u32 = 0xbf

let savedLine: u32 = 1
let savedColumn: u32 = 1
let savedAfterReturn: bool = false
let savedMissing: u32 = 0
let savedWide: bool = false
let savedLowest: u32 = 0x80
let savedHighest: u32 = 0xbf

/** Starts counting at line 1, column 1, and saves that. */
export function resetPosition(): void {
  line = 1
  column = 1
  afterReturn = false
  missing = 0
  savePosition()
}

export function savePosition(): void {
  savedLine = line
  savedColumn = column
  savedAfterReturn = afterReturn
  savedMissing = missing
  savedWide = wide
  savedLowest = lowest
  savedHighest = highest
}

/** Goes back to where savePosition was called last. */
export function restorePosition(): void {
  line = savedLine
  column = savedColumn
  afterReturn = savedAfterReturn
  missing = savedMissing
  wide = savedWide
  lowest = savedLowest
  highest = savedHighest
}

export function positionLine(): u32 {
  return line
}

export function positionColumn(): u32 {
  return column
}

/** Moves the position over the UTF-8 bytes of [from, to); a character may be cut between two calls. */
export function advanceUtf8(from: usize, to: usize): void {
  for (let p = from; p < to; p++) {
    const byte = <u32>load<u8>(p)
    if (byte < 0x80) {
      missing = 0
      advanceUnit(byte)
    } else if (missing && byte >= lowest && byte <= highest) continueCharacter()
    else startCharacter(byte)
  }
}

/** Moves the position over the UTF-16 units of [from, to), an even stretch; `swapped` for big-endian ones. */
export function advanceUtf16(from: usize, to: usize, swapped: bool): void {
  for (let p = from; p < to; p += 2) {
    const unit = load<u16>(p)
    advanceUnit(swapped ? <u32>bswap<u16>(unit) : <u32>unit)
  }
}

@inline
function advanceUnit(unit: u32): void {
  if (unit == 13 || (unit == 10 && !afterReturn)) {
    line++
    column = 1
  } else if (unit != 10) column++
  afterReturn = unit == 13
}

function startCharacter(byte: u32): void {
  afterReturn = false
  column++
  missing = byte < 0xc2 || byte > 0xf4 ? 0 : byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3
  wide = missing == 3
  lowest = byte == 0xe0 ? 0xa0 : byte == 0xf0 ? 0x90 : 0x80
  highest = byte == 0xed ? 0x9f : byte == 0xf4 ? 0x8f : 0xbf
}

function continueCharacter(): void {
  missing--
  lowest = 0x80
  highest = 0xbf
  if (wide && missing == 0) column++
}
