import type { Report } from './report-model.js';
import { type ScanOptions } from './run.js';
export interface TextOptions extends Omit<ScanOptions, 'paths' | 'staged' | 'pushed' | 'stdin' | 'ignored' | 'threads'> {
    /** What the text is called in the report; its ending tells what kind of file it would be. `text` when absent. */
    readonly name?: string;
}
/** Scans a text, or bytes. No configuration is read unless `config` names one. Throws UserError for settings that can't be used. */
export declare function scanText(text: string | Uint8Array, { name, ...options }?: TextOptions): Promise<Report>;
