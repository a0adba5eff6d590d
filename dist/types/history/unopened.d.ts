import type { Problem, Skipped } from '../model.js';
import type { Contents } from './contents.js';
import type { Survey } from './survey.js';
/** What is to be said of them; nothing of those that stand only at paths which `wants` refuses. */
export declare function tellUnopened(found: Pick<Survey, 'unopened' | 'table' | 'graph'>, contents: Contents, wants: (path: string) => boolean): Promise<{
    problems: readonly Problem[];
    skipped: readonly Skipped[];
}>;
