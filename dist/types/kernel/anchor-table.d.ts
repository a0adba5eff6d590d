export interface Anchor {
    readonly bytes: Uint8Array;
    /** Upper and lower case count as the same. */
    readonly caseless: boolean;
}
export interface AnchorTable {
    readonly marks: Uint8Array;
    readonly buckets: Uint16Array;
    readonly entries: readonly AnchorEntry[];
    /** The most entries that one position can match. */
    readonly densest: number;
    /** The largest distance from an anchor's start to its hashed bytes. */
    readonly furthestBack: number;
}
interface AnchorEntry {
    readonly word: number;
    readonly back: number;
    readonly id: number;
}
/** Builds the tables; throws RangeError for an anchor of fewer than three bytes, which would match everywhere. */
export declare function buildAnchorTable(anchors: readonly Anchor[]): AnchorTable;
/** Where the three bytes begin that are rarest in source text. Runs over a few thousand bytes before the first scan, in code that is still cold: so one sum that rolls along. */
export declare function rarestPlace(bytes: Uint8Array): number;
export {};
