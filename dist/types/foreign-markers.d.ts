import type { Match } from './model.js';
export declare const markerNames: readonly ['gitleaks', 'betterleaks', 'detect-secrets', 'ggshield', 'kingfisher', 'secretlint', 'trufflehog'];
export type MarkerName = (typeof markerNames)[number];
/** Whose markers cover the match, each once. An excerpt reaches some four hundred bytes to either side. */
export declare function markersAround({ before, after }: Pick<Match, 'before' | 'after'>): MarkerName[];
/** How often each scanner's markers stand at secrets; secrets on one line share theirs. */
export declare function countMarkers(matches: readonly Match[]): ReadonlyMap<MarkerName, number>;
