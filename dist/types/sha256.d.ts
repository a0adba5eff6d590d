/** In hexadecimal, of the text as UTF-8. */
export declare function sha256(text: string): string;
