import { type GitPlace } from '../git/git.js';
import type { Gathered } from './gathered.js';
export interface Asked {
    readonly place: GitPlace;
    /** Path as the report has it → path relative to the repository's top. */
    readonly names: ReadonlyMap<string, string>;
}
/** What lies in no repository is left out. */
export declare function askedOf(paths: readonly string[], { root, environment, mode }: Gathered): Asked[];
/** What git answers to an input, such as names with a NUL behind each. */
export declare function answerTo(args: readonly string[], input: string, place: GitPlace): Promise<Buffer>;
