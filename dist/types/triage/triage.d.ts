import { type BlobMatches, type Finding, type Rule, type Severity } from '../model.js';
export interface TriageOptions {
    readonly rules: readonly Rule[];
    readonly salt: string;
    readonly inlineAllow: boolean;
    /** Rule id → another severity for it. */
    readonly severity: Readonly<Record<string, Severity>>;
}
/** Findings, worst first, then by place. `names` holds the matches in file names. */
export declare function triage(blobs: readonly BlobMatches[], names: readonly BlobMatches[], options: TriageOptions): Finding[];
