import type { Detector } from '../detect/detector.js';
import type { BlobMatches, Opened, Problem, Scanned, Skipped } from '../model.js';
export interface JobResult {
    readonly blobs: readonly BlobMatches[];
    readonly problems: readonly Problem[];
    readonly skipped: readonly Skipped[];
    readonly scanned: Scanned;
}
/** Called now and then with what has been scanned so far. */
export type OnProgress = (scanned: Scanned) => void;
/** Scans all that a source opens; nothing thrown by one blob ends the others. */
export declare function runJob(opened: AsyncIterable<Opened> | Iterable<Opened>, detector: Detector, onProgress: OnProgress): Promise<JobResult>;
