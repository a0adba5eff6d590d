import type { Detector } from '../detect/detector.js';
import type { Held } from '../detect/layer-detector.js';
import type { Onlooker } from '../detect/onlooker.js';
import { ObjectTable } from '../git/object-table.js';
import type { Repository } from '../git/repository.js';
import type { Problem, Rule } from '../model.js';
import type { Scanned } from '../report-model.js';
import type { Look } from '../seen.js';
import { type Graph } from './graph.js';
import { type HoldingsParts } from './holdings.js';
import type { RecordStore } from './record-store.js';
import type { Unopened } from './walk.js';
export interface SurveyOptions {
    readonly rules: readonly Rule[];
    readonly detector: Detector;
    readonly look: Look;
    /** As many as there are processors when absent, and one where more would not pay. */
    readonly threads?: number;
    /** Read every object through git instead of from the packs. */
    readonly plain: boolean;
    readonly mostObjectBytes: number;
    readonly signal?: AbortSignal;
    onProgress(progress: SurveyProgress): void;
    readonly fingerprintOf: (held: Held) => string;
    /** Where what is learned of packs is remembered; absent when it isn't. */
    readonly store?: RecordStore;
    /** Sees what the threads beside this one don't do. */
    readonly onlooker?: Onlooker;
    /** Called when one begins. */
    readonly onStage?: (stage: 'listing' | 'walking' | 'tracing') => void;
}
interface SurveyProgress {
    readonly objects: number;
    readonly totalObjects: number;
    readonly bytes: number;
    readonly packedBytes: number;
    readonly totalPackedBytes: number;
}
export interface Survey {
    readonly table: ObjectTable;
    /** Secrets by fingerprint. */
    readonly holdings: HoldingsParts<string>;
    /** Built when it is asked for: where there is no secret, there is no question. */
    readonly graph: Graph;
    /** Ids that trees name and nobody stores; their numbers follow those of the stored objects. */
    readonly missing: readonly string[];
    readonly problems: readonly Problem[];
    readonly unopened: readonly Unopened[];
    readonly scanned: Scanned;
    readonly interrupted: boolean;
}
/** Looks at all objects of the repository. */
export declare function survey(repository: Repository, options: SurveyOptions): Promise<Survey>;
export {};
