import { type GitPlace } from '../../git/git.js';
export interface Gone {
    /** Relative to the repository's top. */
    readonly path: string;
    /** Id of the blob that it was: one of several versions. */
    readonly blob: string;
}
/** Those of the names that are wanted, each path once, sorted. */
export declare function goneFromHead(place: GitPlace, isWanted: (path: string) => boolean): Promise<Gone[]>;
