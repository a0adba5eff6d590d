/** A text: [from, to) of the bytes. */
export interface TextPlace {
    readonly bytes: Buffer;
    readonly from: number;
    readonly to: number;
}
/** Bytes that were written in a notation, and where in the source each of them stands. */
export interface Decoded {
    readonly bytes: Buffer;
    /** Where in them the anchor begins. */
    readonly at: number;
    /** Where the source of this byte begins. */
    startOf(index: number): number;
    /** Where the source of all bytes before this one ends. */
    endOf(index: number): number;
}
export interface Notation {
    /** As in "found, in base64". */
    readonly name: string;
    readonly ignoresCase: boolean;
    /**
     * Writes what the first `length` bytes look like, whatever stands around them, to the front of `into`: without the
     * characters that neighbours decide, too, and no more than are worth searching for. Gives how many; 0 when they are too few.
     */
    write(bytes: Uint8Array, length: number, into: Uint8Array): number;
    /** Source bytes on either side of the anchor that may be looked at to decode so many bytes on either side of it. */
    reach(units: number): number;
    /** What may be written around the place at which a written anchor was found: the likeliest reading first. */
    decodings(place: TextPlace, found: number, units: number): Iterable<Decoded>;
}
