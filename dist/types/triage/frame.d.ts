import type { Frame, Match } from '../model.js';
/** `matches` are all of the same blob, in the order of their places. */
export declare function toFrame(match: Match, matches: readonly Match[]): Frame;
/** The matches that may stand in the excerpt of one; looking at all would take quadratic time in a file full of them. */
export declare function neighboursOf(match: Match, matches: readonly Match[]): Match[];
/** The text with the secrets of the matches redacted, the longest first: one may begin as another does. */
export declare function hideSecrets(text: string, matches: readonly Match[]): string;
