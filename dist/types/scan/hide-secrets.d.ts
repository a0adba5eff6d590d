import type { Detector } from '../detect/detector.js';
import type { Finding } from '../model.js';
import type { Report } from '../report-model.js';
/** The report with secrets in its names and sentences redacted. */
export declare function hideSecrets(report: Report, detector: Detector): Promise<Report>;
/** The same for findings without their report. */
export declare function hideSecretsInFindings(findings: readonly Finding[], detector: Detector): Promise<Finding[]>;
/** One text with every secret in it redacted. */
export declare function hideSecretsIn(text: string, detector: Detector): Promise<string>;
