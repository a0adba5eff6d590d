import type { Rule } from '../model.js';
/** rules/*.yaml, a rule a line. */
export declare function builtinRules(): Rule[];
