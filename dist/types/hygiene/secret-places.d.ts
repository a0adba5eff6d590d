import type { Finding, Location } from '../model.js';
import type { Observation } from './check.js';
/** A secret, and those of its places that a check asks for, at least one. */
export interface Placed {
    readonly secret: Finding;
    readonly first: Location;
    readonly places: readonly Location[];
}
/** The secrets that stand in a text at a place which fits. */
export declare function placedWhere(secrets: readonly Finding[], fits: (place: Location, secret: Finding) => boolean): Placed[];
/** One observation for a secret, at the first of its places. */
export declare function observationOf({ secret, first, places }: Placed, message: string): Observation;
/** In tests, examples and documentation alone: addresses and keys are made up there, unless the secret itself says otherwise. */
export declare function mildIfMadeUp(observation: Observation, { places }: Placed): Observation;
/** What stands before the secret on its line, with other secrets redacted. */
export declare function textBefore({ frame }: Location): string;
/** Made to be seen by everybody, as the issuer says, or by its rule of no harm. */
export declare function isPublic({ severity, message }: Finding): boolean;
/** Works on real data: its format tells it from a key for tests. */
export declare function isLive({ title }: Finding): boolean;
/** Works on made-up data alone. */
export declare function isForTests({ title }: Finding): boolean;
