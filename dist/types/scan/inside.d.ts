import type { Container } from '../archives/reading/container.js';
import type { Detector } from '../detect/detector.js';
import type { BlobMatches, Stored } from '../model.js';
import type { ArchiveLimits, Seen } from '../seen.js';
/** An archive whose own bytes were read. */
export interface Outermost {
    readonly container: Container;
    readonly own: BlobMatches;
    readonly bytes: number;
    /** Absent when it comes only once, and is too large to be kept. */
    readonly stored: Stored | undefined;
}
export declare class Inside {
    #private;
    constructor(outermost: Outermost, detector: Detector, limits: ArchiveLimits);
    open(): Promise<void>;
    /** All that was found, in the archive's own bytes, too. */
    seen(): Seen;
}
