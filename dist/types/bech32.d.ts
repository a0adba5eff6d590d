/** The upper-case text for a readable part and values of five bits. */
export declare function encodeBech32(readable: string, values: readonly number[]): string;
/** Whether the text, in one case, ends in its checksum. */
export declare function isBech32(text: string): boolean;
