import { type GitPlace } from './git.js';
export interface FileAt {
    /** Relative to the repository's top, `/` between names. */
    readonly path: string;
    readonly bytes: Buffer;
}
/** The file, or those below the folder, that stand at the path; none when there are none. Links count as none. */
export declare function filesAt(place: GitPlace, revision: string, path: string): Promise<FileAt[]>;
