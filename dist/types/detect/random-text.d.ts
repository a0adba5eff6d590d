/** Shannon entropy, in bits a character. */
export declare function entropyOf(text: string): number;
/** At least sixteen characters, varied, of several kinds, and not made of words, a path, a call or a version. */
export declare function looksRandom(text: string): boolean;
