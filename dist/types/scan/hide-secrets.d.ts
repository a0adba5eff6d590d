import type { Detector } from '../detect/detector.js';
import type { Report } from '../report-model.js';
/** The report with secrets in its names and sentences redacted. */
export declare function hideSecrets(report: Report, detector: Detector): Promise<Report>;
/** One text with every secret in it redacted. */
export declare function hideSecretsIn(text: string, detector: Detector): Promise<string>;
