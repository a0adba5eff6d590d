import type { Severity } from './model.js';
export interface FolderSettings {
    /** Id of a rule or check → another severity for it. */
    readonly severity?: Readonly<Record<string, Severity>>;
    /** Ids of rules and checks whose findings are left out. */
    readonly disable?: readonly string[];
    readonly inlineAllow?: boolean;
}
/** The settings of the folders that hold a path. */
export type SettingsAt = (path: string) => FolderSettings;
/** Folders and paths are relative to the repository's top, `/` between names. */
export declare function settingsIn(folders: Readonly<Record<string, FolderSettings>>): SettingsAt;
