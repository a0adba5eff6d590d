// The delta families of a pack: an entry that is stored whole, and all that are made from it, directly or through others.
import { type PackEntries, WHOLE } from './pack-entries.ts'

export interface PackFamilies {
  /** Entries by family, each one behind its base, and what is made from an entry right behind it. */
  readonly order: Uint32Array
  /** Family f is [starts[f], starts[f + 1]) of the order. */
  readonly starts: Uint32Array
  /** Entries that belong to none: their base is missing, or they are made from each other in a circle. */
  readonly orphans: readonly number[]
}

/** Goes through every family depth first. */
export function findFamilies({ count, bases }: PackEntries): PackFamilies {
  const { firsts, nexts } = childrenOf(bases, count)
  const order = new Uint32Array(new SharedArrayBuffer(4 * count))
  const starts: number[] = []
  let length = 0
  for (let root = 0; root < count; root++) {
    if (bases[root] !== WHOLE) continue
    starts.push(length)
    length = visit(root, { firsts, nexts, bases, order, length })
  }
  starts.push(length)
  const shared = new Uint32Array(new SharedArrayBuffer(4 * starts.length))
  shared.set(starts)
  return {
    order: order.subarray(0, length),
    starts: shared,
    orphans: length === count ? [] : missingFrom(order.subarray(0, length), count),
  }
}

const NONE = 0xffffffff

/** First child and next sibling of each entry, in the order of their places. */
function childrenOf(bases: Uint32Array, count: number): { firsts: Uint32Array; nexts: Uint32Array } {
  const firsts = new Uint32Array(count).fill(NONE)
  const nexts = new Uint32Array(count).fill(NONE)
  for (let i = count - 1; i >= 0; i--) {
    const base = bases[i] as number
    if (base >= count) continue
    nexts[i] = firsts[base] as number
    firsts[base] = i
  }
  return { firsts, nexts }
}

interface Descent {
  readonly firsts: Uint32Array
  readonly nexts: Uint32Array
  readonly bases: Uint32Array
  readonly order: Uint32Array
  readonly length: number
}

/** Appends the family of a root; gives the order's new length. Goes without a stack: the bases lead back. */
function visit(root: number, { firsts, nexts, bases, order, length }: Descent): number {
  let next = length
  let entry = root
  while (true) {
    order[next++] = entry
    let follower = firsts[entry] as number
    while (follower === NONE && entry !== root) {
      follower = nexts[entry] as number
      if (follower === NONE) entry = bases[entry] as number
    }
    if (follower === NONE) return next
    entry = follower
  }
}

function missingFrom(order: Uint32Array, count: number): number[] {
  const seen = new Uint8Array(count)
  for (const entry of order) seen[entry] = 1
  return Array.from({ length: count }, (_, i) => i).filter((i) => seen[i] === 0)
}
