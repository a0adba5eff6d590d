import type { Repair } from './hygiene/check.js';
import { type Facts } from './hygiene/facts.js';
import { type Weighing } from './hygiene/findings.js';
import type { Gathered } from './hygiene/gathered.js';
import type { Finding } from './model.js';
import type { Descriptor } from './report-model.js';
export interface Kept {
    readonly findings: readonly Finding[];
    readonly checks: readonly Descriptor[];
    /** What was looked at, and what would mend what was seen. */
    readonly facts: Facts;
    readonly repairs: () => Promise<readonly Repair[]>;
}
export declare function examineKeeping(gathered: Gathered, weighing: Weighing): Promise<Kept>;
/** Ids that a configuration may name beside those of rules. */
export declare function checkIds(): string[];
