import { type LayerTable } from './layer-table.js';
/** Words [from, to) of the memory. Making views of them takes longer than reading them. */
export interface WordStretch {
    readonly from: number;
    readonly to: number;
}
/** What `stage` and the pushes say of a text for which there is no room. */
export declare const TOO_LARGE = "too large";
export declare class Arena {
    #private;
    /** All of the memory; another object after it grew. */
    memory: Buffer;
    /** Takes at most `limitBytes` of memory. */
    constructor({ table, words }: LayerTable, limitBytes: number, kernel?: WebAssembly.Module);
    pop(): void;
    clear(): void;
    /** The address at which to put `bytes` of a zlib stream that unpacks to `size` bytes; TOO_LARGE when there is no room. */
    stage(bytes: number, size: number): number | typeof TOO_LARGE;
    /** CRC-32 of `bytes` of what is staged. */
    stagedChecksum(bytes: number): number;
    /** What is staged begins so many bytes further on. */
    skipStaged(bytes: number): void;
    /** The beginning of what is staged, unpacked: at most `most` bytes, or what is wrong. */
    stagedHead(bytes: number, most: number): Buffer | string;
    /** Unpacks what is staged into a new layer, whose text begins `skip` bytes behind what was unpacked. Gives what is wrong. */
    pushWhole(bytes: number, size: number, skip?: number): string | undefined;
    /** Unpacks the staged delta and makes the next layer of the top one with it. Gives what is wrong. */
    pushDelta(bytes: number, size: number): string | undefined;
    /** Bytes of the top text. */
    get size(): number;
    /** Where the top text begins in the memory. */
    get textAt(): number;
    /** The top text, in place: it moves when another is pushed. */
    text(): Buffer;
    /** How many anchors of the layer that was pushed last wait for a verdict. */
    get unjudged(): number;
    /** How many of its anchors inherited a verdict other than 0. */
    get held(): number;
    /** Asks for a verdict, a number from 0, on each anchor that waits: `judge` gets its place and its index. Gives how many aren't 0. */
    judge(judge: (start: number, anchor: number) => number): number;
    /** Visits the anchors of the top text that have a verdict other than 0, in the order of their places. */
    visitHeld(visit: (start: number, verdict: number) => void): void;
    /** All of the memory as words of 32 bits; another object after it grew. */
    get words(): Uint32Array;
    /** The list of the top text's copies, as a stretch of words: triples of offset in the layer below, offset in the text, bytes. */
    get copies(): WordStretch;
    /**
     * Lists the entries of the top text, a git tree, that were not copied: a stretch of words, triples of offset, bytes before
     * the id, hash of the name. It may not be used after another push.
     */
    newEntries(idBytes: number): WordStretch | typeof TOO_LARGE;
}
