import type { Fault } from '../shape.js';
import type { ByHand, RequestTemplate, VerifyCall } from './call.js';
type Path = Fault['path'];
/** All that is wrong with the verify calls, whose shape is right. `ids` are those of the file's keys. */
export declare function verifyFaults(calls: readonly (VerifyCall | ByHand)[], ids: ReadonlySet<string>): Fault[];
/** Of the keys that a call names. */
export declare function keyFaults(keys: readonly string[], ids: ReadonlySet<string>, path: Path): Fault[];
/** Of what a call sends; another that sends the key has to obey the same. */
export declare function requestFaults(request: RequestTemplate, path: Path): Fault[];
export {};
