import type { SettingsAt } from '../folder-settings.js';
import type { MarkerName } from '../foreign-markers.js';
import { type BlobMatches, type Finding, type Rule, type Severity, type Suppression } from '../model.js';
import { type Past } from './parts.js';
export interface TriageOptions {
    readonly rules: readonly Rule[];
    readonly salt: string;
    readonly inlineAllow: boolean;
    /** Whose markers count as well. */
    readonly foreignMarkers?: readonly MarkerName[];
    /** What becomes of comments that come with the change that is judged. */
    readonly newAllowances?: 'refuse' | 'accept';
    /** All that is looked at is new, comments as well. */
    readonly allIsNew?: boolean;
    /** Rule id → another severity for it. */
    readonly severity: Readonly<Record<string, Severity>>;
    /** Why somebody has decided to leave what stands at a path. */
    readonly knownAs?: (fingerprint: string, path: string) => Suppression | undefined;
    /** What holds for parts of the repository. */
    readonly settingsAt?: SettingsAt;
    /** For versions of files from a repository's history. */
    readonly past?: Past;
}
/** Findings, worst first, then by place. `names` holds the matches in file names. */
export declare function triage(blobs: readonly BlobMatches[], names: readonly BlobMatches[], options: TriageOptions): Finding[];
/** Names the shared format, not the issuer: learning who issued a key must not change its fingerprint. */
export declare function fingerprintOf(secret: string, rule: Rule, salt: string): string;
/** Those that count first, then the worst, then by place. */
export declare function byUrgency(a: Finding, b: Finding): number;
