import type { Detector } from '../detect/detector.js';
import type { GitPlace } from '../git/git.js';
import { ObjectReader } from '../git/object-reader.js';
import { type TableParts } from '../git/object-table.js';
import type { Problem } from '../model.js';
import type { Look } from '../seen.js';
import type { LargeObject, WalkOutcome } from './walk.js';
export interface PlainWalkOptions {
    readonly detector: Detector;
    readonly look: Look;
    /** Larger objects become problems. */
    readonly mostObjectBytes: number;
}
export declare class PlainWalk {
    #private;
    readonly problems: Problem[];
    objects: number;
    bytes: number;
    constructor({ detector, look, mostObjectBytes }: PlainWalkOptions, table: TableParts);
    outcome(): WalkOutcome;
    /** All objects, as git gives them; `isEnough` may end it early. */
    all(reader: ObjectReader, isEnough: () => boolean): Promise<void>;
    /** These objects; asks for sizes first, as git would print a huge one for minutes. */
    some(objects: readonly LargeObject[], place: GitPlace, isEnough: () => boolean): Promise<void>;
}
