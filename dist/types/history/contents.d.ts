import { type RawPath } from '../files/raw-path.js';
import type { GitPlace } from '../git/git.js';
import { type ObjectStream } from '../git/object-reader.js';
import type { CommitMark } from '../model.js';
export declare class Contents {
    #private;
    constructor(place: GitPlace, idBytes: number);
    close(): Promise<void>;
    /** Throws CorruptData when git doesn't have the object. Read it to its end before the next question. */
    open(id: string): Promise<ObjectStream>;
    whole(id: string): Promise<Buffer>;
    /** The name of the entry around an offset of the tree. */
    nameAt(treeId: string, offset: number): Promise<RawPath>;
    /** The id of what stands at a path below the tree; nothing when nothing does. */
    idAt(treeId: string, path: RawPath): Promise<string | undefined>;
    /** Who made a commit, and when. */
    mark(id: string, withAuthor: boolean): Promise<CommitMark>;
    /** The id of a commit's tree. */
    treeOf(commitId: string): Promise<string>;
}
