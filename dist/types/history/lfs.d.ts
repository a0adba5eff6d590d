import type { Detector } from '../detect/detector.js';
import type { Held } from '../detect/layer-detector.js';
import { type RepositoryAudit } from './audit-repository.js';
interface LfsOptions {
    readonly detector: Detector;
    readonly fingerprintOf: (held: Held) => string;
    readonly signal?: AbortSignal;
}
/** Reads all contents in the folder. */
export declare function auditLfs(folder: string, { detector, fingerprintOf, signal }: LfsOptions): Promise<RepositoryAudit>;
export {};
