import type { Finding } from './model.js';
import type { Report } from './report-model.js';
import { type ScanOptions } from './run.js';
/**
 * Yields findings as soon as they are known, file by file: a secret that stands in several files comes once for each. The generator's
 * return value is the report, in which every secret is one finding. Leaving the loop early ends the scan. Throws UserError as `scan` does.
 */
export declare function scanStream(options: ScanOptions): AsyncGenerator<Finding, Report, undefined>;
