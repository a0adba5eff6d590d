import { type Match } from '../model.js';
import type { Claim } from './confirm.js';
import { type Encoding } from './encoding.js';
/** A claim with its place in the blob. */
export interface PlacedClaim extends Omit<Match, 'rule' | 'couldBe'> {
    readonly claim: Claim;
    readonly encoding: Encoding;
    /** The text as a whole is written otherwise. Each anchor in UTF-16 stands there in the other byte order, too, one byte off. */
    readonly foreign: boolean;
}
/** The winning claims as matches, in the order of their places. Cost: n log n. */
export declare function resolveClaims(claims: readonly PlacedClaim[]): Match[];
