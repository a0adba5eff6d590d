import type { Detector } from './detect/detector.js';
import type { Finding } from './model.js';
import type { OnSeen } from './scan/job.js';
export declare class FindingStream {
    #private;
    constructor(judge: (seen: Parameters<OnSeen>[0]) => Promise<Finding[]>, detector: Detector, give: (findings: readonly Finding[]) => void);
    /** Gives the findings on a little later. */
    take(seen: Parameters<OnSeen>[0]): void;
    /** Resolves when all are given; rejects with what the receiver threw. */
    ended(): Promise<void>;
}
