import type { AuditOptions } from './audit-options.js';
import type { Observer } from './observer.js';
import type { Report } from './report-model.js';
/** Audits a repository's whole object database, or the commits that the options name. Throws UserError for what can't be used. */
export declare function audit(options: AuditOptions): Promise<Report>;
/** The same, with somebody who looks on at what this thread does. */
export declare function observedAudit(options: AuditOptions, observer: Observer): Promise<Report>;
