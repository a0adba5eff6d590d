import type { Descriptor } from '../report-model.js';
import type { HygieneCheck } from './check.js';
/** The address of the page on a check. */
export declare function pageOf(id: string): string;
export declare function descriptorOf({ id, title, severity, harm, remedy }: HygieneCheck): Descriptor;
