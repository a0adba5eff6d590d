import { type KnownAs } from './baseline/baseline.js';
import type { Entry } from './baseline/entry.js';
import type { Report } from './report-model.js';
/** `today` as `2026-11-22`. Throws UserError for a file that can't be read or has faults. */
export declare function readBaseline(file: string, today: string): (place: Pick<Report, 'root' | 'top'>) => KnownAs;
/** Throws UserError for a file that can't be read or has faults. */
export declare function readEntries(file: string): Entry[];
/** Paths of a baseline are relative to the repository's top; where there is none, to the scanned folder. */
export declare function pathInTop(at: string, { root, top }: Pick<Report, 'root' | 'top'>): string;
