import { type Entry } from './entry.js';
/** What a baseline is called unless the configuration says otherwise. */
export declare const BASELINE_NAME = "straykey-baseline.jsonl";
/** Throws UserError with file and line for a line that is no entry, or one of a merge's marks. */
export declare function parseBaseline(text: string, name: string): Entry[];
export declare function formatBaseline(entries: readonly Entry[]): string;
