import type { ObjectSet } from './object-set.js';
export interface WorkList {
    /** Triples: index of the pack, and the stretch of its families; or for loose objects the number of packs, and a stretch of them. */
    readonly pieces: Uint32Array;
    /** Next piece · whether to end early · objects done. */
    readonly counters: Int32Array;
    /** Bytes of the stores that were walked; bytes of objects that were looked at. */
    readonly totals: BigUint64Array;
}
export declare const NEXT = 0;
export declare const ENDED = 1;
export declare const OBJECTS = 2;
export declare const PACKED = 0;
export declare const LOOKED_AT = 1;
/** Large families first, lest one is left for the end; then all others as they lie in their packs. */
export declare function listWork({ packs, loose }: Pick<ObjectSet, 'packs' | 'loose'>): WorkList;
