import type { Skipped } from '../model.js';
/** One a reason. */
export declare function mergeSkipped(skipped: readonly Skipped[]): Skipped[];
