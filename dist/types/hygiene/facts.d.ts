import type { Finding } from '../model.js';
import type { Gathered } from './gathered.js';
import { type IgnoreAnswer } from './ignore-answers.js';
export interface Facts extends Gathered {
    /** The repository's top relative to the root, or `.` where the root lies in it. */
    readonly topFolder: string;
    /** Those of the files whose names say that they may hold keys. */
    readonly telling: readonly string[];
    /** Those of the paths that are in git's index; others may be among them. */
    tracked(paths: readonly string[]): Promise<ReadonlySet<string>>;
    /** What git's ignore rules say of each path, tracked or not, there or not. */
    ignores(paths: readonly string[]): Promise<ReadonlyMap<string, IgnoreAnswer>>;
    /** The file's text, of a commit from the index; nothing when there is none. A megabyte at most. */
    read(path: string): Promise<string | undefined>;
    /** The same as bytes. */
    bytes(path: string): Promise<Buffer | undefined>;
    /** Permission bits of a file on disk; nothing when it is no file, or where files have none. */
    permissions(path: string): number | undefined;
    /** Secrets that were found in the file's text. */
    secretsIn(path: string): readonly Finding[];
}
/** Questions are asked only when a check asks them; files are read once. */
export declare function factsOf(gathered: Gathered): Facts;
