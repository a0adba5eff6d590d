import type { TextPlace } from './notation/notation.js';
/** An anchor in a text of one byte a character: its bytes are [start, end). */
export interface AnchorPlace extends TextPlace {
    readonly start: number;
    readonly end: number;
    /** There is more behind `to` that isn't known. */
    readonly isCut: boolean;
}
/** Bytes before an anchor that a first look may depend on. */
export declare const LOOK_BEHIND = 24;
/** Whether a secret may begin at the anchor: false behind a letter or digit that ends no escape. */
export declare function mayStart({ bytes, from, start }: AnchorPlace): boolean;
/** Characters that a text holds side by side, so many at least. */
export interface Run {
    /** By byte. */
    readonly isIn: Uint8Array;
    readonly least: number;
    /** The most characters of plain text before it. */
    readonly behind: number;
    /** The plain text before it, where all alternatives have the same. */
    readonly text: string;
}
/** The first run of every alternative of a pattern; undefined when one of them begins in another way. */
export declare function firstRuns(pattern: string, ignoreCase?: boolean): readonly Run[] | undefined;
/** A run that each of some is. */
export declare function unionOf(runs: readonly Run[]): Run | undefined;
/** Whether the run stands right behind the anchor, or may go on in another piece or in escapes. */
export declare function mayHoldRun({ bytes, to, end, isCut }: AnchorPlace, { isIn, least }: Run): boolean;
/** Whether the run, and the text before it, stand within so many bytes behind the anchor. */
export declare function hasRunWithin({ bytes, to, end }: AnchorPlace, { isIn, least, text, behind }: Run, reach: number): boolean;
