import type { TextPlace } from './notation.js';
import { Reading } from './reading.js';
/** What to search for; each has the kernel's three bytes. */
export declare const escapeBeginnings: readonly {
    readonly text: string;
    readonly ignoresCase: boolean;
}[];
/** An anchor, and where it begins in the text. */
export interface EscapedAnchor<Anchor> {
    readonly anchor: Anchor;
    readonly start: number;
    /** What follows the anchor, from an index on; absent where that isn't certain. */
    readonly behind?: {
        readonly reading: Reading;
        readonly index: number;
    };
}
/** Finds the anchors that an escape may be part of. Most texts hold no escape, so nothing is prepared before the first. */
export declare class EscapedAnchors<Anchor extends {
    readonly text: string;
}> {
    #private;
    /** Source bytes on either side of an escape that a verdict on it may depend on. */
    readonly reach: number;
    /** `units` is how far on either side of the anchors their rules look. */
    constructor(anchors: () => readonly Anchor[], units: number);
    /** Anchors of which the escape at `found` may be the first escaped character. */
    candidates({ bytes, from, to }: TextPlace, found: number): readonly EscapedAnchor<Anchor>[];
}
/** Source bytes on either side of an escape in an anchor that so many units on either side of the anchor may depend on. */
export declare function escapeReach(units: number): number;
