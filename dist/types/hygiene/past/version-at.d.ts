import { type GitPlace } from '../../git/git.js';
/** Nothing when the commit has no such file, or one that is larger than a megabyte. */
export declare function versionAt(place: GitPlace, commit: string, path: string): Promise<string | undefined>;
