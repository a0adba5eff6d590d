import type { Settings } from './config.js';
import type { Gathered } from './hygiene/gathered.js';
import type { Descriptor, Finding } from './model.js';
export interface Kept {
    readonly findings: readonly Finding[];
    readonly checks: readonly Descriptor[];
}
export declare function examineKeeping(gathered: Gathered, settings: Settings, wants: (path: string) => boolean): Promise<Kept>;
/** Ids that a configuration may name beside those of rules. */
export declare function checkIds(): string[];
