import type { Severity } from './model.js';
/** What straykey.yaml may hold, and what flags may say; flags win. */
export interface Settings {
    readonly salt: string;
    readonly failOn: Severity;
    readonly include: readonly string[];
    readonly exclude: readonly string[];
    readonly rules: readonly string[];
    readonly disable: readonly string[];
    readonly severity: Readonly<Record<string, Severity>>;
    readonly inlineAllow: boolean;
    readonly ignored: boolean;
}
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
