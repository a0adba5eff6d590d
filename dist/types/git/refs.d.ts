import { type RawPath } from '../files/raw-path.js';
import type { Problem } from '../model.js';
import { type ObjectKind } from './object-kinds.js';
import type { Repository } from './repository.js';
export interface Ref {
    /** Bytes as Latin-1 characters; of another work tree with git's prefix, such as `worktrees/NAME/HEAD`. */
    readonly name: RawPath;
    /** The name as people see it. */
    readonly display: string;
    /** In hexadecimal. */
    readonly id: string;
    readonly kind: ObjectKind;
    /** The object that a tag leads to at last; absent when it isn't here. */
    readonly peeled?: string;
}
export interface RefList {
    /** Names come several times where they stand for several objects, as FETCH_HEAD can. */
    readonly refs: readonly Ref[];
    readonly problems: readonly Problem[];
}
/** Lists all refs of all work trees. What git can't read, or has no object for, is a problem. */
export declare function listRefs(repository: Repository): Promise<RefList>;
