import { type RawPath } from '../files/raw-path.js';
import type { Opened, Plan, Target } from '../model.js';
/** Some files below one folder. */
export interface WorktreeWork {
    readonly folder: string;
    /** What stands before each file's name in a report: nothing, or a path with `/` at its end. */
    readonly prefix: string;
    readonly files: readonly RawPath[];
    /** What a file that was named through a link is called. */
    readonly shown?: string;
}
/** Why something was skipped that git ignores. */
export declare const IGNORED = "ignored by git";
export declare const worktree: {
    plan(target: Target): Promise<Plan<WorktreeWork>>;
    open(work: WorktreeWork): Iterable<Opened>;
};
