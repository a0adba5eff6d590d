import type { AuditOptions } from './audit-options.js';
import type { Report } from './report-model.js';
/** Audits a repository's whole object database, or the commits that the options name. Throws UserError for what can't be used. */
export declare function audit(options: AuditOptions): Promise<Report>;
