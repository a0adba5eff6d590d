import type { Finding, Location } from '../../model.js';
import type { Facts } from '../facts.js';
export interface KeyAge {
    readonly secret: Finding;
    /** Milliseconds since 1970. */
    readonly since: number;
    readonly place: Location;
}
/** Of keys in a known format that HEAD has, each once. What tests and examples hold, and what nobody could date, is left out. */
export declare function agesOf(facts: Facts): Promise<KeyAge[]>;
