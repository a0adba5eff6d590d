import { type ObjectTable } from '../git/object-table.js';
import { type HoldingsParts } from './holdings.js';
import type { MissingObjects } from './missing-objects.js';
import { type CommitNotes, type TreeNotes } from './notes.js';
export interface Record {
    /** Secrets by fingerprint. */
    readonly holdings: HoldingsParts<string>;
    readonly trees: TreeNotes;
    readonly commits: CommitNotes;
    /** Numbers of objects that are archives and could not be opened whole: the next audit says so, too. */
    readonly unopened: readonly number[];
    /** What was looked at. */
    readonly objects: number;
    readonly bytes: number;
}
/** A record in a pack's own numbers: the places in its index; from `count` on, places in the list of other objects. */
export interface PackRecord extends Record {
    readonly count: number;
    /** Ids in hexadecimal of objects that are named in the pack and not stored in it. */
    readonly others: readonly string[];
}
/** The numbers of one pack's objects. */
export interface Range {
    readonly first: number;
    readonly count: number;
}
/** The part of a record that is about one pack, in its own numbers; `bytes` are those of its objects. */
export declare function toPackRecord(record: Record, { first, count }: Range, { idOf, bytes }: {
    idOf: (number: number) => string;
    bytes: number;
}): PackRecord;
/** A remembered record, in the numbers of now; each object by its first one. */
export declare function fromPackRecord(record: PackRecord, first: number, { table, missing }: {
    table: ObjectTable;
    missing: MissingObjects;
}): Record;
/** Records as one. `firstNumber` says by which number an object goes that is stored twice. */
export declare function joinRecords(records: readonly Record[], firstNumber: (number: number) => number): Record;
