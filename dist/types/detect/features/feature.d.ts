import type { Facts } from './facts.js';
/** Yes is 1, no is 0. */
export type Feature = readonly [words: string, (facts: Facts) => number | boolean];
type Text = 'value' | 'low' | 'words' | 'last' | 'before' | 'after' | 'line' | 'above' | 'below' | 'name';
/** Whether an expression is found in one of the texts. */
export declare function test(words: string, expression: RegExp, of: Text): Feature;
export {};
