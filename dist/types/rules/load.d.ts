import type { Rule } from '../model.js';
import type { CheckFault, Examples } from './rule-file.js';
export interface LoadedRules {
    readonly rules: readonly Rule[];
    /** Ids of built-in rules that others took the place of. */
    readonly replaced: readonly string[];
}
/**
 * Built-in rules and those of the named files and folders; a rule of the same id replaces the built-in one.
 * Throws UserError for a file that can't be read or has faults.
 */
export declare function loadRules(files: readonly string[], checkFault: CheckFault): Promise<LoadedRules>;
/** The rules of the named files with their examples. */
export declare function loadExamples(files: readonly string[], checkFault: CheckFault): Promise<Examples[]>;
/** A folder's rule files, or the file itself. Throws UserError for a folder without any. */
export declare function expandFolder(file: string): string[];
