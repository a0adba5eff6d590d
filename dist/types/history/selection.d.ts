import type { ObjectTable } from '../git/object-table.js';
import type { Repository } from '../git/repository.js';
import type { Problem } from '../model.js';
import type { Graph } from './graph.js';
export interface Wanted {
    readonly range?: string;
    readonly since?: string;
    readonly branches?: readonly string[];
    readonly refs?: readonly string[];
    readonly onlyNew?: boolean;
    readonly tips?: readonly string[];
    readonly known?: readonly string[];
}
/** Bitmaps over the commits' indices. */
export interface Selection {
    readonly selected: Uint8Array;
    /** Commits that these build on, and that are not selected: what they hold was there before. */
    readonly before: Uint8Array;
}
/** Commits by their ids, in hexadecimal. */
export interface WantedCommits {
    readonly ids: readonly string[];
    /** With all that they build on, somebody has these already: the base of a range, what remotes have. */
    readonly known: readonly string[];
}
/** Nothing when all that is stored is wanted. Throws UserError for a branch or a glob that no ref fits. */
export declare function listWanted(wanted: Wanted, repository: Repository): Promise<WantedCommits | Problem | undefined>;
export declare function select({ ids, known }: WantedCommits, graph: Graph, table: ObjectTable): Selection;
