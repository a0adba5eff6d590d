// The library: what is exported here is the promise to its users, and nothing else is.

export { audit } from './audit.ts'
export type { AuditOptions, AuditProgress } from './audit-options.ts'
export { CorruptData, UserError } from './errors.ts'
export type { Finding, Frame, Location, Part, Problem, Provider, Rule, Severity, Skipped, Suppression } from './model.ts'
export type { Report, Scanned } from './report-model.ts'
export { run as scan, type ScanOptions } from './run.ts'
export { exitCodeOf, failing } from './verdict.ts'
