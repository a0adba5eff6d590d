import type { Rule } from '../model.js';
import type { ArchiveLimits } from '../seen.js';
import type { JobResult } from './job.js';
import type { Shares } from './works.js';
/** What a thread is given: plain data and shared memory. */
export interface ScanTask {
    readonly rules: readonly Rule[];
    readonly limits: ArchiveLimits;
    readonly work: readonly unknown[];
    readonly shares: Shares;
}
/** As many as pay, this one included. */
export declare function usualThreads(): number;
/** Starts `count` threads on the task; where there is no built worker (in tests of the sources) none. Rejects when one breaks down. */
export declare function startThreads(task: ScanTask, count: number): Promise<Map<number, JobResult>>[];
