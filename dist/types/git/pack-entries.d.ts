export declare const entryTypes: {
    readonly commit: 1;
    readonly tree: 2;
    readonly blob: 3;
    readonly tag: 4;
    readonly offsetDelta: 6;
    readonly idDelta: 7;
};
/** What stands in `bases` for an entry that is stored whole. */
export declare const WHOLE = 4294967295;
/** What stands in `sizes` for all that don't fit. */
export declare const HUGE = 4294967295;
export interface PackEntries {
    readonly count: number;
    /** Where each entry begins; one more at the end, where the last one ends. */
    readonly offsets: Float64Array;
    /** Bytes of each entry's head. */
    readonly heads: Uint8Array;
    /** As entryTypes; 0 for an entry that can't be read. */
    readonly types: Uint8Array;
    /** Bytes of the object, or of the delta; HUGE from 2^32 - 1 on. */
    readonly sizes: Uint32Array;
    readonly bases: Uint32Array;
    /** Place of each entry's id in the index. */
    readonly places: Uint32Array;
}
/** What `readEntries` needs of the pack and its index. */
export interface PackParts {
    readonly file: string;
    readonly idBytes: number;
    /** Ids in the order of the index, one after the other. */
    readonly ids: Uint8Array;
    /** Offsets in the same order. */
    readonly offsets: Float64Array;
    /** Bytes of the pack. */
    readonly sizeBytes: number;
}
/** Reads every entry's head, in one pass over the file. Throws CorruptData where the file is no pack. */
export declare function readEntries(parts: PackParts): PackEntries;
