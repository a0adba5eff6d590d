/** Stands where there is no object, no tree or no commit. */
export declare const NONE = 4294967295;
/**
 * Trees, in an order in which each one follows the tree that it is a delta of. Tree `t` of the notes is made of stretches
 * copied from its base and of entries that are noted here because some of their bytes are not copied from one place.
 * An entry (`mode SP name NUL id`) that lies wholly in one copied stretch is inherited, and not noted.
 */
export interface TreeNotes {
    /** Object number of each tree. */
    readonly objects: Uint32Array;
    /** Index in these notes of the tree that it is a delta of; NONE when it stands whole. */
    readonly bases: Uint32Array;
    /** Tree t has the copies [copyStarts[t], copyStarts[t + 1]). */
    readonly copyStarts: Uint32Array;
    /** Triples: offset in the base, offset in the tree, bytes. */
    readonly copies: Uint32Array;
    /** Tree t has the noted entries [entryStarts[t], entryStarts[t + 1]). */
    readonly entryStarts: Uint32Array;
    /** Quadruples: offset of the entry, bytes of `mode SP name NUL`, object number of the child, hash of the name. */
    readonly entries: Uint32Array;
}
export interface CommitNotes {
    /** Object number of each commit. */
    readonly objects: Uint32Array;
    /** Object number of its tree; of one that is missing, a number behind those of all stored objects. */
    readonly trees: Uint32Array;
    /** Commit c has the parents [parentStarts[c], parentStarts[c + 1]). */
    readonly parentStarts: Uint32Array;
    /** Object numbers, as for trees. */
    readonly parents: Uint32Array;
    /** Seconds since 1970, UTC. */
    readonly authorTimes: Float64Array;
    readonly committerTimes: Float64Array;
}
