// Lays out the kernel's search tables: for each anchor the three bytes that are rarest in source text, hashed.
// kernel/search.as.ts draws the layout and reads it. All of this runs over some ten thousand anchors before the first scan, in
// code that is still cold: so it works on numbers in flat arrays.
import type { AnchorList } from './anchor-list.ts'

/** In an anchor: any sign that may part two words (space, hyphen, dot, underscore). */
const ANY_SEPARATOR = 1

export interface AnchorTable {
  /** The bytes of all anchors, one behind the other. */
  readonly texts: Uint8Array
  /** Two bits for each four folded bytes, as the kernel looks them up. */
  readonly marks: Uint8Array
  readonly buckets: Uint32Array
  /** Six words each; addresses count from the first of the texts. An anchor that a separator may follow has several. */
  readonly entries: Uint32Array
  /** The most entries that one position can match. */
  readonly densest: number
  /** The largest distance from an anchor's start to its hashed bytes. */
  readonly furthestBack: number
}

const ENTRY_WORDS = 6
const MARKS = 1 << 18
/** For entries with four bytes, and for those with three. */
const BUCKETS = 1 << 14
const SHORT_BUCKETS = 1 << 10
/** Bytes of an anchor that an entry holds itself. */
const ENTRY_BYTES = 8
const SIZE_BITS = 24
const ANY_CASE = 0x80000000
const FOLD = 0x202020
const FOLD_FOURTH = 0x20000000
const HASH_OF_THREE = 0x9e377b00
/** The golden ratio's share of 2^32, odd: all four bytes decide the product's upper bits. */
const HASH = 0x9e3779b1
const WORD_BYTES = 3
const NEVER = 1e9
/** A mark for each byte that may follow makes the others worth less. */
const ANY_SHARE = 8
/** What may stand behind three bytes. */
const ANY_BYTE = Uint8Array.from({ length: 256 }, (_, byte) => byte)
const SEPARATORS = Buffer.from(' -._')

/** Bytes of source text, most frequent first; what is not here is rare. */
const FREQUENT = ' \n-=etaoirnslcdpumfhg_yb".,()vw/\'0x1;:k2TSE>R{}I3AC<[]*q4NL5P#6O7D8j9zFMBU&$HG|+!WX@VYJKQZ'
/** Three letters that stand side by side in source text most often, in their order, counted over nine repositories. */
const FREQUENT_THREES =
  'iontioconenttheingameectstrateresnamestvalcomtridattersertesonsforstatypluealuypeturproatiparassrinatarearetverintetuerr' +
  'ctiandderurnodeersntelicendessthiileonttorortmenithhisexpertchesettedporbleeadpecalltatextnstfilistdefptimetpacpregetine' +
  'equompommwitsseageusendeimecuroreactnewsioablnotultgitstealitruaserenoutonfoptarearatemperrroramrorreciteelenfiitiindunc' +
  'acempokeyonexpemplpatnalachtimfigereimpreflinfuninamativeecoxsdartormmodcalcestchtratenspajectexnsecreememanquealsfinmes' +
  'attuteerviceobjainordratadeackurlnceizetineatlaserienscoreseargullbjecodranbutnereraaillsetopdinathinsencribockcatoperep' +
  'rsiappntilishanropchalocpleualclammanodrvemitroureqouncolbliubldesshoosttreetessipubundhttttpnulputbashereveredritthaues' +
  'rtiourtarttrlearomdirhealogibuatcstountidercentannenctscrrueireansurelemthollentsancdelcenicaefioveaddplifrolescepponrem' +
  'ialeptminrmacrixmlhatlensinntrildonnpicticopiemolecletsoudislattitposesutivhashouprinumurcshevenrunexcsesfieempplawornit' +
  'taisysarsesoesparrlieumelerwarsedystoolgropenillvararyinihartabripledriafalangrrenatodurteoidxcectebernecquathrinforysel' +
  'ollipternclisulrgerotmaroteaulmapefawinliddlesumescwrirranfoetauleliznsioupctohenspembeemandimairseferincfauncotanfoosec' +
  'nedraculdouluctepoetrienngeustsagchimerhelcoputiignshacasyte'

/** Byte → how often it stands in source text, as the kernel sees it: folded. What stands for several is never looked for. */
const SHARES = Float64Array.from({ length: 256 }, (_, byte) => {
  if (byte === ANY_SEPARATOR) return NEVER
  const rank = FREQUENT.indexOf(String.fromCharCode(byte | 0x20))
  return 0.12 / (1 + 0.35 * (rank < 0 ? FREQUENT.length : rank))
})

/** Three letters → how often they stand together. */
const THREES = new Map<number, number>()
for (let i = 0; i < FREQUENT_THREES.length; i += WORD_BYTES) {
  const word = [0, 1, 2].reduce((sum, k) => sum | (FREQUENT_THREES.charCodeAt(i + k) << (8 * k)), 0)
  THREES.set(word, 0.08 / (i / WORD_BYTES + 30))
}

/** An anchor at one of its places: by which four bytes it is found, or by three and any fourth. */
interface Spot {
  readonly id: number
  readonly place: number
  readonly bucket: number
}

