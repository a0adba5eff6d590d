import type { Content } from '../likelihood.js';
import { type Candidate } from './features/facts.js';
/** What each number says, in words. */
export declare const featureNames: readonly string[];
/** A number for each feature, in the order of their names. */
export declare function featuresOf(candidate: Candidate): number[];
/** The same of what was asked for in part. */
export declare function allOf(content: Content): number[];
/** The same, each worked out when it is asked for: most candidates are told from secrets by a third of them. */
export declare function askedOf(candidate: Candidate): Content;
