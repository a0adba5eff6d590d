/** There is no telling: another piece may follow here, or the text ends. */
export declare const UNKNOWN = -1;
export declare class Reading {
    #private;
    /** Reads [from, to) of the bytes. */
    constructor(bytes: Buffer, from: number, to: number);
    /** The character at an index, as `rejoin` would have it; UNKNOWN from where that depends on more than escapes. */
    codeAt(index: number): number;
    /** Where the source of a character that was read ends. */
    endOf(index: number): number;
}
