import type { Problem } from '../model.js';
export interface ObjectFolders {
    /** Absolute paths, the repository's own first, each folder once. */
    readonly folders: readonly string[];
    readonly problems: readonly Problem[];
}
/** What the environment adds, and the folder that its relative paths start from. */
export interface GivenAlternates {
    readonly list: string;
    readonly folder: string;
}
/** Follows alternates as git does: relative to the folder that names them, five deep, each once. */
export declare function findObjectFolders(own: string, given?: GivenAlternates): ObjectFolders;
