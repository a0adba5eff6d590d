import type { ObjectTable } from '../git/object-table.js';
import type { BlobMatches, Match } from '../model.js';
import type { Look } from '../seen.js';
import type { Contents } from './contents.js';
import type { Graph } from './graph.js';
import type { HeldSecret } from './held-secrets.js';
import type { Origin } from './origins.js';
import type { IndexedPaths } from './present.js';
/** One place of one secret, to be read. */
export interface Sighting {
    readonly fingerprint: string;
    /** What the report calls it. */
    readonly path: string;
    /** In hexadecimal; absent for a name. */
    readonly object?: string;
    readonly commit?: string;
    readonly within?: BlobMatches['within'];
}
export interface SightingContext {
    readonly graph: Graph;
    readonly table: ObjectTable;
    readonly contents: Contents;
    /** Index of HEAD's commit; NONE before the first. */
    readonly head: number;
    readonly index: IndexedPaths;
}
/** Where HEAD has it; else where each path first had it; and messages, tags, and objects that no commit holds. */
export declare function chooseSightings(secret: HeldSecret, origin: Origin, context: SightingContext): Promise<Sighting[]>;
/** The object that holds it, for what nothing leads to. */
export declare function inStore(secret: HeldSecret, table: ObjectTable): Sighting[];
/** The id of one object that holds it, always the same. */
export declare function firstHolder({ blobs, trees, commits, tags }: HeldSecret, table: ObjectTable): string;
export interface Read {
    readonly blobs: readonly BlobMatches[];
    readonly names: readonly BlobMatches[];
}
/** Reads what was chosen. `matchesIn` looks at a short text. Throws CorruptData when git doesn't have an object. */
export declare function readSightings(sightings: readonly Sighting[], { contents, look, matchesIn }: {
    contents: Contents;
    look: Look;
    matchesIn: (text: string) => Promise<readonly Match[]>;
}): Promise<Read>;
