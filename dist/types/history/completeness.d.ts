import type { ObjectTable } from '../git/object-table.js';
import type { Repository } from '../git/repository.js';
import type { Problem } from '../model.js';
import type { Graph } from './graph.js';
import type { Selection } from './selection.js';
/** What there is to judge by. */
export interface Stored {
    readonly graph: Graph;
    readonly table: ObjectTable;
    /** Ids that trees name and nobody stores; their numbers follow those of the stored objects. */
    readonly missing: readonly string[];
    /** Absent when all is wanted. */
    readonly selection: Selection | undefined;
    /** Indices of the commits that refs lead to. */
    readonly tips: readonly number[];
}
/** Problems, each with the command that brings what is missing. */
export declare function missingFrom(repository: Repository, stored: Stored): Problem[];
