import { type IdBytes } from './index-file.js';
/** What a pack holds, in ascending order of ids. */
export interface PackIndex {
    /** Number of objects. */
    readonly count: number;
    /** The ids, one behind the other. */
    readonly ids: Uint8Array;
    /** Where each object's entry starts, in bytes from the pack's start, in the order of the ids. */
    readonly offsets: Float64Array;
    /** CRC-32 of each entry as it is in the pack, in the order of the ids; absent in version 1. */
    readonly checksums?: Uint32Array;
    /** What the pack ends with when it is the one that this index was made for. */
    readonly packChecksum: Uint8Array;
}
/** Reads the whole index. Throws CorruptData when it isn't one; the index's own checksum is not computed. */
export declare function readPackIndex(file: string, idBytes: IdBytes): PackIndex;
/** The pack that an index is named for. */
export declare function packOf(file: string): string;
