export interface Places {
    /** Absolute path of the folder that reported paths are relative to. */
    readonly root: string;
    /** Absolute paths. */
    readonly paths: readonly string[];
    /** Links that a glob led to, as they were found: named by nobody, so not followed. */
    readonly links: readonly string[];
}
/**
 * The root is the current folder when everything lies inside it, else the one target, else their common folder. A path
 * that exists is meant literally; only one that doesn't may be a glob. Throws UserError when nothing is there.
 */
export declare function resolvePlaces(given: readonly string[], folder: string): Promise<Places>;
