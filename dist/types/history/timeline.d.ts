import type { ObjectTable } from '../git/object-table.js';
import type { Match, Timeline } from '../model.js';
import type { Contents } from './contents.js';
import type { Graph } from './graph.js';
import type { HeldSecret } from './held-secrets.js';
import type { Origin } from './origins.js';
import type { IndexedPaths, WorkTreeFiles } from './present.js';
import { type Tip } from './reachability.js';
/** What is known of the repository as it is now. */
export interface Present {
    readonly graph: Graph;
    readonly table: ObjectTable;
    readonly contents: Contents;
    /** Index of HEAD's commit; NONE before the first. */
    readonly head: number;
    /** HEAD's commit and all before it: 1 at their indices. */
    readonly headPast: Uint8Array;
    readonly tips: readonly Tip[];
    readonly index: IndexedPaths;
    readonly workTree: WorkTreeFiles;
    readonly withAuthors: boolean;
    readonly isSecret: (match: Match, fingerprint: string) => boolean;
}
export declare function timelineOf(secret: HeldSecret, origin: Origin, present: Present): Promise<Timeline>;
