export interface Copy {
    /** The instruction's first line, from 1, and the columns behind its last. */
    readonly line: number;
    readonly endColumn: number;
    /** Patterns, relative to the context; empty for the whole of it. */
    readonly sources: readonly string[];
    /** Patterns of what it leaves out. */
    readonly without: readonly string[];
    /** It ends up in the image that is built when no stage is named. */
    readonly isInImage: boolean;
}
export declare function copiesIn(text: string): Copy[];
