import type { GitPlace } from './git/git.js';
export interface Revision {
    readonly place: GitPlace;
    /** The commit. */
    readonly revision: string;
}
/**
 * Writes the file or folder (relative to the repository's top, `/` between names) below `folder`, at the same path. Gives
 * where it is now; nothing when the commit has none.
 */
export declare function writeFilesAt({ place, revision }: Revision, name: string, folder: string): Promise<string | undefined>;
/** The same for a configuration, and for the rule files and the baseline that it names. Throws UserError for one that is no YAML. */
export declare function writeSettingsAt(from: Revision, name: string, folder: string): Promise<string | undefined>;
