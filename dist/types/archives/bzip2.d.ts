import type { Chunks, Entry } from './reading/container.js';
export declare function unpack(chunks: Chunks): AsyncIterable<Entry>;
