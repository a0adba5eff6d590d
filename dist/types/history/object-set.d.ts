import type { IdBytes } from '../git/index-file.js';
import { type TableParts } from '../git/object-table.js';
import type { Problem } from '../model.js';
import type { PackRecord, Range } from './record.js';
import type { WalkedPack } from './walk.js';
export interface ObjectSet {
    readonly table: TableParts;
    /** All packs, and what is remembered of them. */
    readonly known: readonly KnownPack[];
    /** The packs of which nothing is remembered. */
    readonly packs: readonly WalkedPack[];
    readonly loose: readonly StoredLoose[];
    /** Bytes of the packs that are to be walked. */
    readonly packedBytes: number;
    readonly problems: readonly Problem[];
}
/** A pack: it never changes, so its checksum stands for all that is in it. */
export interface KnownPack extends Range {
    readonly file: string;
    /** In hexadecimal. */
    readonly checksum: string;
    readonly record?: PackRecord;
}
/** What is remembered of the pack with a checksum. */
export type Remembered = (checksum: string) => PackRecord | undefined;
/** A loose object and its number. */
interface StoredLoose {
    readonly number: number;
    readonly file: string;
}
/** Bytes of the packs that have no record, found out before anything is read; `isRemembered` is asked by checksum. */
export declare function bytesToWalk(objectFolders: readonly string[], idBytes: IdBytes, isRemembered: (checksum: string) => boolean): number;
/** Finds and numbers all objects below the folders. What can't be read becomes a problem. */
export declare function gatherObjects(objectFolders: readonly string[], idBytes: IdBytes, remembered: Remembered): ObjectSet;
export {};
