import { type CommitNotes, type TreeNotes } from './notes.js';
export declare class NoteWriter {
    #private;
    /** Begins a tree; gives its index. Copies from its base, and entries, follow. */
    tree(object: number, base: number): number;
    /** Copies of the tree that was begun last: triples in [from, to) of the words. */
    copies(words: Uint32Array, from: number, to: number): void;
    /** An entry of the tree that was begun last. */
    entry(start: number, headBytes: number, child: number, nameHash: number): void;
    commit(object: number, tree: number, parents: readonly number[], times: {
        readonly author: number;
        readonly committer: number;
    }): void;
    treeNotes(): TreeNotes;
    commitNotes(): CommitNotes;
}
/** Several threads' notes as one. */
export declare function joinTreeNotes(given: readonly TreeNotes[]): TreeNotes;
export declare function joinCommitNotes(given: readonly CommitNotes[]): CommitNotes;
