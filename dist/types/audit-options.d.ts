import type { Settings } from './config.js';
import type { Target } from './model.js';
export interface AuditOptions extends Partial<Settings> {
    /** A folder, a git folder or a bundle file, relative to `folder`; the folder itself when absent. */
    readonly repository?: string;
    /** Absolute path of the folder that relative paths start from; the process's own when absent. */
    readonly folder?: string;
    /** The environment that git runs in; empty when absent. */
    readonly environment?: Target['environment'];
    /** A configuration file, or `false` for none; looked for upward from the repository when absent. */
    readonly config?: string | false;
    /** `BASE..HEAD`: the commits of HEAD's side alone. */
    readonly range?: string;
    /** A date as git reads it: commits from then on. */
    readonly since?: string;
    /** Names of branches. */
    readonly branches?: readonly string[];
    /** Globs on names of refs. */
    readonly refs?: readonly string[];
    /** Only what no remote-tracking ref reaches. */
    readonly onlyNew?: boolean;
    /** Ids of commits or tags; with `known`, what a push brings. */
    readonly tips?: readonly string[];
    /** Revisions, or options of git's that stand for some, such as `--all`: what they reach is there already. */
    readonly known?: readonly string[];
    /** Comments don't allow what is found, unless the configuration accepts new ones. */
    readonly allIsNew?: boolean;
    /** Read every object through git instead of from the packs. */
    readonly plain?: boolean;
    /** Number of threads, from 1. */
    readonly threads?: number;
    /** Remember what was audited, and use what is remembered; true when absent. */
    readonly cache?: boolean;
    /** Say who the author of a first commit is. */
    readonly authors?: boolean;
    /** Objects larger than this are left out, and said. */
    readonly maxObjectBytes?: number;
    /** Milliseconds since 1970: what the ages of keys are counted to; nothing is said of ages when absent. */
    readonly agesAt?: number;
    readonly onProgress?: (progress: AuditProgress) => void;
    /** Ends the audit early: it resolves with what was found so far. */
    readonly signal?: AbortSignal;
    /** The day on which entries of a baseline expire; today when absent. */
    readonly now?: Date;
}
export interface AuditProgress {
    readonly objects: number;
    readonly totalObjects: number;
    /** Looked at, uncompressed. */
    readonly bytes: number;
    readonly packedBytes: number;
    readonly totalPackedBytes: number;
}
