import type { Opened } from '../model.js';
import type { Look } from '../seen.js';
import { type JobResult, type OnProgress, type OnSeen } from './job.js';
/** Shared by all threads that work on one list. */
export interface Shares {
    /** The next piece. */
    readonly next: Int32Array;
    /** Blobs, bytes, and files in archives, of the pieces that are done. */
    readonly done: BigInt64Array;
}
export declare function newShares(): Shares;
export interface Works {
    readonly work: readonly unknown[];
    /** Reads one piece. */
    readonly open: (piece: unknown) => AsyncIterable<Opened> | Iterable<Opened>;
    readonly shares: Shares;
    /** Ends the work early, between two blobs. */
    readonly signal?: AbortSignal;
    readonly onSeen?: OnSeen;
}
/** What was found, by the piece's index; only the pieces that this thread took. */
export declare function scanWorks({ work, open, shares, signal, onSeen }: Works, look: Look, onProgress: OnProgress): Promise<Map<number, JobResult>>;
/** All pieces' results in the list's order, whoever found them. */
export declare function joinResults(parts: readonly ReadonlyMap<number, JobResult>[]): JobResult;
