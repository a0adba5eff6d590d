import type { Gathered } from './gathered.js';
import { type IgnoreAnswer } from './ignore-answers.js';
export interface Facts extends Gathered {
    /** Those of the paths that are in git's index. */
    tracked(paths: readonly string[]): Promise<ReadonlySet<string>>;
    /** What git's ignore rules say of each path, tracked or not, there or not. */
    ignores(paths: readonly string[]): Promise<ReadonlyMap<string, IgnoreAnswer>>;
    /** The file's text, of a commit from the index; nothing when there is none, or it is larger than a megabyte. */
    read(path: string): Promise<string | undefined>;
}
/** Questions are asked only when a check asks them, and each once. */
export declare function factsOf(gathered: Gathered): Facts;