/** Builds the tables; throws RangeError for an anchor of fewer than three bytes, which would match everywhere. */
export function buildAnchorTable(list: AnchorList): AnchorTable {
  const { bytes } = list
  const marks = new Uint32Array(MARKS / 4)
  const spots: Spot[] = []
  let furthestBack = 0
  for (let id = 0; id < list.count; id++) {
    const [from, to] = [list.startOf(id), list.startOf(id + 1)]
    if (to - from < WORD_BYTES) throw new RangeError(`anchor ${id} is shorter than three bytes`)
    const place = rarestPlace(bytes, from, to)
    const word = foldedWord(bytes, place)
    const next = place + WORD_BYTES
    furthestBack = Math.max(furthestBack, place - from)
    if (next === to) spots.push({ id, place, bucket: BUCKETS + 1 + (Math.imul(word, HASH_OF_THREE) >>> 22) })
    for (const byte of next === to ? ANY_BYTE : bytes[next] === ANY_SEPARATOR ? SEPARATORS : [bytes[next] as number]) {
      const four = word | (byte << 24) | FOLD_FOURTH
      setMark(marks, four)
      if (next < to) spots.push({ id, place, bucket: Math.imul(four, HASH) >>> 18 })
    }
  }
  const { buckets, densest } = countBuckets(spots)
  const texts = bytes.subarray(0, list.byteCount)
  return { texts, marks: new Uint8Array(marks.buffer), buckets, entries: sortIntoBuckets(list, buckets, spots), densest, furthestBack }
}

/** Sets the two bits for four folded bytes. */
function setMark(marks: Uint32Array, four: number): void {
  const hash = Math.imul(four, HASH)
  marks[hash >>> 16] = (marks[hash >>> 16] as number) | (1 << (hash >>> 11)) | (1 << (four >>> 24))
}

/** Where each bucket ends, in the order of entries; one position looks into one of each kind. */
function countBuckets(spots: readonly Spot[]): { buckets: Uint32Array; densest: number } {
  const buckets = new Uint32Array(BUCKETS + 1 + SHORT_BUCKETS + 1)
  for (const { bucket } of spots) buckets[bucket] = (buckets[bucket] as number) + 1
  const most = (counts: Uint32Array) => counts.reduce((one, other) => Math.max(one, other), 0)
  const densest = most(buckets.subarray(0, BUCKETS)) + most(buckets.subarray(BUCKETS + 1))
  for (let i = 1; i < buckets.length; i++) buckets[i] = (buckets[i] as number) + (buckets[i - 1] as number)
  return { buckets, densest }
}

/** A counting sort: turns where each bucket ends into where it begins, and fills them. */
function sortIntoBuckets(list: AnchorList, buckets: Uint32Array, spots: readonly Spot[]): Uint32Array {
  const entries = new Uint32Array(spots.length * ENTRY_WORDS)
  for (const { id, place, bucket } of spots) {
    const at = (buckets[bucket] as number) - 1
    buckets[bucket] = at
    const [from, to] = [list.startOf(id), list.startOf(id + 1)]
    const entry = at * ENTRY_WORDS
    const held = foldedBytes(list.bytes.subarray(place, to))
    entries.set(held.words, entry)
    entries[entry + 2] = place - from
    entries[entry + 3] = from
    entries[entry + 4] = (to - from) | (held.count << SIZE_BITS)
    entries[entry + 5] = id | (list.isCaseless(id) ? ANY_CASE : 0)
  }
  return entries
}

/** Up to eight bytes, folded, as two words; as far as each stands for itself alone. */
function foldedBytes(bytes: Uint8Array): { readonly words: readonly [number, number]; readonly count: number } {
  const words: [number, number] = [0, 0]
  let count = 0
  while (count < ENTRY_BYTES && count < bytes.length && bytes[count] !== ANY_SEPARATOR) {
    words[count >> 2] = (words[count >> 2] as number) | (((bytes[count] as number) | 0x20) << (8 * (count & 3)))
    count++
  }
  return { words, count }
}

/** Where the bytes of [from, to) begin that are rarest in source text: three, and a fourth behind them where there is one. */
export function rarestPlace(bytes: Uint8Array, from = 0, to = bytes.length): number {
  let least = Number.POSITIVE_INFINITY
  let best = from
  const last = Math.max(from, to - WORD_BYTES)
  for (let i = from; i <= last; i++) {
    const three = shareOf(bytes, i)
    // The three decide which anchors are compared: of places that are equally rare, the one where they are rarer.
    const share = three * (1 + three) * (i + WORD_BYTES < to ? nextShare(bytes[i + WORD_BYTES] as number) : ANY_SHARE)
    if (share >= least) continue
    least = share
    best = i
  }
  return best
}

function nextShare(byte: number): number {
  return byte === ANY_SEPARATOR ? 1 : (SHARES[byte] as number)
}

/** How often the three bytes stand together, very roughly. */
function shareOf(bytes: Uint8Array, at: number): number {
  const apart =
    (SHARES[bytes[at] as number] as number) * (SHARES[bytes[at + 1] as number] as number) * (SHARES[bytes[at + 2] as number] as number)
  return apart >= NEVER / 2 ? apart : (THREES.get(foldedWord(bytes, at)) ?? apart)
}

function foldedWord(bytes: Uint8Array, place: number): number {
  return (bytes[place] as number) | ((bytes[place + 1] as number) << 8) | ((bytes[place + 2] as number) << 16) | FOLD
}

/** One text that is searched for. */
export interface SearchedText {
  readonly number: number
  readonly bytes: Uint8Array
  /** Upper and lower case count as the same. */
  readonly caseless: boolean
}

/** What is searched for, in the order of their numbers. */
export function searchedIn({ entries, texts }: AnchorTable): SearchedText[] {
  const found: SearchedText[] = []
  for (let entry = 0; entry < entries.length; entry += ENTRY_WORDS) {
    const [start = 0, size = 0, tagged = 0] = entries.subarray(entry + 3, entry + ENTRY_WORDS)
    const number = tagged & ~ANY_CASE
    found[number] = { number, bytes: texts.subarray(start, start + (size & ((1 << SIZE_BITS) - 1))), caseless: tagged !== number }
  }
  return found
}
