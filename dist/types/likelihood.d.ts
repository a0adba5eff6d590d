/** Log-odds that it is a secret; 0 is as likely as not. The two lists are what features.ts and path-features.ts give. */
export declare function logOddsOf(content: ArrayLike<number>, path: ArrayLike<number>): number;
/** The most that logOddsOf gives for this content, whatever the path. */
export declare function mostLogOdds(content: ArrayLike<number>): number;
/** How much each feature adds to the log-odds, on the way down each tree; in the order of the two lists. */
export declare function contributionsTo(content: ArrayLike<number>, path: ArrayLike<number>): Float64Array;
export declare function probabilityOf(logOdds: number): number;
