export interface Counts {
    readonly lower: number;
    readonly upper: number;
    readonly digit: number;
    readonly hex: number;
    readonly sign: number;
    readonly space: number;
    readonly digitTurns: number;
    readonly humps: number;
    readonly distinct: number;
    readonly longestRun: number;
    readonly longestLetters: number;
    readonly longestDigits: number;
    readonly vowels: number;
}
export declare function countsOf(value: string): Counts;
