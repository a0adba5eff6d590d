import type { Graph } from './graph.js';
/** A part of a path: the object number of a tree, and the offset in its bytes of an entry that has the name. */
export interface PathPart {
    readonly tree: number;
    readonly entry: number;
}
export interface PathTrace {
    /** From the root down. Each stands for a name only: one part's entry need not name the next part's tree. */
    readonly parts: readonly PathPart[];
    /** Indices in CommitNotes, ascending: all commits that hold one of the objects under this path. */
    readonly commits: Uint32Array;
}
export interface Trace {
    readonly paths: readonly PathTrace[];
    /** Indices in CommitNotes, ascending: all commits that hold one of the objects, even where paths are missing. */
    readonly commits: Uint32Array;
    /** A limit was reached: there may be more paths. */
    readonly truncated: boolean;
}
/** What a trace may take: parts of a path, names looked at, and steps (places of an entry, parts and commits of a path). */
export interface TraceLimits {
    readonly depth: number;
    readonly names: number;
    readonly steps: number;
}
/** Far beyond real histories: a few small trees that name each other often enough have more paths than can be told. */
export declare const traceLimits: TraceLimits;
/** Traces objects in one graph; keeps its scratch memory from one trace to the next. */
export declare class Tracer {
    #private;
    constructor(graph: Graph);
    /** Where blobs and trees, given by object number, stand. A commit doesn't hold the tree that is its own root. */
    trace(objects: Iterable<number>, limits?: TraceLimits): Trace;
}
