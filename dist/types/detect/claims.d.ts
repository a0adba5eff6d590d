import type { AnchorUse } from './anchor-uses.js';
import type { Claim } from './confirm.js';
/** A claim and its place in the bytes. */
export interface FoundClaim {
    readonly start: number;
    readonly end: number;
    readonly claim: Claim;
}
/** A text: [from, to) of the bytes. */
export interface TextPlace {
    readonly bytes: Buffer;
    readonly from: number;
    readonly to: number;
}
/** The claims on what begins at `start` of the bytes, a place in the text; undefined when no pattern fits. */
export declare function claimsAt(place: TextPlace, start: number, { text, encoding, confirmers }: AnchorUse): readonly FoundClaim[] | undefined;
