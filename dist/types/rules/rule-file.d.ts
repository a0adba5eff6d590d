import { type Rule } from '../model.js';
import { type Fault } from '../shape.js';
/** The templates of one rule. */
export interface Examples {
    readonly rule: Rule;
    readonly finds: readonly string[];
    readonly ignores: readonly string[];
}
/** Says what is wrong with a named check ("entropy 3"), or nothing. */
export type CheckFault = (check: string) => string | undefined;
/** All that is wrong with the parsed file, in its order. */
export declare function ruleFileFaults(parsed: unknown, checkFault: CheckFault): Fault[];
/** The rules and examples of a file without faults. */
export declare function toExamples(parsed: unknown): Examples[];
