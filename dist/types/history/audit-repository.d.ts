import type { Held } from '../detect/layer-detector.js';
import type { Repository } from '../git/repository.js';
import type { Problem, Skipped, Timeline } from '../model.js';
import type { Scanned } from '../report-model.js';
import { type MatchTexts } from './labels.js';
import { type Wanted } from './selection.js';
import { type Read, type Sighting } from './sightings.js';
import { type SurveyOptions } from './survey.js';
export interface RepositoryOptions extends SurveyOptions {
    readonly wanted: Wanted;
    readonly withAuthors: boolean;
    readonly fingerprintOf: (held: Held) => string;
    readonly matchTexts: MatchTexts;
    /** Whether a path (`/` between names) is wanted. */
    readonly wants: (path: string) => boolean;
}
/** A secret of the past. */
export interface PastSecret {
    readonly timeline: Timeline;
    /** It was there before the commits that the audit is about. */
    readonly isExisting: boolean;
}
export interface RepositoryAudit {
    /** By fingerprint. */
    readonly secrets: ReadonlyMap<string, PastSecret>;
    readonly read: Read;
    readonly sightings: readonly Sighting[];
    /** Paths of secrets that were left out because none of theirs is wanted. */
    readonly unwanted: readonly string[];
    readonly problems: readonly Problem[];
    readonly skipped: readonly Skipped[];
    readonly scanned: Scanned;
    readonly interrupted: boolean;
}
/** Surveys the repository, and asks where from for each secret that the audit is about. */
export declare function auditRepository(repository: Repository, options: RepositoryOptions): Promise<RepositoryAudit>;
/** Of a secret that stands in no object. */
export declare const NO_TIMELINE: Timeline;
