import { type Graph } from './graph.js';
/** Is told of a place: the tree (its index in the notes), the offset of the entry in it in bytes, the hash of its name. */
export type Visit = (tree: number, offset: number, hash: number) => void;
/** Calls `visit` once for each place of each entry that names the object. */
export declare function eachPlace(graph: Graph, object: number, visit: Visit): void;
