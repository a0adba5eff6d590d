import { Arena } from '../kernel/arena.js';
import type { Rule } from '../model.js';
import type { Onlooker } from './onlooker.js';
export { TOO_LARGE } from '../kernel/arena.js';
export { compileKernel } from '../kernel/instance.js';
/** A secret as a rule sees it, wherever it stands. */
export interface Held {
    readonly rule: string;
    readonly secret: string;
}
/** Tells secrets apart. */
export declare function heldKey({ rule, secret }: Held): string;
interface Beside {
    /** The compiled kernel of another thread: compiling takes as long as a few megabytes. */
    readonly kernel?: WebAssembly.Module;
    readonly onlooker?: Onlooker;
}
export declare class LayerDetector {
    #private;
    readonly arena: Arena;
    /** `limitBytes` bounds the memory that texts, their bases and the lists of their anchors may take at one time. */
    constructor(rules: readonly Rule[], limitBytes: number, { kernel, onlooker }?: Beside);
    /** Judges what is new in the text that was pushed last; gives the secrets that the text holds, each once. */
    detect(): readonly Held[];
}
