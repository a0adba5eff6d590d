/** A value and the words that its name, or its rule, goes by. */
interface Named {
    readonly words: string;
    readonly secret: string;
}
/** Whether log-odds are enough for a value to be reported by default. */
export declare function isReportedAlways(logOdds: number, value: Named, path: string): boolean;
/** How much likelier than usual it must be; infinite where it is never reported by default. */
export declare function firmnessAt({ words, secret }: Named, path: string): number;
export {};
