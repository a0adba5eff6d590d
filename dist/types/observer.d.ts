import type { Onlooker } from './detect/onlooker.js';
import type { Source } from './model.js';
/** What a run is made of, in this order; files have nothing to walk or to trace, a history nothing else. */
export type Stage = 'start-up' | 'listing' | 'scanning' | 'walking' | 'tracing' | 'triage' | 'hygiene' | 'verifying' | 'reporting';
export interface Observer {
    readonly onlooker?: Onlooker;
    /** Called when a stage begins; the one before it has ended then. */
    readonly onStage?: (stage: Stage) => void;
    /** What is to be read in place of the source. */
    readonly source?: (source: Source<unknown>) => Source<unknown>;
}
