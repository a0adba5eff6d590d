import type { RawPath } from '../files/raw-path.js';
import { type WorktreeFolder } from './worktrees.js';
/** A name and what it stands for, not yet looked up. */
export interface NamedId {
    readonly name: RawPath;
    /** In hexadecimal. */
    readonly id: string;
}
/** `refs` tells the ids of refs, for names that stand for another one. A branch without a commit has none. */
export declare function readPseudoRefs({ folder, prefix }: WorktreeFolder, refs: ReadonlyMap<string, string>): NamedId[];
