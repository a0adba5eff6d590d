import { type Held, type LayerDetector } from '../detect/layer-detector.js';
import { type ObjectTable } from '../git/object-table.js';
import { type PackEntries } from '../git/pack-entries.js';
import type { PackFamilies } from '../git/pack-families.js';
import type { PackReader } from '../git/pack-reader.js';
import type { Problem, Skipped } from '../model.js';
import { type HoldingsParts } from './holdings.js';
import { type CommitNotes, type TreeNotes } from './notes.js';
/** A pack, ready to be walked. */
export interface WalkedPack {
    readonly file: string;
    /** Number of the first object of its index. */
    readonly firstNumber: number;
    readonly entries: PackEntries;
    readonly families: PackFamilies;
    /** CRC-32 of each entry, in the order of its index; absent where the index has none. */
    readonly checksums?: Uint32Array;
}
/** An object's number, and where it is stored. */
export interface LargeObject {
    readonly number: number;
    readonly where: string;
}
/** What a walk gives: plain data, which threads can post. */
export interface WalkOutcome {
    readonly holdings: HoldingsParts<Held>;
    readonly trees: TreeNotes;
    readonly commits: CommitNotes;
    readonly problems: readonly Problem[];
    /** Objects that are too large to be taken apart here, or are made from such a one. */
    readonly large: readonly LargeObject[];
    /** Numbers of blobs that are archives, and were looked at as they are. */
    readonly packed: readonly number[];
    readonly unopened: readonly Unopened[];
    /** Ids that trees or commits name and nobody stores; the notes call the first of them by the table's count, the next by one more. */
    readonly missing: readonly string[];
    readonly objects: number;
    readonly bytes: number;
    /** The bytes by where they are stored: pairs of a pack's first number, or an object's own, and bytes. */
    readonly bytesAt: readonly (readonly [number: number, bytes: number])[];
}
/** What kept an archive from being opened, or from being opened whole. */
export interface Unopened {
    /** Number of the object. */
    readonly object: number;
    readonly problems: readonly Problem[];
    readonly skipped: readonly Skipped[];
}
export declare class Walk {
    #private;
    objects: number;
    /** Of the objects, uncompressed. */
    bytes: number;
    readonly problems: Problem[];
    constructor(detector: LayerDetector, table: ObjectTable, idBytes: number);
    outcome(): WalkOutcome;
    /** Walks a family of a pack; gives its bytes there. What can't be made is left out with all that is made from it, and named. */
    family(pack: WalkedPack, reader: PackReader, family: number): number;
    /** An object that is stored by itself, as a zlib stream that begins with its kind and size. Gives what is wrong with it. */
    loose(number: number, compressed: Buffer): string | undefined;
}
