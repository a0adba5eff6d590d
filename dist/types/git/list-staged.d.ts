import { type GitPlace } from './git.js';
/** A change between HEAD and the index. Paths are bytes in Latin-1 characters, relative to the top of the work tree. */
export interface StagedFile {
    readonly path: string;
    readonly id: string;
    readonly mode: string;
    /** The version in HEAD that this one replaces, under its old name when it was renamed. */
    readonly earlierId?: string;
    /** HEAD has nothing of this name. */
    readonly isNewName: boolean;
}
/** Added, changed, renamed and copied files (deletions add nothing), or git's reason for not telling. */
export declare function listStaged(place: GitPlace): Promise<readonly StagedFile[] | {
    readonly complaint: string;
}>;
