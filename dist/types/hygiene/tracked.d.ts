import type { Gathered } from './gathered.js';
export declare function trackedAmong(paths: readonly string[], gathered: Gathered): Promise<ReadonlySet<string>>;
