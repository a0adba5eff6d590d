/** Log-odds that it is a secret; 0 is as likely as not. The two lists are what features.ts and path-features.ts give. */
export declare function logOddsOf(content: ArrayLike<number>, path: ArrayLike<number>): number;
/** What is said of a value, each as it is asked for. */
export interface Content {
    readonly count: number;
    ask(feature: number): number;
}
/** Whether logOddsOf may give `least` or more for this content at some path. Asks for no more than it takes to say no. */
export declare function mayReach(least: number, content: Content): boolean;
/** How much each feature adds to the log-odds, on the way down each tree; in the order of the two lists. */
export declare function contributionsTo(content: ArrayLike<number>, path: ArrayLike<number>): Float64Array;
export declare function probabilityOf(logOdds: number): number;
