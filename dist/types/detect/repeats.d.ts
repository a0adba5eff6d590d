import { type AnchorUse } from './anchor-uses.js';
import type { FoundClaim } from './claims-in-clear.js';
import type { TextPlace } from './notation/notation.js';
/** What was claimed on an anchor; undefined when no pattern fits there. */
type Claims = readonly FoundClaim[] | undefined;
/** The claims on what begins at `start`, worked out. */
type Judge = (place: TextPlace, start: number, use: AnchorUse) => Claims;
/** Remembers verdicts on one text, whose bytes may not change meanwhile. Places are asked for in their order. */
export declare class Repeats {
    #private;
    /** The bytes are others from now on. */
    forget(): void;
    /** The claims on what begins at `start`: those of an earlier place, or what `judge` gives. */
    claims(place: TextPlace, start: number, use: AnchorUse, judge: Judge): Claims;
}
export {};
