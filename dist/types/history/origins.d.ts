import type { RawPath } from '../files/raw-path.js';
import { type ObjectTable } from '../git/object-table.js';
import type { Contents } from './contents.js';
import type { Graph } from './graph.js';
import type { HeldSecret } from './held-secrets.js';
/** A path under which it stands, and the commits in which it does (indices, ascending). */
export interface HeldPath {
    readonly path: RawPath;
    readonly commits: Uint32Array;
    /** It is in the path itself, not in what stands there. */
    readonly inName: boolean;
}
export interface Origin {
    /** Indices of commits whose tree, message or header holds it, ascending. */
    readonly commits: Uint32Array;
    readonly paths: readonly HeldPath[];
    /** There are more paths than can be told. */
    readonly truncated: boolean;
}
/** Finds the entries of a tree in whose names the secret stands: their names, and their objects' ids. */
export type NamesIn = (treeId: string) => Promise<readonly {
    readonly name: RawPath;
    readonly id: string;
}[]>;
export declare class Origins {
    #private;
    constructor(graph: Graph, table: ObjectTable, contents: Contents);
    of({ blobs, trees, commits }: Omit<HeldSecret, 'fingerprint'>, namesIn: NamesIn): Promise<Origin>;
}
