import { type PackEntries } from './pack-entries.js';
export interface PackFamilies {
    /** Entries by family, each one behind its base, and what is made from an entry right behind it. */
    readonly order: Uint32Array;
    /** Family f is [starts[f], starts[f + 1]) of the order. */
    readonly starts: Uint32Array;
    /** Entries that belong to none: their base is missing, or they are made from each other in a circle. */
    readonly orphans: readonly number[];
}
/** Goes through every family depth first. */
export declare function findFamilies({ count, bases }: PackEntries): PackFamilies;
