export declare const encodings: readonly ['utf8', 'utf16le', 'utf16be'];
export type Encoding = (typeof encodings)[number];
/** Bytes of a code unit. */
export declare function unitBytes(encoding: Encoding): 1 | 2;
/** Writes each of the first `length` bytes as a UTF-16 unit; gives the number of bytes. Anchors are ASCII nearly always. */
export declare function toUnits(bytes: Uint8Array, length: number, { into, encoding }: {
    into: Uint8Array;
    encoding: Encoding;
}): number;
/** The bytes [from, to) → one character a unit; units outside Latin-1 become U+00FF, which no ASCII pattern confuses with anything. */
export declare function unitText(bytes: Buffer, from: number, to: number, encoding: Encoding): string;
/** Bytes → the text that a person would see. */
export declare function decode(bytes: Buffer, encoding: Encoding): string;
export interface TextForm {
    readonly encoding: Encoding;
    /** Bytes of the byte-order mark, which is no column of the first line. */
    readonly markBytes: number;
}
/** As much of a text as its form is judged by. */
export declare const SAMPLE_BYTES = 4096;
/** The form of a text by its first bytes. */
export declare function textFormOf(head: Uint8Array): TextForm;
