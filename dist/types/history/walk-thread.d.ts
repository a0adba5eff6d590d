import type { Onlooker } from '../detect/onlooker.js';
import type { Rule } from '../model.js';
import type { ObjectSet } from './object-set.js';
import { type WalkOutcome } from './walk.js';
import { type WorkList } from './work-list.js';
/** Plain data and shared memory: what a thread is given. */
export interface WalkTask {
    readonly objects: Pick<ObjectSet, 'table' | 'packs' | 'loose'>;
    readonly work: WorkList;
}
export declare class WalkThread {
    #private;
    constructor(rules: readonly Rule[], kernel: WebAssembly.Module, onlooker?: Onlooker);
    /** Works until the list is empty or ended. `breathe` is called between two pieces. */
    run(task: WalkTask, breathe: () => Promise<void> | undefined): Promise<WalkOutcome>;
}
