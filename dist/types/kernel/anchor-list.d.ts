export interface Anchor {
    readonly bytes: Uint8Array;
    /** Upper and lower case count as the same. */
    readonly caseless: boolean;
}
export declare class AnchorList {
    #private;
    static of(anchors: readonly Anchor[]): AnchorList;
    /** Adds the first `length` bytes as an anchor, which gets the next number. */
    add(bytes: Uint8Array, length: number, caseless: boolean): void;
    get count(): number;
    get byteCount(): number;
    /** The bytes of all; those of one are [startOf(id), startOf(id + 1)). */
    get bytes(): Uint8Array;
    startOf(id: number): number;
    isCaseless(id: number): boolean;
}
