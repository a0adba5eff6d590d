import type { Source } from '../model.js';
export type SourceName = 'worktree' | 'staged' | 'stdin' | 'pushed';
export declare const sources: Readonly<Record<SourceName, Source<unknown>>>;
