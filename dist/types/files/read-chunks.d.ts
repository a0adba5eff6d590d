import type { Blob } from '../model.js';
/** Reads on in the chunks, whatever their size. */
export declare function readChunks(chunks: AsyncIterator<Uint8Array>): Blob['read'];
