import type { Frame, Match } from '../model.js';
/** `others` are all matches of the same blob. */
export declare function toFrame(match: Match, others: readonly Match[]): Frame;
/** The text with the secrets of the matches redacted, the longest first: one may begin as another does. */
export declare function hideSecrets(text: string, matches: readonly Match[]): string;
