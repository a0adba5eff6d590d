import { type GitPlace } from './git.js';
/** A path relative to the folder asked for, as bytes in Latin-1 characters, `/` between names. */
export interface ListedFile {
    readonly path: string;
    readonly kind: 'file' | 'submodule' | 'repository';
}
/** The folder at or above this one that holds a `.git`; nothing when git does not manage it. */
export declare function findRepository(folder: string): string | undefined;
/** The files below the folder, or git's reason for not telling. */
export declare function listFiles(place: GitPlace, ignored: boolean): Promise<readonly ListedFile[] | {
    readonly complaint: string;
}>;
/**
 * Files and folders (with a `/` at the end) that git ignores, each only by its topmost ignored folder; nothing when the
 * folder asked for is itself ignored.
 */
export declare function listIgnored(place: GitPlace): Promise<readonly string[] | undefined>;
