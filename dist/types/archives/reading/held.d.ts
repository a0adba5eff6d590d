import type { Stored } from '../../model.js';
import type { Chunks } from './container.js';
/** Kept of one thing at most: what is larger has to be a file. */
export declare const MOST_HELD_BYTES: number;
export declare class Held {
    #private;
    /** A copy is kept, as long as all fits. */
    add(chunk: Uint8Array): void;
    /** Nothing when it didn't fit. */
    stored(): Stored | undefined;
}
/** All chunks; nothing when they don't fit. Throws what the chunks throw. */
export declare function hold(chunks: Chunks): Promise<Stored | undefined>;
