import type { Allowance, Blob, BlobMatches, Problem, Skipped } from './model.js';
import type { Scanned } from './report-model.js';
/** What was seen in a blob, and in all that is packed in it. */
export interface Seen {
    /** Those that hold something. */
    readonly blobs: readonly BlobMatches[];
    /** Of the blob itself, whether it holds something or not. */
    readonly allowances: readonly Allowance[];
    /** Names inside archives that hold something. */
    readonly names: readonly BlobMatches[];
    readonly problems: readonly Problem[];
    readonly skipped: readonly Skipped[];
    readonly scanned: Scanned;
}
/** Looks at a blob; leaves closing it to whoever opened it. Throws what reading it throws. */
export type Look = (blob: Pick<Blob, 'path' | 'read' | 'stored'>) => Promise<Seen>;
/** How far archives are opened. */
export interface ArchiveLimits {
    /** Archives inside archives: 1 opens those in files, 0 none. */
    readonly depth: number;
    /** Bytes that one archive in a file may unpack to, with all that is packed in it. */
    readonly bytes: number;
}
