import { CorruptData } from '../errors.js';
/** Bytes of an object's id: 20 for SHA-1, 32 for SHA-256. */
export type IdBytes = 20 | 32;
/** A whole index in memory, and the command that makes it anew. */
export interface IndexFile {
    readonly file: string;
    readonly remedy: string;
    readonly bytes: Buffer;
}
export declare const FAN_OUT_BYTES = 1024;
/** Reads the file. Throws CorruptData when it can't be read. */
export declare function readIndexFile(file: string, remedy: string): IndexFile;
/** The error for a fault at an offset in bytes. */
export declare function indexFault({ file, remedy }: IndexFile, offset: number, what: string): CorruptData;
/** A text as a shell takes it. */
export declare function quoted(text: string): string;
/** 256 numbers: how many ids begin with this byte or a lesser one. */
export declare function readFanOut(index: IndexFile, start: number): Uint32Array;
/** Big-endian numbers of 32 bits, in this machine's order. */
export declare function readNumbers({ bytes }: IndexFile, start: number, count: number): Uint32Array;
export interface IdTable {
    readonly ids: Uint8Array;
    readonly fanOut: Uint32Array;
    readonly idBytes: IdBytes;
    /** Offset in the file of the id with this number. */
    readonly place: (id: number) => number;
}
/** Throws CorruptData unless the ids ascend and lie where the fan-out says. */
export declare function checkIds(index: IndexFile, table: IdTable): void;
/** What tells offsets in a pack. */
export interface OffsetTable {
    readonly small: Uint32Array;
    /** Offset in the file of the 32-bit number for the id with this number. */
    readonly place: (id: number) => number;
    /** The range of the file with 64-bit offsets; a number with its highest bit set is the index of one. */
    readonly large?: {
        readonly start: number;
        readonly end: number;
    };
}
/** Offsets in bytes in their packs. Throws CorruptData when one can't be. */
export declare function readOffsets(index: IndexFile, { small, place, large }: OffsetTable): Float64Array;
/** An element of which the caller knows that it is there. */
export declare function at(numbers: Uint32Array, index: number): number;
