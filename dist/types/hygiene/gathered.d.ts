import type { GitPlace } from '../git/git.js';
import type { Finding } from '../model.js';
/** `tree`: files on disk. `staged`: what a commit would record now. `history`: an audit of all that a repository ever held. */
export type Mode = 'tree' | 'staged' | 'history';
export interface Gathered {
    readonly mode: Mode;
    /** Absolute path of the folder that paths are relative to. */
    readonly root: string;
    /** Absolute path of the repository's top; absent where git manages nothing. */
    readonly top?: string;
    /** The process's environment, for git. */
    readonly environment: GitPlace['environment'];
    /** Tracked files and those that git does not ignore; of a commit the added and changed ones. Paths relative to the root. */
    readonly files: readonly string[];
    /** What git ignores: each only by its topmost ignored folder, which has a `/` at its end. */
    readonly ignored: readonly string[];
    /** The secrets that were found, but for suppressed ones. */
    readonly secrets: readonly Finding[];
    /** Milliseconds since 1970: what ages are counted to. Absent where nobody waits for git to tell of the past. */
    readonly now?: number;
}
