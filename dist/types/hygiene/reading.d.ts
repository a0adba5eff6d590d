import type { Gathered } from './gathered.js';
/** The first megabyte on disk; nothing when there is no such file, or git's is larger. Links are not followed. */
export declare function readFrom(name: string, gathered: Gathered): Promise<Buffer | undefined>;
