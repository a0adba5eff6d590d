import type { Rule } from '../model.js';
/** In the order of their numbers; fresh objects each time. */
export declare function builtinRules(): Rule[];
