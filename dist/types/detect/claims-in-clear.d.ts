import type { RuleAnchor } from './anchor-uses.js';
import type { Claim } from './confirm.js';
import { type Encoding } from './encoding.js';
import type { TextPlace } from './notation/notation.js';
/** A claim and its place in the bytes. */
export interface FoundClaim {
    readonly start: number;
    readonly end: number;
    readonly claim: Claim;
    /** What stands there when it is read as its program reads it; absent where that is the text itself. */
    readonly meant?: Meant;
}
export interface Meant {
    readonly secret: string;
    /** How it is written, as in "found, in base64". */
    readonly manner: string;
}
/** The claims on what begins at `start` of the bytes, a place in the text; undefined when no pattern fits. */
export declare function claimsInClear(place: TextPlace, start: number, { text, confirmers, encoding }: RuleAnchor & {
    readonly encoding: Encoding;
}): readonly FoundClaim[] | undefined;
