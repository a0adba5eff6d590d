// What is to be walked, cut into pieces that threads take one after the other. The list and the counters are shared memory:
// no messages while there is work.
import type { ObjectSet } from './object-set.ts'

export interface WorkList {
  /** Triples: index of the pack, and the stretch of its families; or for loose objects the number of packs, and a stretch of them. */
  readonly pieces: Uint32Array
  /** Next piece · whether to end early · objects done. */
  readonly counters: Int32Array
  /** Bytes of the stores that were walked; bytes of objects that were looked at. */
  readonly totals: BigUint64Array
}

export const NEXT = 0
export const ENDED = 1
export const OBJECTS = 2
export const PACKED = 0
export const LOOKED_AT = 1

const PIECE_BYTES = 1 << 19
/** What an object costs beside its bytes. */
const OBJECT_BYTES = 300
const LOOSE_PIECE = 64

interface Piece {
  readonly store: number
  readonly from: number
  readonly to: number
  readonly cost: number
}

/** Large families first, lest one is left for the end; then all others as they lie in their packs. */
export function listWork({ packs, loose }: Pick<ObjectSet, 'packs' | 'loose'>): WorkList {
  const pieces = packs.flatMap((_, store) => piecesOf(packs, store))
  for (let from = 0; from < loose.length; from += LOOSE_PIECE) {
    pieces.push({ store: packs.length, from, to: Math.min(from + LOOSE_PIECE, loose.length), cost: 0 })
  }
  const large = pieces.filter(({ cost }) => cost > 2 * PIECE_BYTES).sort((a, b) => b.cost - a.cost)
  const ordered = [...large, ...pieces.filter(({ cost }) => cost <= 2 * PIECE_BYTES)]
  const shared = new Uint32Array(new SharedArrayBuffer(12 * ordered.length))
  shared.set(ordered.flatMap(({ store, from, to }) => [store, from, to]))
  return {
    pieces: shared,
    counters: new Int32Array(new SharedArrayBuffer(12)),
    totals: new BigUint64Array(new SharedArrayBuffer(16)),
  }
}

function piecesOf(packs: ObjectSet['packs'], store: number): Piece[] {
  const pieces: Piece[] = []
  const count = (packs[store]?.families.starts.length ?? 1) - 1
  let from = 0
  let cost = 0
  for (let family = 0; family < count; family++) {
    const own = costOf(packs, store, family)
    // A large family is a piece of its own.
    if (own > PIECE_BYTES && family > from) {
      pieces.push({ store, from, to: family, cost })
      from = family
      cost = 0
    }
    cost += own
    if (cost < PIECE_BYTES) continue
    pieces.push({ store, from, to: family + 1, cost })
    from = family + 1
    cost = 0
  }
  if (from < count) pieces.push({ store, from, to: count, cost })
  return pieces
}

function costOf(packs: ObjectSet['packs'], store: number, family: number): number {
  const pack = packs[store]
  if (!pack) return 0
  const { order, starts } = pack.families
  const { offsets } = pack.entries
  let cost = 0
  for (let i = starts[family] as number; i < (starts[family + 1] as number); i++) {
    const entry = order[i] as number
    cost += (offsets[entry + 1] as number) - (offsets[entry] as number) + OBJECT_BYTES
  }
  return cost
}
