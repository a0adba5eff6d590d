// Lays out the kernel's search tables: for each anchor the three bytes that are rarest in source text, hashed.
// kernel/search.as.ts draws the layout and reads it. All of this runs over some ten thousand anchors before the first scan, in
// code that is still cold: so it works on numbers in flat arrays.
import type { AnchorList } from './anchor-list.ts'

/** In an anchor: any sign that may part two words (space, hyphen, dot, underscore). */
const ANY_SEPARATOR = 1

export interface AnchorTable {
  /** The bytes of all anchors, one behind the other. */
  readonly texts: Uint8Array
  /** A bit for each hash of four folded bytes. */
  readonly marks: Uint8Array
  readonly buckets: Uint32Array
  /** Six words each; addresses count from the first of the texts. */
  readonly entries: Uint32Array
  /** The most entries that one position can match. */
  readonly densest: number
  /** The largest distance from an anchor's start to its hashed bytes. */
  readonly furthestBack: number
}

const ENTRY_WORDS = 6
const MARKS = 1 << 18
const BITS_A_BYTE = 8
const BUCKETS = 1 << 14
const FOLD = 0x202020
const FOLD_FOURTH = 0x20000000
const HASH = 0x9e377b00
/** The golden ratio's share of 2^32, odd: all four bytes decide the product's upper bits. */
const MARK_HASH = 0x9e3779b1
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

/** Builds the tables; throws RangeError for an anchor of fewer than three bytes, which would match everywhere. */
export function buildAnchorTable(list: AnchorList): AnchorTable {
  const { count, bytes } = list
  const marks = new Uint8Array(MARKS)
  const buckets = new Uint32Array(BUCKETS + 1)
  const words = new Uint32Array(count)
  const backs = new Uint32Array(count)
  let [densest, furthestBack] = [0, 0]
  for (let id = 0; id < count; id++) {
    const [from, to] = [list.startOf(id), list.startOf(id + 1)]
    if (to - from < WORD_BYTES) throw new RangeError(`anchor ${id} is shorter than three bytes`)
    const place = rarestPlace(bytes, from, to)
    const word = foldedWord(bytes, place)
    words[id] = word
    backs[id] = place - from
    const next = place + WORD_BYTES
    for (const byte of next === to ? ANY_BYTE : bytes[next] === ANY_SEPARATOR ? SEPARATORS : [bytes[next] as number])
      setMark(marks, word | (byte << 24))
    const inBucket = (buckets[bucketOf(word)] as number) + 1
    buckets[bucketOf(word)] = inBucket
    if (inBucket > densest) densest = inBucket
    if (place - from > furthestBack) furthestBack = place - from
  }
  const texts = bytes.subarray(0, list.byteCount)
  return { texts, marks, buckets, entries: sortIntoBuckets(list, buckets, { words, backs }), densest, furthestBack }
}

/** Sets the bit for four bytes, the first three of which are folded. */
function setMark(marks: Uint8Array, bytes: number): void {
  const hash = Math.imul(bytes | FOLD_FOURTH, MARK_HASH) >>> 11
  const mark = Math.floor(hash / BITS_A_BYTE)
  marks[mark] = (marks[mark] as number) | (1 << (hash % BITS_A_BYTE))
}

/** A counting sort: turns the counts in `buckets` into where each bucket begins, and fills them. */
function sortIntoBuckets(
  list: AnchorList,
  buckets: Uint32Array,
  { words, backs }: { readonly words: Uint32Array; readonly backs: Uint32Array },
): Uint32Array {
  for (let i = 1; i <= BUCKETS; i++) buckets[i] = (buckets[i] as number) + (buckets[i - 1] as number)
  const entries = new Uint32Array(list.count * ENTRY_WORDS)
  for (let id = 0; id < list.count; id++) {
    const bucket = bucketOf(words[id] as number)
    const place = (buckets[bucket] as number) - 1
    buckets[bucket] = place
    const entry = place * ENTRY_WORDS
    entries[entry] = words[id] as number
    entries[entry + 1] = backs[id] as number
    entries[entry + 2] = list.startOf(id + 1) - list.startOf(id)
    entries[entry + 3] = list.startOf(id)
    entries[entry + 4] = id
    entries[entry + 5] = list.isCaseless(id) ? 1 : 0
  }
  return entries
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

/** 14 bits, as the kernel computes them. */
function bucketOf(word: number): number {
  return Math.imul(word, HASH) >>> 18
}

/** One text that is searched for. */
export interface SearchedText {
  readonly number: number
  readonly bytes: Uint8Array
  /** Upper and lower case count as the same. */
  readonly caseless: boolean
}

/** The text at a place among the entries. */
export function entryOf({ entries, texts }: AnchorTable, place: number): SearchedText {
  const [, , length = 0, start = 0, number = 0, caseless] = entries.subarray(place * ENTRY_WORDS, (place + 1) * ENTRY_WORDS)
  return { number, bytes: texts.subarray(start, start + length), caseless: caseless === 1 }
}
