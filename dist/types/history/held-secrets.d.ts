import type { HoldingsParts } from './holdings.js';
/** A secret, and the numbers of the objects that hold it, each once. */
export interface HeldSecret {
    readonly fingerprint: string;
    readonly blobs: ReadonlySet<number>;
    /** In the name of one of its entries. */
    readonly trees: ReadonlySet<number>;
    /** In its message or header. */
    readonly commits: ReadonlySet<number>;
    readonly tags: ReadonlySet<number>;
}
/** All secrets, sorted by fingerprint. */
export declare function bySecret({ secrets, sets, holders }: HoldingsParts<string>): HeldSecret[];
