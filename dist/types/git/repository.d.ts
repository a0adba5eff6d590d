import type { Problem } from '../model.js';
import { type GitPlace } from './git.js';
import type { IdBytes } from './index-file.js';
import { type GitFolders } from './worktrees.js';
/** Paths are absolute. */
export interface Repository extends GitFolders {
    /** Where to run git for it: the place that was asked for, mended where git would trip. */
    readonly place: GitPlace;
    /** As git has it, which believes the repository's settings; absent when there is none. */
    readonly workTree?: string;
    readonly idBytes: IdBytes;
    /** Its own (in a hook the quarantine), then alternates. */
    readonly objectFolders: readonly string[];
    /** Ids of commits whose parents were left out, in hexadecimal. */
    readonly shallow: readonly string[];
    /** A remote promises objects that may not be here. */
    readonly partial: boolean;
    /** Names of the remotes, the one first that objects are best fetched from. */
    readonly remotes: readonly string[];
    /** Git folders of submodules, and of theirs: each is a repository of its own. */
    readonly submodules: readonly string[];
    /** Contents that Git LFS has brought here. */
    readonly lfsFolder?: string;
    /** There is a file that changes commits' parents. */
    readonly grafts: boolean;
    /** Refs are not in files but in a reftable. */
    readonly reftable: boolean;
    readonly problems: readonly Problem[];
}
/** Finds all there is to know of a repository before its objects are read. Throws UserError when git knows of none. */
export declare function openRepository(asked: GitPlace): Promise<Repository>;
