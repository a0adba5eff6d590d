import type { Held } from '../detect/layer-detector.js';
import type { Look } from '../seen.js';
import { type RepositoryAudit } from './audit-repository.js';
interface LfsOptions {
    readonly look: Look;
    readonly fingerprintOf: (held: Held) => string;
    readonly signal?: AbortSignal;
}
/** Reads all contents in the folder. */
export declare function auditLfs(folder: string, { look, fingerprintOf, signal }: LfsOptions): Promise<RepositoryAudit>;
export {};
