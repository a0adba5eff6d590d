import type { BlobMatches, Opened, Problem, Skipped } from '../model.js';
import type { Scanned } from '../report-model.js';
import type { Look, Seen } from '../seen.js';
export interface JobResult {
    readonly blobs: readonly BlobMatches[];
    /** Of what is packed in archives. */
    readonly names: readonly BlobMatches[];
    readonly problems: readonly Problem[];
    readonly skipped: readonly Skipped[];
    readonly scanned: Scanned;
}
/** What has been scanned so far, and of how many files where that is known. */
export interface ScanProgress extends Scanned {
    readonly planned?: number;
}
/** Called now and then. */
export type OnProgress = (progress: ScanProgress) => void;
/** What a source opens. */
export interface Job {
    readonly opened: AsyncIterable<Opened> | Iterable<Opened>;
    /** Ends the job early, between two blobs. */
    readonly signal?: AbortSignal;
    /** Called with what each blob holds, as soon as it is known. */
    readonly onSeen?: OnSeen;
}
export type OnSeen = (seen: Pick<Seen, 'blobs' | 'names'>) => void;
/** Scans all that a source opens; nothing thrown by one blob ends the others. */
export declare function runJob({ opened, signal, onSeen }: Job, look: Look, onProgress: OnProgress): Promise<JobResult>;
