import type { Source } from '../model.js';
export type SourceName = 'worktree' | 'staged' | 'stdin';
export declare const sources: Readonly<Record<SourceName, Source<unknown>>>;
