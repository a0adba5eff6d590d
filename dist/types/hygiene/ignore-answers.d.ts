import type { Gathered } from './gathered.js';
export interface IgnoreAnswer {
    readonly ignored: boolean;
    /** The pattern that decided, and where it stands; absent where none fits. */
    readonly by?: {
        readonly pattern: string;
        readonly line: number;
        /** Relative to the repository's top; absolute when it lies elsewhere. */
        readonly file: string;
        /** A .gitignore is shared with everybody; `info/exclude` and the user's own file are not. */
        readonly scope: 'shared' | 'clone' | 'user';
        /** It takes the name out of an earlier pattern. */
        readonly reopens: boolean;
    };
}
/** Paths outside any repository have no answer. */
export declare function ignoreAnswers(paths: readonly string[], gathered: Gathered): Promise<ReadonlyMap<string, IgnoreAnswer>>;
