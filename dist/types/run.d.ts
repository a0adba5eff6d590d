import { type Settings } from './config.js';
import type { Kept } from './keeping.js';
import type { Finding, Target } from './model.js';
import type { Observer } from './observer.js';
import type { Report } from './report-model.js';
import type { OnProgress } from './scan/job.js';
export interface ScanOptions extends Partial<Settings> {
    /** Files, folders or globs, relative to `folder`; the folder itself when absent. */
    readonly paths?: readonly string[];
    /** Absolute path of the folder that relative paths start from; the process's own when absent. */
    readonly folder?: string;
    /** Scan what `git commit` would record now instead of files on disk. */
    readonly staged?: boolean;
    /** Scan what a push brings instead of files: ids of commits or tags, and revisions that lead to what is there already. */
    readonly pushed?: NonNullable<Target['pushed']>;
    /** Scan this stream instead of files. */
    readonly stdin?: NonNullable<Target['stdin']>;
    /** A configuration file, or `false` for none; looked for upward from the first path when absent. */
    readonly config?: string | false;
    /** The environment that git runs in; empty when absent. */
    readonly environment?: Target['environment'];
    /** Comments don't allow what is found, unless the configuration accepts new ones. */
    readonly allIsNew?: boolean;
    /** Ends the scan early: it resolves with what was found so far. */
    readonly signal?: AbortSignal;
    /** The day on which entries of a baseline expire; today when absent. */
    readonly now?: Date;
    /** Number of threads, from 1; the result is the same with any. As many as pay when absent. */
    readonly threads?: number;
    readonly onProgress?: OnProgress;
    /**
     * Called with findings as soon as they are known, file by file: a secret that stands in several files comes once for each. Keeps the
     * scan to one thread.
     */
    readonly onFindings?: (findings: readonly Finding[]) => void;
    /** Milliseconds since 1970: git is asked, too, how old keys are by then, and what its history has. That takes longer. */
    readonly agesAt?: number;
    /** Told what mends the ways in which keys are kept, when these are checked. */
    readonly onKept?: (kept: Kept) => void;
}
/** Scans and triages. Throws UserError for settings, rules or paths that can't be used. */
export declare function run(options: ScanOptions): Promise<Report>;
/** The same, with somebody who looks on at what this thread does. */
export declare function observedRun(options: ScanOptions, { onlooker, onStage, source: observed }: Observer): Promise<Report>;
