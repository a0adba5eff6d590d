// The library: what is exported here is the promise to its users, and nothing else is. docs/api.md is generated from it.

export { audit as scanHistory } from './audit.ts'
export type { AuditOptions, AuditProgress } from './audit-options.ts'
export type { Settings } from './config.ts'
export { CorruptData, UserError } from './errors.ts'
export type {
  CommitMark,
  Finding,
  Frame,
  Location,
  Part,
  Problem,
  Provider,
  Rule,
  Severity,
  Skipped,
  Suppression,
  Timeline,
  Verdict,
} from './model.ts'
export type { Reason } from './reasons.ts'
export type { Descriptor, Report, Scanned } from './report-model.ts'
export { builtinRules as rules } from './rules/builtin.ts'
export { run as scan, type ScanOptions } from './run.ts'
export { scanText, type TextOptions } from './scan-text.ts'
export type { Secret } from './secret.ts'
export { scanStream } from './stream.ts'
export { exitCodeOf, failing } from './verdict.ts'
