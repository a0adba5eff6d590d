/** What a sticky expression matches at an offset. */
export declare function matchAt(text: string, expression: RegExp, offset: number): RegExpExecArray | null;
/** The offset behind white space, ends of lines among it. */
export declare function skipSpace(text: string, offset: number): number;
/** The offset of the line's end, where the next one isn't yet begun. */
export declare function lineEnd(text: string, offset: number): number;
/** Whether nothing but white space and a comment follows on the line, or a comment on one of the next. */
export declare function lineIsDone(text: string, offset: number): boolean;
/** The stretch without white space at its ends; one that is all white space shrinks to its start. */
export declare function trimmed(text: string, start: number, end: number): {
    readonly start: number;
    readonly end: number;
};
/** The end of a quoted text that begins at `open`, behind its closing quote; nothing when none closes it in such a way that `isGood`. */
export declare function quotedEnd(text: string, open: number, isGood: (end: number) => boolean): number | undefined;
