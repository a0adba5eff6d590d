import { type GitPlace } from '../git/git.js';
import type { ObjectTable } from '../git/object-table.js';
import type { Ref } from '../git/refs.js';
import type { Contents } from './contents.js';
import type { Graph } from './graph.js';
import type { HeldSecret } from './held-secrets.js';
/** A name that leads to objects: a ref, or all that a reflog mentions. */
export interface Tip {
    readonly name: string;
    /** Numbers of the objects it leads to. */
    readonly objects: readonly number[];
    readonly isReflog: boolean;
}
/** Refs as tips: a tag leads to itself, and to what it is a tag of; one that leads to a tree, to all that is in it. */
export declare function refTips(refs: readonly Ref[], { table, graph }: {
    table: ObjectTable;
    graph: Graph;
}, place: GitPlace): Promise<Tip[]>;
/** Tags of tags lead to the ones between, too: asked for only when a tag itself holds a secret. */
export declare function withTagChains(tips: readonly Tip[], table: ObjectTable, contents: Contents): Promise<Tip[]>;
/** Names, sorted, of the tips that lead to one of the commits (indices) or to an object that holds the secret itself. */
export declare function tipsThatReach(tips: readonly Tip[], graph: Graph, { commits, secret }: {
    commits: Uint32Array;
    secret: HeldSecret;
}): {
    refs: string[];
    reflogs: string[];
};
