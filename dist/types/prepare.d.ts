import type { KnownAs } from './baseline/baseline.js';
import { type Settings } from './config.js';
import type { SettingsAt } from './folder-settings.js';
import type { BlobMatches, Rule } from './model.js';
import type { Report } from './report-model.js';
export interface Prepared {
    readonly settings: Settings;
    readonly rules: readonly Rule[];
    /** Whether a path (`/` between names) is wanted. */
    readonly wants: (path: string) => boolean;
    readonly notices: readonly string[];
    /** What somebody has decided on, at paths below `root`; absent without a baseline. */
    readonly knownBelow?: (place: Pick<Report, 'root' | 'top'>) => KnownAs;
}
/** What of a scan's options stands beside the settings. */
export interface Surroundings {
    readonly environment?: Readonly<Record<string, string | undefined>>;
    /** The day on which entries of a baseline expire; today when absent. */
    readonly now?: Date;
}
/** `folder` is where a configuration is looked for. Throws UserError for settings or rules that can't be used. */
export declare function prepare(folder: string, options: Partial<Settings> & Surroundings, config?: string | false): Promise<Prepared>;
/** What holds for parts of the repository. */
export declare function settingsBelow({ folders }: Settings, place: Pick<Report, 'root' | 'top'>): Promise<{
    settingsAt?: SettingsAt;
}>;
/** Sentences on allowances for rules that there are not. */
export declare function unknownAllowances(blobs: readonly BlobMatches[], rules: readonly Rule[]): string[];
