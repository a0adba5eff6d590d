/** Scores above which a text reads like words, and above which it holds little else. */
export declare const LIKE_WORDS = -2.9;
export declare const MOSTLY_WORDS = -2.75;
/** Mean log-likelihood (natural) of each letter behind the one before it; the text is in lower case. Near -2.4 for words, below -3.5 for chance. */
export declare function bigramScore(low: string): number;
