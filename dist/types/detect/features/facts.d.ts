import type { Assignment } from '../assignment.js';
import { type Counts } from './counts.js';
/** An assignment with the text that it was found in. */
export interface Candidate {
    readonly text: string;
    readonly assignment: Assignment;
}
/** Texts of one character a byte; lines as far as they are looked at. */
export interface Facts {
    readonly value: string;
    readonly low: string;
    readonly name: string;
    /** The name in lower case, its words parted by `_`. */
    readonly words: string;
    readonly last: string;
    readonly before: string;
    readonly after: string;
    readonly line: string;
    readonly above: string;
    readonly below: string;
    readonly counts: Counts;
    /** In bits a character. */
    readonly entropy: number;
    readonly assignment: Assignment;
}
export declare function factsOf({ text, assignment }: Candidate): Facts;
