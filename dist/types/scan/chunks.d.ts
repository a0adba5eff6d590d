import type { Chunks } from '../archives/reading/container.js';
import type { Stored } from '../model.js';
/** All that is stored. Each chunk is new, as readers may keep one. */
export declare function chunksOf({ read, sizeBytes }: Stored): Chunks;
/** The first HEAD_BYTES, and everything from the front. What reading the head throws comes where it belongs in `all`. */
export declare function peek(chunks: Chunks): Promise<{
    head: Uint8Array;
    all: Chunks;
}>;
