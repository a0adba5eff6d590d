import type { BlobMatches, Match, Rule, Suppression } from '../model.js';
/** The allowance that covers the match, if there is one. `rule` is the rule that the finding is reported under. */
export declare function allowedBy({ allowances, matches }: BlobMatches, match: Match, rule: Rule): Suppression | undefined;
