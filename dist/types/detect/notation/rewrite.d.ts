export interface Rewritten {
    readonly text: string;
    /** Where the first change is. */
    readonly changedAt: number;
    /** Character → where what it was made of begins, and where it ends. */
    readonly starts: Int32Array;
    readonly ends: Int32Array;
}
/** Where rewriting ends: with so many characters, or with a text that stands there behind the beginning. */
interface Limits {
    readonly most: number;
    readonly end?: string | undefined;
}
/** The text, one character a byte, with pieces joined and escapes undone; undefined when there are none. */
export declare function rejoin(text: string, limits?: Limits): Rewritten | undefined;
/** So many characters of the text with its pieces joined; fewer where joints are long. */
export declare function beginningOf(text: string, most: number): string;
/** The text with escapes undone. */
export declare function unescapeText(text: string): string;
/** Whether the word that begins at a place ends in what `rejoin` would take away. */
export declare function mayGoOn(text: string, from: number): boolean;
/** Whether what ends at a place goes on behind a joint or an escape. */
export declare function goesOnAt(text: string, end: number): boolean;
/** Whether a joint, a continuation, a fold or an escape may begin with this byte. */
export declare function startsGap(byte: number): boolean;
/** Whether a joint, a continuation or a fold may begin at a place: a look that may say yes too often. */
export declare function mayStartGap(bytes: Uint8Array, at: number): boolean;
/** How the stretch is written, as in "found, in pieces". */
export declare function manner({ starts, ends }: Rewritten, from: number, to: number): string;
export {};
