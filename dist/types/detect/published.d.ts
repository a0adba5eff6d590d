import type { Rule } from '../model.js';
export declare class Published {
    #private;
    constructor(rules: readonly Pick<Rule, 'known'>[]);
    /** Whether some issuer publishes this value. Five microseconds: ask it of what would be dropped, not of what is found. */
    holds(secret: string): boolean;
}
