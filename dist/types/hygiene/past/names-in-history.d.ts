import { type GitPlace } from '../../git/git.js';
export interface Gone {
    /** Relative to the repository's top. */
    readonly path: string;
    /** The commit that first brought it, as far as commits are in order of date. */
    readonly commit: string;
}
/** Paths of files of environment variables that some commit has and HEAD has not, each with a commit that brought it. */
export declare function goneFromHead(place: GitPlace): Promise<Gone[]>;
