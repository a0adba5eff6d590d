import { type MarkerName } from '../foreign-markers.js';
import type { BlobMatches } from '../model.js';
import type { AllowedBy } from './allow-comment.js';
/** Whose marker covers a match; one that was there before the change that is judged is preferred. */
export declare function foreignAllowancesOf({ matches, markersBefore }: BlobMatches, honoured: readonly MarkerName[]): AllowedBy;
/** The first that doesn't come with the change, else the first. */
export declare function eitherOf(own: AllowedBy, other: AllowedBy): AllowedBy;
