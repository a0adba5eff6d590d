/** A value that something is given. Offsets are in the text. */
export interface Assignment {
    /** The whole name, as far as it stands in one piece: `config.db_password`, `X-Auth-Token`. */
    readonly name: string;
    readonly nameStart: number;
    readonly start: number;
    readonly end: number;
    /** What stands between the name and the value, without white space and quotes. */
    readonly sign: string;
    /** The quote before the value; empty when it is bare. */
    readonly quote: string;
}
/** Characters of a value that is worth a look. */
export declare const LEAST_VALUE = 4;
/** Characters of a name, by their codes. */
export declare const IS_NAME: Uint8Array<ArrayBufferLike>;
export declare function assignmentAt(text: string, at: number, wordEnd: number): Assignment | undefined;
