import type { Fault } from '../shape.js';
import type { WrittenWay } from './revoke-call.js';
type Path = Fault['path'];
/** Of the ways in a rule file; `ids` are those of its keys. */
export declare function revokeFaults(ways: readonly (WrittenWay & {
    readonly keys: readonly string[];
})[], ids: ReadonlySet<string>): Fault[];
/** Of one way, whose shape is right. */
export declare function wayFaults(way: WrittenWay, path: Path): Fault[];
export {};
