import type { AnchorUse } from './anchor-uses.js';
import type { Claim } from './confirm.js';
/** A claim and its place in the bytes. */
export interface FoundClaim {
    readonly start: number;
    readonly end: number;
    readonly claim: Claim;
}
/** The claims on what begins at `start` of the bytes, which hold the text up to `filled`. */
export declare function claimsAt(bytes: Buffer, filled: number, start: number, { text, encoding, confirmers }: AnchorUse): FoundClaim[];
