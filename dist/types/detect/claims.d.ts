import { type AnchorUse } from './anchor-uses.js';
import { type FoundClaim } from './claims-in-clear.js';
import type { TextPlace } from './notation/notation.js';
/** A look at what stands in clear at `start`: false when no rule can claim what begins there. */
export declare function mayClaimAt({ bytes, from, to }: TextPlace, start: number, { text, confirmers, encoding, notation, escaped }: AnchorUse): boolean;
/** The claims on what begins at `start` of the bytes, a place in the text; undefined when no pattern fits. */
export declare function claimsAt(place: TextPlace, start: number, use: AnchorUse): readonly FoundClaim[] | undefined;
