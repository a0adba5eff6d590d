export type Quote = 'none' | 'single' | 'double' | 'backtick';
/** A name and its value, at its place in the text. */
export interface DotenvEntry {
    readonly name: string;
    /** As `dotenv` reads it, without its quotes; variables in it are not filled in. */
    readonly value: string;
    readonly quote: Quote;
    /** `export` stands before it. */
    readonly exported: boolean;
    /** It stands in a comment: `# NAME=value`. */
    readonly commentedOut?: boolean;
    /** A variable or a command stands in it, so that what a program gets is not what is written: `$X`, `${X:-default}`, `$(…)`. */
    readonly interpolates: boolean;
    /** From `export`, or the name, to the value's end. */
    readonly start: number;
    readonly end: number;
    /** The value with its quotes; both are where it would begin when there is none. */
    readonly valueStart: number;
    readonly valueEnd: number;
    readonly line: number;
    readonly column: number;
    readonly endLine: number;
    readonly endColumn: number;
    readonly valueLine: number;
    readonly valueColumn: number;
}
/** Text that no dialect makes sense of. */
export interface DotenvFault {
    readonly line: number;
    readonly column: number;
    readonly message: string;
}
export interface Stretch {
    readonly start: number;
    readonly end: number;
}
/** An entry as it is found, before it is told where its lines are. */
export interface Found {
    readonly name: string;
    readonly exported: boolean;
    readonly commentedOut: boolean;
    readonly start: number;
    readonly valueStart: number;
    readonly valueEnd: number;
    /** Where reading goes on. */
    readonly stop: number;
}
