import type { RawPath } from '../../files/raw-path.js';
import type { Stored } from '../../model.js';
/** Bytes from front to back, to be read once. */
export type Chunks = AsyncIterable<Uint8Array>;
export interface Entry {
    /** As the container has it; absent for what is compressed by itself, without a name. Nobody vouches for it. */
    readonly name?: RawPath;
    /** To be read before the next entry is asked for; absent for folders, and where nobody can read it. Throws CorruptData. */
    readonly contents?: Chunks;
    /** Nobody reads it without its password. */
    readonly isEncrypted?: true;
}
/** Gives the entries in their order. Throws CorruptData where it can't go on. */
type Unpack<Input> = (input: Input) => AsyncIterable<Entry>;
/** A kind of container, by what it is read from. `fits` is asked about the first HEAD_BYTES of a file. */
export type Container = {
    readonly name: string;
    readonly fits: (head: Uint8Array) => boolean;
    readonly reads: 'chunks';
    load(): Promise<{
        unpack: Unpack<Chunks>;
    }>;
} | {
    readonly name: string;
    readonly fits: (head: Uint8Array) => boolean;
    readonly reads: 'stored';
    load(): Promise<{
        unpack: Unpack<Stored>;
    }>;
}
/** Known and not opened. */
 | {
    readonly name: string;
    readonly fits: (head: Uint8Array) => boolean;
    readonly reads: 'nothing';
};
export {};
