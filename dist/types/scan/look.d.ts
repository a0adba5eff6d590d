import type { Detector } from '../detect/detector.js';
import type { ArchiveLimits, Look } from '../seen.js';
/** Looks into archives as far as the limits allow. */
export declare function lookWith(detector: Detector, limits: ArchiveLimits): Look;
