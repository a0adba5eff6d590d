import type { Found } from './entry.js';
/** The entry that begins at an offset. */
export declare function assignmentAt(text: string, start: number): Found | undefined;
export declare function isQuote(sign: string | undefined): boolean;
