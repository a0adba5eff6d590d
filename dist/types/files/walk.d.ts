import type { Problem, Skipped } from '../model.js';
import { type RawPath } from './raw-path.js';
export interface Listing {
    readonly files: readonly RawPath[];
    /** Folders with a git repository of their own: git lists those better. */
    readonly repositories: readonly RawPath[];
    readonly problems: readonly Problem[];
    readonly skipped: readonly Skipped[];
}
/** Walks `folder` (absolute). With `ignored`, dependency folders are read too. */
export declare function walk(folder: string, { ignored }: {
    readonly ignored: boolean;
}): Listing;
