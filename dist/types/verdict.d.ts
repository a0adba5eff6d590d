import { type Finding } from './model.js';
import type { Report } from './report-model.js';
/** Findings that make a scan fail: not suppressed, and at least as severe as the threshold. */
export declare function failing({ findings, failOn }: Report): Finding[];
/** Whether the scan looked at nothing: then it says nothing about secrets. */
export declare function scannedNothing({ scanned, subject }: Report): boolean;
/**
 * 0: nothing that fails · 1: findings · 3: incomplete · 130: interrupted by the user, whatever was found until then.
 * Findings in an incomplete scan give 1, and both are said.
 */
export declare function exitCodeOf(report: Report): 0 | 1 | 3 | 130;
