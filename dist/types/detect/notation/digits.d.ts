import type { Decoded, Glimpse, Notation, Span, TextPlace } from './notation.js';
interface Alphabet {
    readonly name: string;
    readonly decoder: 'base64' | 'hex';
    readonly bits: number;
    /** Digits that stand for whole bytes. */
    readonly group: number;
    /** By their value. */
    readonly digits: Uint8Array;
    readonly isDigit: Uint8Array;
}
declare class DigitNotation implements Notation {
    #private;
    readonly name: string;
    readonly ignoresCase: boolean;
    readonly holdsFiles: boolean;
    constructor(alphabet: Alphabet, skipped: number);
    write(bytes: Uint8Array, length: number, into: Uint8Array): number;
    /** An eighth more for line ends and indentation. */
    reach(units: number): number;
    glimpse({ bytes, from, to }: TextPlace, found: number, { behind, ahead }: Span): Glimpse | undefined;
    decodings({ bytes, from, to }: TextPlace, found: number, units: number): Iterable<Decoded>;
}
/** By the anchor's place in its group of three bytes. */
export declare const base64: DigitNotation[];
export declare const hexadecimal: DigitNotation;
export {};
