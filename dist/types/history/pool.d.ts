import type { Onlooker } from '../detect/onlooker.js';
import type { Rule } from '../model.js';
import type { WalkOutcome } from './walk.js';
import type { WalkTask } from './walk-thread.js';
export declare class Pool {
    #private;
    /**
     * `threads` counts this one, too. Where there is no built worker (in tests of the sources) this one works alone. An onlooker
     * sees what this one does.
     */
    constructor(rules: readonly Rule[], threads: number, onlooker?: Onlooker);
    /** Walks all; `onBreath` is called between two pieces of work and may say that it is enough. */
    walk(task: WalkTask, onBreath: () => boolean): Promise<WalkOutcome[]>;
    close(): Promise<void>;
}
