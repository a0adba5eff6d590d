/** A value and the words that its rule goes by, or the one of them in its name. */
interface Named {
    readonly words: string;
    readonly secret: string;
}
/** What is asked of a value on top of the usual threshold. */
interface Firmness {
    /** Log-odds; infinite where it is never reported by default. */
    readonly more: number;
    /** A sentence without a capital and a stop. */
    readonly why: string;
}
/** Whether log-odds are enough for a value to be reported by default. */
export declare function isReportedAlways(logOdds: number, value: Named, path: string): boolean;
/** What is asked of the value at this place; nothing at most. */
export declare function firmnessAt({ words, secret }: Named, path: string): Firmness | undefined;
export {};
