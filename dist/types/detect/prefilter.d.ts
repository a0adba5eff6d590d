import { Kernel, type Stretch } from '../kernel/kernel.js';
import type { AnchorUse, AnchorUses } from './anchor-uses.js';
/** Called with the anchor's offset in the kernel's input. */
export type VisitCandidate = (use: AnchorUse, start: number) => void;
export declare class Prefilter {
    #private;
    readonly kernel: Kernel;
    constructor(uses: AnchorUses, inputBytes: number);
    /** Visits every anchor that starts in the stretch; the input is filled up to `end`. */
    candidates(stretch: Stretch, end: number, visit: VisitCandidate): void;
}
