/** All that is wrong with the pattern, each with the remedy; empty when it may run. `most` is the longest match in bytes. */
export declare function patternFaults(pattern: string, ignoreCase: boolean, most: number): string[];
/** The most bytes that the pattern can match. */
export declare function longestMatch(pattern: string): number;
/** The character class of what the secret's last part could go on with; empty when nothing. */
export declare function continuesWith(pattern: string): string;
