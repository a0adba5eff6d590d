import type { FolderSettings } from './folder-settings.js';
import type { MarkerName } from './foreign-markers.js';
import type { Severity } from './model.js';
import type { ArchiveLimits } from './seen.js';
/** What straykey.yaml may hold, and what flags may say; flags win. */
export interface Settings {
    readonly salt: string;
    readonly failOn: Severity;
    /** Weak and vague values, too. */
    readonly sensitive: boolean;
    readonly include: readonly string[];
    readonly exclude: readonly string[];
    readonly rules: readonly string[];
    readonly disable: readonly string[];
    readonly severity: Readonly<Record<string, Severity>>;
    /** Folder, relative to the repository's top → what holds below it. */
    readonly folders: Readonly<Record<string, FolderSettings>>;
    readonly inlineAllow: boolean;
    /** Other scanners whose inline markers count, too. */
    readonly foreignMarkers: readonly MarkerName[];
    /** Whether comments count that come with the change that is judged. */
    readonly newAllowances: 'refuse' | 'accept';
    readonly ignored: boolean;
    /** Whether it is checked how keys are kept, too. */
    readonly hygiene: boolean;
    /** A baseline: absolute path. */
    readonly baseline?: string;
    /** Whether what the baseline knows at some path is known at others, when it is written. */
    readonly baselineScope: 'value' | 'path';
    /** Archives inside archives: 1 opens those in files, 0 none. */
    readonly maxArchiveDepth: number;
    /** Bytes that one archive may unpack to. */
    readonly maxArchiveBytes: number;
}
export declare const settingNames: readonly (keyof Settings)[];
export declare function archiveLimits({ maxArchiveDepth, maxArchiveBytes }: Settings): ArchiveLimits;
/** What a notice says of a committed configuration with faults: the one that is said even where all is well. */
export declare const NOT_IN_FORCE = "can't be used, so none is in force";
/** What a configuration is called. */
export declare const CONFIG_NAME = "straykey.yaml";
export interface LoadedSettings {
    readonly settings: Settings;
    /** Sentences on how the configuration makes the scan milder than it would be without. */
    readonly notices: readonly string[];
    /** The configuration that was read. */
    readonly file?: string;
}
/**
 * Defaults, then the configuration, then `flags`. `config` is a file, `false` for none, or absent: then it is looked for
 * from `folder` upward, as far as the repository's top. Throws UserError for a file with faults.
 */
export declare function loadSettings(folder: string, flags: Partial<Settings>, config?: string | false): Promise<LoadedSettings>;
/** Throws UserError, with its place when it stands in the configuration, for a rule that isn't there. */
export declare function refuseUnknownRules({ settings, file }: LoadedSettings, ids: ReadonlySet<string>): Promise<void>;
