import { type Anchor } from './anchor-list.js';
import { type AnchorTable } from './anchor-table.js';
export interface LayerAnchor extends Anchor {
    /** Bytes on either side of its start that a verdict on it may depend on. */
    readonly reach: number;
    /** Bytes before its start that the verdict 0 may depend on. */
    readonly behind: number;
}
export interface LayerTable {
    readonly table: AnchorTable;
    /** Four words for each anchor, by its number: its length in bytes, its reach, how far behind, and nothing. */
    readonly words: Uint32Array;
}
export declare const WORDS_AN_ANCHOR = 4;
/** The anchors' numbers are their places. */
export declare function layerTable(anchors: readonly LayerAnchor[]): LayerTable;
