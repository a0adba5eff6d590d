import type { Allowance, Blob, Match, Rule } from '../model.js';
import type { Onlooker } from './onlooker.js';
export interface Detected {
    readonly matches: readonly Match[];
    readonly allowances: readonly Allowance[];
    readonly bytes: number;
}
export declare class Detector {
    #private;
    /** `pieceBytes` is how much of a blob is read at once; the verdict does not depend on it. */
    constructor(rules: readonly Rule[], pieceBytes?: number, onlooker?: Onlooker);
    /** Reads the blob to its end. Throws what its `read` throws; the next blob starts afresh. */
    detect(blob: Pick<Blob, 'read'>): Promise<Detected>;
}
