import type { AnchorTable } from './anchor-table.js';
/** Called with the offset in the input where an anchor starts, and the anchor's index. */
export type VisitHit = (start: number, anchor: number) => void;
/** Stretches of the input are half-open: `from` included, `to` not. */
export interface Stretch {
    readonly from: number;
    readonly to: number;
}
export declare class Kernel {
    #private;
    /** The part of linear memory that holds the text to search; fill it in place. */
    readonly input: Buffer;
    constructor(anchors: AnchorTable, inputBytes: number);
    /** Visits each anchor that starts in the stretch and ends by `end`, in the order of the hashed bytes' places. */
    search({ from, to }: Stretch, end: number, visit: VisitHit): void;
    /** Puts the text position back to line 1, column 1, and saves it. */
    resetPosition(): void;
    /** The position to which restorePosition goes back. */
    savePosition(): void;
    restorePosition(): void;
    /** Moves the text position over a stretch of the input. */
    advanceUtf8({ from, to }: Stretch): void;
    /** The same for UTF-16: both ends must lie between units. */
    advanceUtf16({ from, to }: Stretch, order: 'little' | 'big'): void;
    /** Line and column, both from 1; columns in UTF-16 code units. */
    get position(): {
        line: number;
        column: number;
    };
}
