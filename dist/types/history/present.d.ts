import { type RawPath } from '../files/raw-path.js';
import type { ObjectTable } from '../git/object-table.js';
import type { Repository } from '../git/repository.js';
import type { Match, Problem } from '../model.js';
import type { Look } from '../seen.js';
/** Number of a blob → paths at which the index has it. */
export type IndexedPaths = ReadonlyMap<number, readonly RawPath[]>;
export declare function readIndex({ place, workTree }: Repository, table: ObjectTable, problems: Problem[]): Promise<IndexedPaths>;
/** The files of a work tree, each read once, when somebody asks for it. */
export declare class WorkTreeFiles {
    #private;
    constructor({ workTree }: Repository, look: Look);
    /** Whether there is anything at the path. */
    has(path: RawPath): boolean;
    /** What the file holds, and what is packed in it; nothing when there is none. */
    matchesIn(path: RawPath): Promise<readonly Match[]>;
}
