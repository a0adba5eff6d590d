import type { Settings } from './config.js';
import { type RepositoryAudit } from './history/audit-repository.js';
import type { Finding, Rule } from './model.js';
import { type TriageOptions } from './triage/triage.js';
/** An audit, and where what it found lies in the repository that the report is about. */
export interface AuditedRepository {
    /** Comes before paths; empty for the repository itself. */
    readonly prefix: string;
    readonly audit: RepositoryAudit;
}
interface HistorySettings extends Settings, Pick<TriageOptions, 'knownAs' | 'settingsAt'> {
    readonly allIsNew: boolean;
}
/** The findings of all, worst first. A secret that several repositories hold is one. */
export declare function historyFindings(audited: readonly AuditedRepository[], rules: readonly Rule[], settings: HistorySettings): Finding[];
export {};
