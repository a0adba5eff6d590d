/** The seed of the type (U, A, O, N, C, X) with these 32 random bytes. */
export declare function nkeySeed(letter: string, random: Uint8Array): string;
/** Whether the text is a seed whose checksum is right. */
export declare function isNkeySeed(text: string): boolean;
