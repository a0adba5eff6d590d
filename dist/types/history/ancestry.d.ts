import type { Graph } from './graph.js';
/** Index of the commit with this object number, or NONE. */
export declare function commitOf({ commits, commitOrder }: Graph, object: number): number;
/** Of these commits, the ones none of whose parents is among them. */
export declare function introductions({ commits: { objects }, parents }: Graph, commits: Uint32Array): Uint32Array;
/**
 * The earliest of the introductions among these commits: by committer time, then by author time, then by the commit's id,
 * since numbers depend on the walk. NONE when none is given. Commits of a broken store can all be each other's ancestors.
 */
export declare function earliest(graph: Graph, commits: Uint32Array, idOf: (object: number) => string): number;
/**
 * The latest commit that took something out of HEAD's files: of HEAD's past, without it, and with a parent that had it. `past` has 1 at
 * the indices of HEAD's past; the commits in `held` had it. NONE where there is none.
 */
export declare function latestRemoval(graph: Graph, held: ReadonlySet<number>, past: Uint8Array, idOf: (object: number) => string): number;
/** Commits from which one of these can be reached, themselves included: 1 at their indices, 0 elsewhere. */
export declare function descendants(graph: Graph, commits: Iterable<number>): Uint8Array;
/** Commits that can be reached from one of these, themselves included: 1 at their indices, 0 elsewhere. */
export declare function ancestors(graph: Graph, commits: Iterable<number>): Uint8Array;
