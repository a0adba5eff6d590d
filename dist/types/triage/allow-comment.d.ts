import type { Allowance, BlobMatches, Match, Rule } from '../model.js';
/** The allowance that covers a match, if there is one. `rule` is the rule that the finding is reported under. */
export type AllowedBy = (match: Match, rule: Rule) => Allowance | undefined;
/** Prepares the question for one blob, so that each answer costs a few look-ups. */
export declare function allowancesOf({ allowances, matches }: BlobMatches): AllowedBy;
