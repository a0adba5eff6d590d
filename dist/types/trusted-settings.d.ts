import { type GitPlace } from './git/git.js';
export interface TrustedSettings {
    /** A configuration file, or `false` where the commit has none. */
    readonly config: string | false;
    /** What is said of the configuration that comes with the change. */
    readonly notices: readonly string[];
    /** Takes away the files that were written. */
    remove(): void;
}
/** A commit whose configuration counts, and where the change's own stands: a commit, or '' for the index. */
export interface Change {
    readonly trusted: string;
    readonly changed?: string;
}
/** Writes the configuration of the commit, and the rule files of the repository that it names, to a folder of their own. */
export declare function trustedSettings(place: GitPlace, { trusted, changed }: Change): Promise<TrustedSettings>;
