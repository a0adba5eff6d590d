/** Characters that the checksum covers. */
export declare const CHECKED_LENGTH = 30;
/** Six characters, padded with zeros on the left. The body is ASCII. */
export declare function githubChecksum(body: string): string;
