import { type Severity } from '../model.js';
import type { Facts } from './facts.js';
export interface Weight {
    readonly severity: Severity;
    /** What was seen, as the end of a sentence; names of variables, never values. */
    readonly holds: string;
}
/** Nothing for a file that holds nothing, that can't be read, or that is a program and sets nothing secret. */
export declare function weigh(path: string, facts: Facts): Promise<Weight | undefined>;
