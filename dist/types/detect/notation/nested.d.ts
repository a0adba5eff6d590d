import type { Notation } from './notation.js';
/** Texts in the inner notation that are written in the outer one. */
export declare function nested(outer: Notation, inner: Notation): Notation;
