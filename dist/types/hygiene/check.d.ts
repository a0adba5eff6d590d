import type { Severity } from '../model.js';
import type { Descriptor } from '../report-model.js';
import type { Facts } from './facts.js';
import type { Mode } from './gathered.js';
export interface HygieneCheck extends Omit<Descriptor, 'docs'> {
    /** Where it can tell. */
    readonly modes: readonly Mode[];
    /** Nothing to say gives nothing. Never changes anything. */
    examine(facts: Facts): Iterable<Observation> | Promise<Iterable<Observation>>;
    /** What mends an observation of its own; none where people have to decide. Changes nothing: it only says what. */
    fix?(observation: Observation, facts: Facts): readonly Repair[] | Promise<readonly Repair[]>;
}
/** One thing that is not as it should be. No text in it holds a secret. */
export interface Observation {
    /** Relative to the root, `/` between names. */
    readonly path: string;
    /** Lines and columns from 1; absent of a file as a whole. */
    readonly place?: {
        readonly line: number;
        readonly column: number;
        readonly endLine: number;
        readonly endColumn: number;
    };
    readonly message: string;
    /** Instead of the check's own. */
    readonly severity?: Severity;
    /** Instead of the check's own. */
    readonly remedy?: readonly string[];
    /** What tells it, beside the path, from others of the same check; only a keyed hash of it is kept. */
    readonly about?: string;
}
/** A step that straykey hygiene --fix takes, once somebody agreed. Paths are relative to the root. */
export type Repair = 
/** Git's index forgets the file; the file stays. */
{
    readonly kind: 'untrack';
    readonly path: string;
}
/** A .gitignore names it, or takes it out of earlier patterns. */
 | {
    readonly kind: 'ignore' | 'reopen';
    readonly path: string;
}
/** A line at the end of a file, which is made if it isn't there. */
 | {
    readonly kind: 'line';
    readonly path: string;
    readonly line: string;
}
/** A file beside it with its names and without its values, unless there is one. */
 | {
    readonly kind: 'example';
    readonly path: string;
}
/** Nobody but the owner may read and write it. */
 | {
    readonly kind: 'owner only';
    readonly path: string;
}
/** What nobody but a person can do. */
 | {
    readonly kind: 'by hand';
    readonly sentence: string;
};
