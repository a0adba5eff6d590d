import { type Settings } from './config.js';
import type { BlobMatches, Rule } from './model.js';
export interface Prepared {
    readonly settings: Settings;
    readonly rules: readonly Rule[];
    /** Whether a path (`/` between names) is wanted. */
    readonly wants: (path: string) => boolean;
    readonly notices: readonly string[];
}
/** `folder` is where a configuration is looked for. Throws UserError for settings or rules that can't be used. */
export declare function prepare(folder: string, options: Partial<Settings>, config?: string | false): Promise<Prepared>;
/** Sentences on allowances for rules that there are not. */
export declare function unknownAllowances(blobs: readonly BlobMatches[], rules: readonly Rule[]): string[];
