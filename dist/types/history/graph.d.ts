import { type CommitNotes, type TreeNotes } from './notes.js';
/** A list for each key: that of key k is items [starts[k], starts[k + 1]). */
export interface Lists {
    readonly starts: Uint32Array;
    readonly items: Uint32Array;
}
/** The notes and the ways up. Trees and commits are indices in the notes; of an object noted twice, the first counts. */
export interface Graph {
    /** 20 with SHA-1, 32 with SHA-256. */
    readonly idBytes: number;
    readonly trees: TreeNotes;
    readonly commits: CommitNotes;
    /** Object number → indices of the noted entries that name it. */
    readonly naming: Lists;
    /** Tree → trees that are deltas of it. */
    readonly deltas: Lists;
    /** Tree → the first tree noted of the same object. */
    readonly firsts: Uint32Array;
    /** Tree, a first one → commits whose root it is. */
    readonly rooted: Lists;
    /** Commit → its parents; NONE for one that is missing. */
    readonly parents: Lists;
    /** Commit → commits that it is a parent of. */
    readonly children: Lists;
    /** Commits by ascending object number. */
    readonly commitOrder: Uint32Array;
}
/** What the notes don't tell: how many numbers there are for objects, and the bytes of an id. */
export interface GraphSizes {
    readonly objectCount: number;
    readonly idBytes: number;
}
/** Builds the ways up. Cost: linear in the notes and the number of objects. */
export declare function buildGraph(trees: TreeNotes, commits: CommitNotes, { objectCount, idBytes }: GraphSizes): Graph;
/** Index of the last start at or below the item: in `starts` as Lists have them, the key that the item belongs to. */
export declare function keyOf(item: number, starts: Uint32Array): number;
