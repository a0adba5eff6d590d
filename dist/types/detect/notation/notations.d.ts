import type { Notation } from './notation.js';
/** What is encoded twice is mostly a value that was encoded alone; at other places in it, it isn't looked for. */
export declare const notations: readonly Notation[];
