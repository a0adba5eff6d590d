import type { Found } from './entry.js';
/** The entry in the comment that begins at `hash`. */
export declare function commentedOutAt(text: string, hash: number): Found | undefined;
