import type { Part } from '../model.js';
import { type Judged } from './judged.js';
/** What a repository's past says of a value, whose places are only some of those where it ever stood. */
export interface Past {
    /** It was there before what is audited. */
    isExisting(fingerprint: string): boolean;
    /** All paths at which it ever stood; of an archive, the archive's own. */
    pathsOf(fingerprint: string): readonly string[];
}
export interface Joined {
    /** What makes findings: all but the halves that are parts, or that would be nothing else. */
    readonly whole: readonly Judged[];
    /** A secret in its place → its halves there. */
    readonly halves: ReadonlyMap<Judged, readonly Judged[]>;
}
/** Finds the secrets of halves, each in its own blob. */
export declare function joinHalves(blobs: readonly (readonly Judged[])[], past?: Past): Joined;
/** The parts of one secret that stands in these places, each once, sorted. */
export declare function partsOf(group: readonly Judged[], halves: Joined['halves']): Part[];
/** Each value once, with all its places. */
export declare function mergeParts(parts: readonly Part[]): Part[];
