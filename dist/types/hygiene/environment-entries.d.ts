import type { DotenvEntry } from '../dotenv/entry.js';
import type { Observation } from './check.js';
import type { Facts } from './facts.js';
/** All entries in their order, those in comments too; none when the file can't be read. */
export declare function entriesIn(path: string, { read }: Pick<Facts, 'read'>): Promise<readonly DotenvEntry[]>;
/** Those that are not in comments. */
export declare function entriesInForce(path: string, facts: Pick<Facts, 'read'>): Promise<readonly DotenvEntry[]>;
/** All files that are there, each once: the listed ones, and those that git ignores by themselves. */
export declare function allFiles({ files, ignored }: Pick<Facts, 'files' | 'ignored'>): readonly string[];
/** Where an entry's value stands. */
export declare function placeOfValue({ valueLine, valueColumn, endLine, endColumn }: DotenvEntry): NonNullable<Observation['place']>;
