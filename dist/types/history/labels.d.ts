import type { ObjectTable } from '../git/object-table.js';
import type { Ref } from '../git/refs.js';
import type { Repository } from '../git/repository.js';
import type { BlobMatches, Match, Problem } from '../model.js';
import type { Tip } from './reachability.js';
/** Looks at many short texts: those that hold something, with it. */
export type MatchTexts = (texts: readonly string[]) => Promise<ReadonlyMap<string, readonly Match[]>>;
/** Matches in the names of refs. */
export declare function scanRefNames(refs: readonly Ref[], matchTexts: MatchTexts): Promise<BlobMatches[]>;
export interface Reflogs {
    /** For each reflog, the objects that it mentions. */
    readonly tips: readonly Tip[];
    readonly found: readonly BlobMatches[];
}
/** Reads all reflogs once: for what they mention, and for secrets in their messages. */
export declare function scanReflogs(repository: Repository, table: ObjectTable, { matchTexts, problems }: {
    matchTexts: MatchTexts;
    problems: Problem[];
}): Promise<Reflogs>;
