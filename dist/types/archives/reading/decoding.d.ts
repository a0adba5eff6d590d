import { type Transform } from 'node:stream';
import type { Stored } from '../../model.js';
import type { Chunks } from './container.js';
export declare const CHUNK_BYTES: number;
/** The chunks, as the transform gives them. Stops reading when nobody asks any more. */
export declare function through(chunks: Chunks, transform: Transform): Chunks;
/** The bytes of [from, to). */
export declare function stretchOf(stored: Stored, from: number, to: number): Chunks;
/** All bytes of [from, to), which are few. */
export declare function bytesAt(stored: Stored, from: number, to: number): Buffer;
/** What a decoder throws says that its input is damaged; what reading the input threw goes on as it is. */
export declare function toCorrupt(error: unknown): Error;
