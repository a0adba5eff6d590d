import { type Reason } from '../reasons.js';
import type { Fault } from '../shape.js';
export interface Entry {
    /** As reports have it: the format and a keyed hash of the value. */
    readonly fingerprint: string;
    readonly reason: Reason;
    /** The one path at which it is known; any when absent. */
    readonly path?: string;
    /** A sentence. */
    readonly note?: string;
    /** Who decided. */
    readonly who?: string;
    /** The last day on which it counts: `2027-01-31`. */
    readonly until?: string;
    /** It was found in history, and need not be in the files. */
    readonly past?: true;
}
/** What tells entries apart. */
export declare function keyOf({ fingerprint, path }: Pick<Entry, 'fingerprint' | 'path'>): string;
/** A line of JSON, its fields always in the same order. */
export declare function formatEntry(entry: Entry): string;
/** The entry of a line, or what is wrong with it. */
export declare function parseEntry(line: string): Entry | Fault;
export declare function isFault(parsed: Entry | Fault): parsed is Fault;
/** A day that the calendar has. */
export declare function isDay(text: unknown): text is string;
