import type { Finding, Suppression } from '../model.js';
import { type Entry } from './entry.js';
/** What a baseline says of a secret, or of a hygiene finding, at a path. */
export type KnownAs = (fingerprint: string, path: string) => Suppression | undefined;
/** `today` as `2026-11-22`. An entry that has expired counts for nothing. */
export declare function knownAs(entries: readonly Entry[], today: string): KnownAs;
/** What a scan made of each entry. */
export interface Standing {
    readonly entry: Entry;
    /** `stale`: nothing that was looked at fits it any more. `expired`: its day is over, and what fits it fails. */
    readonly state: 'in force' | 'expired' | 'stale';
    /** Paths at which it stands. */
    readonly paths: readonly string[];
}
/** `findings` of a scan, suppressed or not. Stale ones can be told only of a scan of all that the baseline is for. */
export declare function standingsOf(entries: readonly Entry[], findings: readonly Finding[], today: string): Standing[];
