/** Absolute paths; the two differ in a linked worktree. */
export interface GitFolders {
    readonly gitFolder: string;
    readonly commonFolder: string;
}
/** The git folder of one work tree. */
export interface WorktreeFolder {
    /** Absolute path. */
    readonly folder: string;
    /** What git puts before the names of that work tree's own refs; empty for the one that we are in. */
    readonly prefix: string;
}
/** The work tree that we are in first, then the main one and the linked ones. */
export declare function worktreeFolders({ gitFolder, commonFolder }: GitFolders): readonly WorktreeFolder[];
/** Whether a ref of this name exists once for each work tree. */
export declare function isPrivate(name: string): boolean;
/** Git folders below `modules`, of submodules that are there or were, at any depth: a submodule may have its own. */
export declare function submoduleFolders(commonFolder: string): readonly string[];
