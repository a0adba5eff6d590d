export { audit } from './audit.js';
export type { AuditOptions, AuditProgress } from './audit-options.js';
export { CorruptData, UserError } from './errors.js';
export type { Finding, Frame, Location, Problem, Provider, Report, Rule, Scanned, Severity, Skipped, Suppression } from './model.js';
export { run as scan, type ScanOptions } from './run.js';
export { exitCodeOf, failing } from './verdict.js';
