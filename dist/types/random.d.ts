/** Gives whole numbers in [0, below). */
export type Random = (below: number) => number;
/** The mulberry32 generator: 32 bits of state, good enough for examples, useless for keys. */
export declare function seededRandom(seed: number): Random;
