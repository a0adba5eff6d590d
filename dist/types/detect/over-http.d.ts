/**
 * Whether the secret at [start, end) of the text goes to an http:// address: it is a part of one, stands on its line, or
 * follows it within one statement with the words of a request between them.
 */
export declare function isSentOverHttp(text: string, start: number, end: number): boolean;
