import type { AnchorList } from './anchor-list.js';
export interface AnchorTable {
    /** The bytes of all anchors, one behind the other. */
    readonly texts: Uint8Array;
    /** Two bits for each four folded bytes, as the kernel looks them up. */
    readonly marks: Uint8Array;
    readonly buckets: Uint32Array;
    /** Six words each; addresses count from the first of the texts. An anchor that a separator may follow has several. */
    readonly entries: Uint32Array;
    /** The most entries that one position can match. */
    readonly densest: number;
    /** The largest distance from an anchor's start to its hashed bytes. */
    readonly furthestBack: number;
}
/** Builds the tables; throws RangeError for an anchor of fewer than three bytes, which would match everywhere. */
export declare function buildAnchorTable(list: AnchorList): AnchorTable;
/** Where the bytes of [from, to) begin that are rarest in source text: three, and a fourth behind them where there is one. */
export declare function rarestPlace(bytes: Uint8Array, from?: number, to?: number): number;
/** One text that is searched for. */
export interface SearchedText {
    readonly number: number;
    readonly bytes: Uint8Array;
    /** Upper and lower case count as the same. */
    readonly caseless: boolean;
}
/** What is searched for, in the order of their numbers. */
export declare function searchedIn({ entries, texts }: AnchorTable): SearchedText[];
