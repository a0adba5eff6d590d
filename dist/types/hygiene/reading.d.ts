import type { Gathered } from './gathered.js';
export declare function readFrom(name: string, gathered: Gathered): Promise<string | undefined>;
