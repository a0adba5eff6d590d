import type { DotenvEntry, Found, Stretch } from './entry.js';
/** All entries in their order, those in comments among them; a name may come more than once, and the last one counts. */
export declare function parseDotenv(text: string): readonly DotenvEntry[];
export interface Reading {
    readonly found: readonly Found[];
    /** Text right behind a value, from `#` on: a comment to `dotenv`, a part of the value to others. */
    readonly glued: readonly Stretch[];
    /** Lines that are neither entries nor comments, without their ends. */
    readonly others: readonly Stretch[];
}
/** What stands where. Takes time in proportion to the text. */
export declare function readDotenv(text: string): Reading;
