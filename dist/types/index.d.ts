export { audit } from './audit.js';
export type { AuditOptions, AuditProgress } from './audit-options.js';
export { CorruptData, UserError } from './errors.js';
export type { Finding, Frame, Location, Part, Problem, Provider, Rule, Severity, Skipped, Suppression } from './model.js';
export type { Report, Scanned } from './report-model.js';
export { run as scan, type ScanOptions } from './run.js';
export { exitCodeOf, failing } from './verdict.js';
