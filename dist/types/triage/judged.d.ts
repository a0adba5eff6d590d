import type { Location, Match, Severity, Suppression } from '../model.js';
import type { Issuer } from './issuer.js';
export interface Judged {
    readonly match: Match;
    readonly issuer: Issuer;
    readonly severity: Severity;
    readonly fingerprint: string;
    readonly location: Location;
    readonly suppression?: Suppression;
    /** The comment that would allow it, were it not new. */
    readonly refused?: {
        readonly reason?: string;
    };
}
export declare function byPlace(a: Location, b: Location): number;
export declare function compare(a: string, b: string): number;
