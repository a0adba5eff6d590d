/** A short value, a word, a word with a number, or words between signs. */
export declare function isWeak(secret: string): boolean;
