// A seeded generator, so that whatever is filled at random can be filled again.

/** Gives whole numbers in [0, below). */
export type Random = (below: number) => number

/** The mulberry32 generator: 32 bits of state, good enough for examples, useless for keys. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}
