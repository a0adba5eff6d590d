import { type RawPath } from '../files/raw-path.js';
import type { Problem } from '../model.js';
import type { Repository } from './repository.js';
/** A step that a ref took. Texts are bytes as Latin-1 characters. */
export interface ReflogEntry {
    /** As `listRefs` names it; the ref need not exist any more. */
    readonly ref: RawPath;
    /** Absolute path of the file that the entry stands in. */
    readonly file: RawPath;
    /** Counts from 1. */
    readonly line: number;
    /** Ids in hexadecimal; all zeros where there is none. */
    readonly before: string;
    readonly after: string;
    /** Who did it and when: `NAME <ADDRESS> SECONDS ZONE`. */
    readonly identity: string;
    /** Empty when there is none. */
    readonly message: string;
}
type OnProblem = (problem: Problem) => void;
/** Reads all reflogs of all work trees, one line at a time, oldest first within a file. */
export declare function readReflogs(repository: Repository, onProblem: OnProblem): Generator<ReflogEntry>;
export {};
