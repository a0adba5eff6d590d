import { type Encoding } from './encoding.js';
/** How far an excerpt reaches on either side of the match. */
export declare const EXCERPT_BYTES = 400;
/**
 * The text on either side of the match at [start, end) of the bytes; lines are parted by a line feed. A word that the
 * excerpt's edge cuts is left out: it may be the rest of another secret, which nobody would recognise any more.
 */
export declare function cutExcerpt(bytes: Buffer, { start, end }: {
    start: number;
    end: number;
}, encoding: Encoding): {
    before: string;
    after: string;
};
