import type { BlobMatches, Match, Rule, Severity } from '../model.js';
/** The blob's matches that count where it lies, and published examples. */
export declare function likelyMatches({ matches, path }: BlobMatches, rules: ReadonlyMap<string, Rule>, isExample: (secret: string) => boolean): readonly Match[];
/** The probability that it is a secret, from 0 to 1; nothing for a format, which is known. */
export declare function confidenceOf(match: Match, path: string): number | undefined;
/** What is made up for a test or an example is less bad, and a word that anybody would try even less. */
export declare function severityAt({ features, secret }: Match, { inTests }: Rule, path: string, usual: Severity): Severity;
