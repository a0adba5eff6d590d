import type { Detector } from '../detect/detector.js';
import type { BlobMatches, Plan, Problem, Skipped, Source, Target } from '../model.js';
import type { Scanned } from '../report-model.js';
import type { Look } from '../seen.js';
import type { JobResult, OnProgress, OnSeen } from './job.js';
import { type Shares } from './works.js';
export interface ScanOutcome {
    readonly blobs: readonly BlobMatches[];
    /** The matches in each path that holds some. */
    readonly names: readonly BlobMatches[];
    readonly problems: readonly Problem[];
    readonly skipped: readonly Skipped[];
    readonly scanned: Scanned;
}
/** What is needed for a scan. */
export interface Scan {
    /** Ends it early. */
    readonly signal?: AbortSignal;
    /** Called with what each blob holds, as soon as it is known; not for what other threads look at. */
    readonly onSeen?: OnSeen;
    readonly source: Source<unknown>;
    readonly target: Target;
    readonly plan: Plan<unknown>;
    readonly detector: Detector;
    readonly look: Look;
    /** Starts threads that take pieces of the list, too, where that pays. */
    readonly startThreads?: (shares: Shares) => Promise<Promise<ReadonlyMap<number, JobResult>>[]>;
}
/** Scans what the source has planned for the target. */
export declare function scan({ source, target, plan, detector, look, startThreads, signal, onSeen }: Scan, onProgress: OnProgress): Promise<ScanOutcome>;
