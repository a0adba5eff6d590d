import type { Match, Rule } from '../model.js';
export interface Issuer {
    readonly rule: Rule;
    /** Issuers whose format fits; empty when one is named. */
    readonly oneOf: readonly string[];
}
/** The rule that a match is reported under. `rules` by id. */
export declare function issuerOf(match: Match, path: string, rules: ReadonlyMap<string, Rule>): Issuer;
