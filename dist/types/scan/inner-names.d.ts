import type { Detector } from '../detect/detector.js';
import type { BlobMatches } from '../model.js';
export declare class InnerNames {
    #private;
    readonly found: BlobMatches[];
    /** `archive` is the path of the outermost one. */
    constructor(archive: string, detector: Detector);
    /** `container` is the path of what the entry is in: its own name is other people's business. */
    add(path: string, container: string): Promise<void>;
    /** Looks at all that was added and not looked at. */
    match(): Promise<void>;
}
