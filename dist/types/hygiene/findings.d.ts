import type { SettingsAt } from '../folder-settings.js';
import type { Finding, Severity, Suppression } from '../model.js';
import type { HygieneCheck, Observation } from './check.js';
import type { Facts } from './facts.js';
export interface Weighing {
    readonly salt: string;
    /** Check id → another severity for it. */
    readonly severity: Readonly<Record<string, Severity>>;
    /** Ids of checks that are left out. */
    readonly disable: readonly string[];
    /** What holds for parts of the repository. */
    readonly settingsAt?: SettingsAt;
    /** Whether a path is wanted. */
    readonly wants: (path: string) => boolean;
    /** Why somebody has decided to leave what stands at a path. */
    readonly knownAs?: (fingerprint: string, path: string) => Suppression | undefined;
}
/** Who saw what. */
export interface Seen {
    readonly check: HygieneCheck;
    readonly observation: Observation;
}
/** In the order of the checks, then of their observations. */
export declare function observe(checks: readonly HygieneCheck[], facts: Facts, weighing: Weighing): Promise<Seen[]>;
export declare function toFinding({ check, observation }: Seen, { salt, severity, knownAs, settingsAt }: Weighing): Finding;
